#include <catch2/catch_test_macros.hpp>

#include <string>

#include <varve/diff/describe.hpp>
#include <varve/diff/diff.hpp>

#include "build_schema.hpp"

using namespace build;

namespace {

const schema before = of({tab("metrics", {col("id"), col("taken_at")})});
const schema after = of({tab("metrics", {col("id"), col("measured_at")})});

}  // namespace

TEST_CASE("a column that vanished while another appeared is asked about, never guessed") {
    const varve::changes found = varve::diff(before, after);
    REQUIRE(found.refused.size() == 1);
    CHECK(found.refused[0] == varve::question{"metrics", "", "taken_at", {"measured_at"}});
    CHECK(found.refused[0].text() ==
          "column 'metrics.taken_at' is gone while 'measured_at' appeared; if it was renamed to 'measured_at', say "
          "renamed<&...::measured_at>.from(\"taken_at\") or --rename metrics.taken_at=measured_at; if it is to be dropped with "
          "its data, say dropped<\"taken_at\"> or --drop metrics.taken_at");
    CHECK_FALSE(found.is_backward_compatible());
    CHECK_FALSE(found.empty());
}

TEST_CASE("answers: by options, by facts") {
    varve::diff_options renamed;
    renamed.renames.push_back({"metrics", "taken_at", "measured_at"});
    CHECK(varve::describe(varve::diff(before, after, renamed).list.at(0)) == "rename column metrics.taken_at to measured_at");
    CHECK(varve::diff(before, after, renamed).refused.empty());

    schema hinted = after;
    hinted.tables[0].columns[1].hints.renamed_from.emplace_back("taken_at");
    CHECK(varve::diff(before, hinted).list.size() == 1);
    CHECK(varve::diff(after, hinted).empty());

    varve::diff_options dropped;
    dropped.drops.emplace_back("metrics.taken_at");
    CHECK(varve::diff(before, after, dropped).refused.empty());
    CHECK(varve::diff(before, after, dropped).list.size() == 2);
    schema confirmed = after;
    confirmed.tables[0].hints.dropped.emplace_back("taken_at");
    CHECK(varve::diff(before, confirmed).list.size() == 2);
    CHECK(varve::diff(before, confirmed).hazards().contains(varve::hazard::data_loss));
}

TEST_CASE("a rename is no rename while the old name is still there") {
    schema both = of({tab("metrics", {col("id"), col("taken_at"), varve::schema::column{}})});
    both.tables[0].columns[2] = null(col("measured_at"));
    both.tables[0].columns[2].hints.renamed_from.emplace_back("taken_at");
    const varve::changes found = varve::diff(before, both);
    REQUIRE(found.size() == 1);
    CHECK(varve::describe(found.list[0]) == "add column metrics.measured_at text NULL");
}

TEST_CASE("a drop alone, and a table, are confirmed too") {
    CHECK(varve::diff(before, of({tab("metrics", {col("id")})})).refused.size() == 1);
    const varve::changes gone = varve::diff(before, of({tab("values", {col("id")})}));
    REQUIRE(gone.refused.size() == 1);
    CHECK(gone.refused[0] == varve::question{"", "", "metrics", {"values"}});
    CHECK(gone.list.size() == 1);
    schema confirmed;
    confirmed.hints.dropped.emplace_back("metrics");
    CHECK(varve::diff(before, confirmed).list.size() == 1);
    varve::diff_options renamed;
    renamed.renames.push_back({"", "metrics", "values"});
    CHECK(varve::diff(of({tab("metrics", {col("id")})}), of({tab("values", {col("id")})}), renamed).size() == 1);
}

TEST_CASE("a table moves to another namespace by its qualified name") {
    schema moved = of({tab("metrics", {col("id"), col("taken_at")})});
    moved.tables[0].in_schema = "archive";
    moved.tables[0].hints.renamed_from.emplace_back("metrics");
    const varve::changes found = varve::diff(before, moved);
    REQUIRE(found.size() == 1);
    CHECK(varve::describe(found.list[0]) == "rename table metrics to archive.metrics");
}
