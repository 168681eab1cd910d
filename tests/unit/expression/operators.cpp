#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include <unit/query/plain.hpp>

using varve::col;
using varve_test::where_text;

namespace {

struct row {
    std::int64_t a{};
    double b{};
    std::optional<std::int64_t> c{};
    std::string d{};
    bool e{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&row::a>); }
};

constexpr const auto& a = col<&row::a>;
constexpr const auto& b = col<&row::b>;
constexpr const auto& c = col<&row::c>;
constexpr const auto& d = col<&row::d>;
constexpr const auto& e = col<&row::e>;

template <class Condition>
std::string text(const Condition& condition) {
    return std::string{where_text<row>(condition)};
}

template <class Expression>
using value_of = typename std::remove_cvref_t<Expression>::value_type;

// What an operator gives.
static_assert(std::is_same_v<value_of<decltype(a * 1.5)>, double> && std::is_same_v<value_of<decltype(1 + b)>, double>);
static_assert(std::is_same_v<value_of<decltype(a + 1)>, std::int64_t> && std::is_same_v<value_of<decltype(c - 0.5F)>, std::optional<double>>);
static_assert(std::is_same_v<value_of<decltype(a == 1)>, bool> && varve::predicate<decltype(!(a == 1) && b < 2)>);
static_assert(std::is_same_v<value_of<decltype(a + b)>, double> && std::is_same_v<value_of<decltype(b * 2)>, double>);
static_assert(std::is_same_v<value_of<decltype(c + 1)>, std::optional<std::int64_t>> && std::is_same_v<value_of<decltype(b - c)>, std::optional<double>>);
static_assert(std::is_same_v<value_of<decltype(varve::count())>, std::int64_t> && std::is_same_v<value_of<decltype(varve::avg(a))>, double>);
static_assert(std::is_same_v<value_of<decltype(varve::sum(c))>, std::int64_t> && std::is_same_v<value_of<decltype(varve::max(d))>, std::string>);

// What is no condition, and what cannot be calculated with.
template <class T>
concept adds_one = requires(const T& x) { x + 1; };
template <class T>
concept can_be_negated = requires(const T& x) { !x; };
static_assert(varve::predicate<decltype(e)> && !varve::predicate<decltype(a)>);
static_assert(adds_one<decltype(a)> && !adds_one<decltype(d)> && !can_be_negated<decltype(a)> && can_be_negated<decltype(a == 1)>);

// Columns carry nothing at run time.
static_assert(std::is_empty_v<std::remove_cvref_t<decltype(a)>> && std::is_empty_v<decltype(a == a)>);

}  // namespace

TEST_CASE("every comparison has its operator") {
    CHECK(text(a == 1) == R"("a" = $1)");
    CHECK(text(a != 1) == R"("a" <> $1)");
    CHECK(text(a < 1) == R"("a" < $1)");
    CHECK(text(a <= 1) == R"("a" <= $1)");
    CHECK(text(a > 1) == R"("a" > $1)");
    CHECK(text(a >= 1) == R"("a" >= $1)");
    CHECK(text(1 < a) == R"($1 < "a")");
    CHECK(text(a == c) == R"("a" = "c")");
    CHECK(text(b == 1) == R"("b" = $1)");
    CHECK(text(d == "x" || d == std::string{"x"} || d == std::string_view{"x"}) == R"("d" = $1 or "d" = $2 or "d" = $3)");
}

TEST_CASE("parentheses stand where engines or people could disagree") {
    CHECK(text(a == 1 && b == 2 && d == "") == R"("a" = $1 and "b" = $2 and "d" = $3)");
    CHECK(text(a == 1 || (b == 2 && d == "")) == R"("a" = $1 or ("b" = $2 and "d" = $3))");
    CHECK(text((a == 1 || b == 2) && d == "") == R"(("a" = $1 or "b" = $2) and "d" = $3)");
    CHECK(text(!(a == 1)) == R"(not ("a" = $1))");
    CHECK(text(!(a == 1 || b == 2)) == R"(not ("a" = $1 or "b" = $2))");
    CHECK(text(!!(a == 1)) == R"(not (not ("a" = $1)))");
    CHECK(text(!a.is_null()) == R"(not ("a" is null))");
    CHECK(text((a == 1) == e) == R"(("a" = $1) = "e")");
    CHECK(text((a == 1).is_null()) == R"(("a" = $1) is null)");
}

TEST_CASE("arithmetic keeps the order it was written in") {
    CHECK(text(a + 1 - 2 > 0) == R"("a" + $1 - $2 > $3)");
    CHECK(text(a - (a - 1) > 0) == R"("a" - ("a" - $1) > $2)");
    CHECK(text((a + 1) * 2 > 0) == R"(("a" + $1) * $2 > $3)");
    CHECK(text(a + b * 2 > 0) == R"("a" + "b" * $1 > $2)");
    CHECK(text(a / (b / 2) > 0) == R"("a" / ("b" / $1) > $2)");
    CHECK(text(1 - a < 0) == R"($1 - "a" < $2)");
    CHECK(text(a < b + 1) == R"("a" < "b" + $1)");
}

TEST_CASE("tests and lists") {
    CHECK(text(c.is_null() || c.is_not_null()) == R"("c" is null or "c" is not null)");
    CHECK(text(c.is_not_distinct_from(std::optional<int>{})) == R"("c" is not distinct from $1)");
    CHECK(text(c.is_distinct_from(5)) == R"("c" is distinct from $1)");
    CHECK(text(a.in(1, 2) && d.in("x", "y")) == R"("a" in ($1, $2) and "d" in ($3, $4))");
    CHECK(text(a.in(std::vector<int>{}) && a == 1) == R"("a" = any($1) and "a" = $2)");
    CHECK(text(a.not_in(std::vector<int>{})) == R"(not ("a" = any($1)))");
    CHECK(text((a + 1).in(std::vector<int>{})) == R"("a" + $1 = any($2))");
    CHECK(text(b.between(1, 2) && a == 1) == R"("b" between $1 and $2 and "a" = $3)");
    CHECK(text(d.like("x%") || d.not_like(d)) == R"("d" like $1 or "d" not like "d")");
}

TEST_CASE("names are qualified where asked") {
    const auto nodes = varve::detail::flattened<decltype(a == c)>(true);
    CHECK(varve::print(nodes, varve_test::plain::dialect) == R"("row"."a" = "row"."c")");
    constexpr varve::column_expression<&row::a, "boss"> boss{};
    CHECK(varve::print(varve::detail::flattened<decltype(boss == a)>(false), varve_test::plain::dialect) == R"("boss"."a" = "a")");
}

TEST_CASE("numbers of one kind make one query") {
    static_assert(std::is_same_v<decltype(b == 1), decltype(b == 2.0F)> && std::is_same_v<decltype(b == 1), decltype(b == 1UL)>);
    static_assert(std::is_same_v<decltype(d == "x"), decltype(d == "a longer one")>);  // literals of few sizes are kept in place
    static_assert(std::is_same_v<decltype(a == 1), decltype(a == 1L)> && std::is_same_v<decltype(a == 1), decltype(a == short{1})>);
    static_assert(!std::is_same_v<decltype(a == 1), decltype(a == 1UL)>);  // above the signed ones it must be told apart
    CHECK(text(a == 1) == text(a == 1L));
}
