// What does not fit is refused, with words that say what, where and what to do.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <varve/core/error.hpp>
#include <varve/diff/apply.hpp>

#include "build_schema.hpp"

namespace {

using namespace build;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;

schema start() {
    table parent = keyed(tab("parent", {col("id"), col("x")}));
    parent.checks.push_back({"ck", positive("x")});
    table child = tab("child", {col("r")});
    child.foreign_keys.push_back(key("fk", "r", "parent", "id"));
    return of({parent, child});
}

void refused(const varve::change& one, const char* words) {
    schema state = start();
    CHECK_THROWS_MATCHES(varve::apply(state, one), varve::migration_error, MessageMatches(ContainsSubstring(words)));
}

varve::change on(const char* table, varve::schema_part before, varve::schema_part after, int position = -1) {
    return {table, {}, std::move(before), std::move(after), position};
}

}  // namespace

TEST_CASE("apply refuses what is missing, there already, or not what it was") {
    refused(on("nowhere", {}, col("y")), "there is no table 'nowhere'; create it first");
    refused(on("parent", {}, col("x")), "there is a column 'x' in table 'parent' already");
    refused(on("parent", col("y"), {}), "there is no column 'y' in table 'parent'");
    refused(on("parent", null(col("x")), {}), "is not what the change says it was");
    refused(on("parent", col("x"), null(col("y"))), "alters it as well; rename it and alter it in two changes");
    refused(on("parent", col("x"), col("id")), "there is a column 'id'");
    refused(on("parent", {}, col("y"), 7), "to stand at a place that is not");
    refused(on("parent", {}, idx("i", {"y"})), "there is no column 'y' in table 'parent'");
    refused(on("child", {}, key("fk", "r", "parent", "id")), "there is a foreign key 'fk'");
    refused(on("child", {}, key("fk2", "r", "missing", "id")), "refers to table 'missing', which is not there");
    refused(on("child", {}, key("fk2", "r", "parent", "missing")), "there is no column 'missing' in table 'parent'");
    refused(on("parent", {}, primary_key{"pk", {"x"}}), "there is a primary key");
    refused(on("parent", idx("i", {"x"}), {}), "there is no index 'i'");
    refused(on("parent", {}, {}), "neither a before nor an after");
    refused(on("parent", col("x"), idx("i", {"x"})), "turns one kind of part into another");
    refused(on("", {}, tab("parent", {col("a")})), "there is a table 'parent' already");
    refused(on("", {}, tab("twice", {col("a"), col("a")})), "there is a column 'a' in table 'twice' already");
    refused(on("", view{"v", "", {}, false, ""}, {}), "there is no view 'v'");
}

TEST_CASE("apply refuses to drop what is still referred to") {
    refused(on("parent", col("x"), {}), "still used by check 'ck'");
    refused(on("parent", col("id"), {}), "still used by the primary key");
    refused(on("child", col("r"), {}), "still used by foreign key 'fk'");
    refused(on("", start().tables[0], {}), "still referred to by foreign key 'fk' in table 'child'");
}

TEST_CASE("a change that was refused leaves the schema as it was") {
    for (const varve::change& one : {on("parent", {}, col("x")), on("parent", col("x"), col("id")), on("parent", idx("i", {"x"}), {}),
                                     on("child", {}, key("fk2", "r", "missing", "id")),
                                     on("", {}, start().tables[1])}) {
        schema state = start();
        CHECK_THROWS_AS(varve::apply(state, one), varve::migration_error);
        CHECK(state == start());
    }
}

TEST_CASE("a column rename is carried everywhere, opaque text aside") {
    schema state = start();
    table& parent = state.tables[0];
    varve::schema::index partial = idx("i", {"x"});
    partial.where = positive("x");
    partial.include = {"x"};
    parent.indexes.push_back(partial);
    parent.uniques.push_back({"u", {"x", "id"}, false});
    column sum = col("sum");
    sum.generated = positive("x");
    parent.columns.push_back(sum);
    parent.checks.push_back({"opaque", sql("x > 0")});
    state.tables[1].foreign_keys.push_back(key("fk2", "r", "parent", "x"));
    const varve::change one = on("parent", col("x"), col("y"));
    const schema before = state;
    varve::apply(state, one);
    CHECK(parent.checks[0].condition == positive("y"));
    CHECK(parent.checks[1].condition == sql("x > 0"));
    CHECK(parent.indexes[0].where == positive("y"));
    CHECK(parent.indexes[0].include[0] == "y");
    CHECK(parent.indexes[0].parts[0].column == "y");
    CHECK(parent.uniques[0].columns[0] == "y");
    CHECK(parent.columns[2].generated == positive("y"));
    CHECK(state.tables[1].foreign_keys[1].referenced_columns[0] == "y");
    varve::apply(state, varve::inverse(one));
    CHECK(state == before);
}
