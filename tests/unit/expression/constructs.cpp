#include <string>

#include <catch2/catch_test_macros.hpp>

#include <varve/backend/recording/recording.hpp>
#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/migrate/detail/print_term.hpp>
#include <varve/migrate/term.hpp>
#include <varve/schema/json.hpp>
#include <varve/sql/print.hpp>

using namespace varve::migration;

namespace {

const term sign = construct("case", {col("level") < literal(0), literal("frost"), call("coalesce", {col("level"), literal(0)}) == literal(0),
                                     cast(literal(1.5), text()), literal("mild")});

}  // namespace

TEST_CASE("a construct is printed with its words") {
    CHECK(varve::print(sign.value(), varve::sqlite::dialect) ==
          "CASE WHEN \"level\" < 0 THEN 'frost' WHEN coalesce(\"level\", 0) = 0 THEN CAST(1.5 AS TEXT) ELSE 'mild' END");
    CHECK(varve::print(construct("case", {is_null(col("a")), literal(1)}).value(), varve::sqlite::dialect) == "CASE WHEN \"a\" is null THEN 1 END");
}

TEST_CASE("a construct is an operand like a name") {
    CHECK(varve::print((sign == literal("frost") && !construct("case", {col("a"), literal(true)})).value(), varve::sqlite::dialect) ==
          varve::print(sign.value(), varve::sqlite::dialect) + " = 'frost' and not CASE WHEN \"a\" THEN 1 END");
}

TEST_CASE("a construct is written into a revision as it is built there") {
    CHECK(detail::print_term(sign.value()) ==
          "construct(\"case\", {col(\"level\") < literal(0), literal(\"frost\"), call(\"coalesce\", {col(\"level\"), literal(0)}) == literal(0), "
          "cast(literal(1.5), text()), literal(\"mild\")})");
}

TEST_CASE("a construct keeps its place in the JSON of a schema") {
    varve::schema::schema whole;
    whole.tables.emplace_back().name = "t";
    whole.tables[0].checks.push_back({.name = "c", .condition = (sign == literal("mild")).value()});
    CHECK(varve::schema::schema_from_json(varve::schema::to_json(whole)) == whole);
}

TEST_CASE("what an engine lacks is refused, and a construct that is none") {
    CHECK_THROWS_AS(varve::print(construct("filter", {call("count", {star()}), col("a")}).value(), varve::recording::dialect), std::logic_error);
    CHECK(varve::print(construct("filter", {call("count", {star()}), col("a")}).value(), varve::sqlite::dialect) == "count(*) FILTER (WHERE \"a\")");
    CHECK_THROWS_AS(varve::print(construct("nonsense", {col("a")}).value(), varve::sqlite::dialect), std::logic_error);
}
