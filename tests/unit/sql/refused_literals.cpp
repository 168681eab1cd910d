// Literals that SQLite would change are refused, not written into DDL.
#include <catch2/catch_test_macros.hpp>

#include <limits>
#include <string>

#include <varve/backend/sqlite/sqlite.hpp>

namespace {

varve::schema::node literal(varve::schema::type_kind kind, std::string text, double floating = 0) {
    varve::schema::node made{.kind = varve::schema::node_kind::literal};
    made.value_type.kind = kind;
    made.text = std::move(text);
    made.floating = floating;
    return made;
}

std::string written(const varve::schema::node& node) {
    std::string out;
    varve::sqlite::dialect.append_literal(out, node);
    return out;
}

}  // namespace

TEST_CASE("literals that SQLite would change are refused") {
    using enum varve::schema::type_kind;
    using limits = std::numeric_limits<double>;
    CHECK_THROWS_AS(written(literal(text, std::string("a\0b", 3))), varve::data_error);
    CHECK(written(literal(text, "a'b")) == "'a''b'");
    CHECK_THROWS_AS(written(literal(floating, "", limits::quiet_NaN())), varve::data_error);
    CHECK_THROWS_AS(written(literal(floating, "", -0.0)), varve::data_error);
    CHECK(written(literal(floating, "", 0.0)) == "0.0");
    CHECK(written(literal(floating, "", -limits::infinity())) == "-9e999");
    CHECK_THROWS_AS(written(literal(integer, "9223372036854775808")), varve::data_error);
    CHECK(written(literal(integer, "-9223372036854775808")) == "-9223372036854775808");
}
