#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <catch2/catch_test_macros.hpp>

#include "plain.hpp"

using varve::col;
using varve::sql_of;
using varve_test::plain;

namespace {

struct metric {
    std::int64_t id{};
    std::string name{};
    std::optional<double> value{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"metrics">, varve::in_schema<"lab">, varve::primary_key<&metric::id>.generated());
    }
};
struct brief {
    std::string name;
    std::int64_t rows;
};

// The text is a constant of the query's type: usable where constants are, in read-only memory, with a NUL behind it.
constexpr auto all = varve::select<metric>().where(col<&metric::name> == "x").order_by(varve::desc(col<&metric::id>)).limit(5);
constexpr std::string_view text = sql_of<plain>(all);
static_assert(text == R"(SELECT "id", "name", "value" FROM "lab"."metrics" WHERE "name" = $1 ORDER BY "id" DESC LIMIT $2)");
static_assert(text.data()[text.size()] == '\0');
static_assert(decltype(all)::sql<plain>.size() == text.size());
static_assert(sql_of<plain>(varve::erase<metric>().all_rows()) == R"(DELETE FROM "lab"."metrics")");
static_assert(sql_of<plain>(varve::update<metric>().set(varve::set<&metric::value>(1)).where(col<&metric::id> == 1)) ==
              R"(UPDATE "lab"."metrics" SET "value" = $1 WHERE "id" = $2)");
static_assert(sql_of<plain>(varve::select<brief>(col<&metric::name>, varve::count()).from<metric>().group_by(col<&metric::name>)) ==
              R"(SELECT "name", count(*) FROM "lab"."metrics" GROUP BY "name")");

// Row types.
static_assert(std::is_same_v<decltype(all)::row_type, metric>);
static_assert(std::is_same_v<decltype(varve::select<brief>(col<&metric::name>, varve::count()).from<metric>())::row_type, brief>);
static_assert(std::is_void_v<decltype(varve::erase<metric>().all_rows())::row_type>);

// A forgotten condition must not touch every row: without one there is nothing to run.
template <class Query>
concept has_text = requires { Query::template sql<plain>; };
static_assert(!has_text<decltype(varve::erase<metric>())>);
static_assert(!has_text<decltype(varve::update<metric>().set(varve::set<&metric::value>(1)))>);
static_assert(has_text<decltype(varve::erase<metric>().where(col<&metric::id> == 1))>);

// Nor is a number or text a condition.
template <class Condition>
concept is_condition = requires(const Condition& condition) { varve::select<metric>().where(condition); };
static_assert(is_condition<decltype(col<&metric::id> == 1)> && !is_condition<decltype(col<&metric::id> + 1)> && !is_condition<bool> &&
              !is_condition<decltype(col<&metric::name>)>);

// What fits a field of a result struct.
template <class Field, class Selected>
inline constexpr bool fits = varve::selected_value_fits_field<brief, 0, Field, Selected>::holds;
static_assert(fits<std::string, std::string> && fits<std::optional<std::string>, std::string> && fits<double, std::int64_t> &&
              fits<int, std::int64_t> && fits<std::optional<double>, std::optional<double>>);
static_assert(!fits<std::string, std::int64_t> && !fits<std::int64_t, double> && !fits<double, std::optional<double>> && !fits<bool, std::int64_t> &&
              !fits<std::int64_t, bool>);

// What a column may be set to.
static_assert(varve::sets_like_type<&metric::value, std::nullopt_t>::holds && varve::sets_like_type<&metric::value, int>::holds &&
              varve::sets_like_type<&metric::value, std::optional<double>>::holds);
static_assert(!varve::sets_like_type<&metric::id, std::nullopt_t>::holds && !varve::sets_like_type<&metric::id, double>::holds &&
              !varve::sets_like_type<&metric::name, int>::holds);

// Keys.
static_assert(varve::key_matches<metric, int>::holds && varve::key_matches<metric, std::uint8_t>::holds);
static_assert(!varve::key_matches<metric>::holds && !varve::key_matches<metric, int, int>::holds && !varve::key_matches<metric, double>::holds &&
              !varve::key_matches<metric, std::string>::holds);

}  // namespace

TEST_CASE("a query is made once and lies in read-only memory") {
    const auto first = varve::select<metric>().where(col<&metric::id> == 1);
    const auto second = varve::select<metric>().where(col<&metric::id> == 2);
    CHECK(sql_of<plain>(first).data() == sql_of<plain>(second).data());
}

TEST_CASE("clauses print in the order of SQL, whatever order they were given in") {
    const auto forward = varve::select<metric>().where(col<&metric::id> > 1).order_by(col<&metric::id>).limit(1).offset(2);
    const auto backward = varve::select<metric>().offset(2).limit(1).order_by(col<&metric::id>).where(col<&metric::id> > 1);
    CHECK(sql_of<plain>(forward) == sql_of<plain>(backward));
    CHECK(sql_of<plain>(backward) == R"(SELECT "id", "name", "value" FROM "lab"."metrics" WHERE "id" > $1 ORDER BY "id" LIMIT $2 OFFSET $3)");
}

TEST_CASE("a text longer than the first buffer is whole") {
    struct wide {
        std::int64_t a_rather_long_name_of_a_column_0001{}, a_rather_long_name_of_a_column_0002{}, a_rather_long_name_of_a_column_0003{},
            a_rather_long_name_of_a_column_0004{}, a_rather_long_name_of_a_column_0005{}, a_rather_long_name_of_a_column_0006{};
        static constexpr auto facts() { return varve::facts(); }
    };
    const auto& first = col<&wide::a_rather_long_name_of_a_column_0001>;
    const auto one = first > 0 && first > 0 && first > 0 && first > 0 && first > 0 && first > 0;
    const auto many = varve::select<wide>().where(one && first.in(1, 2) && first.between(1, 2)).order_by(first, first, first, first, first, first, first, first, first, first);
    const std::string_view whole = sql_of<plain>(many);
    CHECK(whole.size() > 1024);
    CHECK(whole.ends_with(R"("a_rather_long_name_of_a_column_0001")"));
    CHECK(whole.data()[whole.size()] == '\0');
}
