// Expressions that are facts of a model: the engine keeps to them, and tells them back.
#include <cstdint>
#include <optional>
#include <string>

#include <varve/diff/diff.hpp>
#include <varve/expression/arithmetic.hpp>
#include <varve/expression/choice.hpp>

#include "bench.hpp"
#include "migrations.hpp"

using namespace varve_test;
using varve::case_when;
using varve::col;

namespace {

// What facts may say: the same expressions with literals.
struct rated {
    std::int64_t id{};
    std::optional<std::int32_t> level{};
    std::string name;
    std::string word{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"rated">, varve::primary_key<&rated::id>,
                            varve::check<"level_small">(coalesce(varve::abs(col<&rated::level>), 0) < 100),
                            varve::check<"name_is_told">(nullif(col<&rated::name>, "").is_not_null()),
                            varve::generated<&rated::word>(case_when(col<&rated::level> < 0, "low").otherwise(col<&rated::name> || "!")));
    }
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("schema: expressions in checks and generated columns", "[schema]", tested_backends) {
    bench<TestType, rated> here;
    needs(here.can.generated_columns, "generated_columns");
    auto rows = here.template rows<rated>();
    for (const auto& row : {rated{1, -5, "a"}, rated{2, std::nullopt, "b"}, rated{3, 99, "it's"}}) {
        rated kept = row;
        rows.insert(kept);
    }
    CHECK(rows.get(1)->word == "low");
    CHECK(rows.get(2)->word == "b!");
    CHECK(rows.get(3)->word == "it's!");
    rated bad{4, -100, "c"};
    CHECK_THROWS_AS(rows.insert(bad), varve::check_violation);
    rated nameless{5, 1, ""};
    CHECK_THROWS_AS(rows.insert(nameless), varve::check_violation);
    // What the database tells back is what the models say.
    const auto& dialect = TestType::backend::migrations::dialect;
    CHECK(varve::diff(told_by(here.session, varve::models<rated>::schema()), dialect.project(here.session.introspect())).empty());
}
