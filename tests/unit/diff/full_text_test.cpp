#include <catch2/catch_test_macros.hpp>

#include <string>

#include <varve/diff/describe.hpp>
#include <varve/diff/diff.hpp>
#include <varve/diff/json.hpp>

#include "build_schema.hpp"

namespace {

using namespace build;

constexpr varve::schema::index words(std::string_view name, std::initializer_list<std::string_view> columns) {
    varve::schema::index made = idx(name, columns);
    made.kind = varve::schema::index_kind::full_text;
    return made;
}
table notes(std::vector<varve::schema::index> indexes) {
    table made = tab("notes", {col("title", type_kind::text), col("body", type_kind::text)});
    made.indexes = std::move(indexes);
    return made;
}
std::string told(const varve::changes& all) {
    std::string out;
    for (const varve::change& each : all) out += varve::describe(each) + "; ";
    return out + varve::text_of(all.hazards());
}

}  // namespace

TEST_CASE("a full-text index is added, dropped, changed and renamed by its name") {
    const auto none = of({notes({})});
    const auto one = of({notes({words("ft", {"title"})})});
    CHECK(told(varve::diff(none, one)) == "add full-text index ft (title) on notes; ");
    CHECK(told(varve::diff(one, none)) == "drop full-text index ft (title) on notes; breaks_old_readers");
    CHECK(varve::diff(one, one).empty());
    CHECK(told(varve::diff(one, of({notes({words("words", {"title"})})}))) == "rename full-text index ft to words on notes; breaks_old_readers");
    // The same name for an index of another kind: one goes, the other comes.
    CHECK(varve::diff(one, of({notes({idx("ft", {"title"})})})).size() == 2);
    auto weighed = words("ft", {"title"});
    weighed.parts[0].weight = 3;
    CHECK(varve::diff(one, of({notes({weighed})})).size() == 2);
}

TEST_CASE("a full-text index follows the renames of its table and columns, and its changes go both ways") {
    auto to = notes({words("ft", {"head", "body"})});
    to.name = "letters";
    to.hints.renamed_from = {"notes"};
    to.columns[0].name = "head";
    to.columns[0].hints.renamed_from = {"title"};
    const auto from = of({notes({words("ft", {"title", "body"})})});
    const varve::changes found = varve::diff(from, of({to}));
    CHECK(told(found) == "rename table notes to letters; rename column letters.title to head; breaks_old_readers");
    varve::schema::schema there = from;
    for (const varve::change& each : found) varve::apply(there, each);
    CHECK(there.tables[0].indexes[0].parts[0].column == "head");
    for (const varve::change& each : varve::diff(from, of({notes({})}))) CHECK(varve::change_from_json(varve::to_json(each)) == each);
}
