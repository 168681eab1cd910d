#include <varve/sql/types/chrono.hpp>
#include <varve/sql/types/timestamp_text.hpp>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <chrono>
#include <cstdint>
#include <limits>

#include "unit/sql/loopback_statement.hpp"

using namespace std::chrono_literals;
using std::chrono::sys_days;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using varve::schema::storage;
using varve::schema::type_kind;

static_assert(varve::mapped<varve::timestamp> && varve::mapped<std::chrono::sys_seconds>);
static_assert(varve::mapped<std::chrono::sys_time<std::chrono::milliseconds>> && varve::mapped<std::chrono::sys_time<std::chrono::hours>>);
static_assert(!varve::mapped<std::chrono::sys_time<std::chrono::nanoseconds>>, "no engine keeps nanoseconds");
static_assert(!varve::mapped<std::chrono::sys_time<std::chrono::duration<double>>>);
static_assert(!varve::mapped<std::chrono::nanoseconds> && !varve::mapped<std::chrono::duration<double>>);
static_assert(varve::mapped<std::chrono::microseconds> && varve::mapped<std::chrono::years>);

static_assert(varve::logical_type<varve::timestamp>().kind == type_kind::timestamp);
static_assert(varve::logical_type<varve::local_timestamp>().kind == type_kind::local_timestamp);
static_assert(varve::logical_type<varve::date>().kind == type_kind::date);
static_assert(varve::logical_type<sys_days>().kind == type_kind::date && varve::logical_type<std::chrono::local_days>().kind == type_kind::date);
static_assert(varve::logical_type<varve::time_of_day>().kind == type_kind::time);
static_assert(varve::logical_type<std::chrono::seconds>().kind == type_kind::duration);

static_assert(varve::detail::storable_as<varve::timestamp, storage::integer> && varve::detail::storable_as<varve::timestamp, storage::text>);
static_assert(!varve::detail::storable_as<varve::timestamp, storage::floating>);

namespace {

constexpr varve::timestamp moon{sys_days{std::chrono::year{1969} / 7 / 20} + 20h + 17min + 39s + 999'999us};

}  // namespace

TEST_CASE("a timestamp keeps its microseconds on both sides of 1970") {
    CHECK(bound_as<varve::timestamp_value>(moon).microseconds == -14'182'940'000'001);
    for (const varve::timestamp at : {varve::timestamp{}, moon, varve::timestamp{-1us}, varve::timestamp{253402300799999999us},
                                      varve::timestamp::min(), varve::timestamp::max()})
        CHECK(round_trip(at, varve::timestamp{7us}) == at);
    CHECK(bound_as<std::string, storage::text>(moon) == "1969-07-20 20:17:39.999999");
    CHECK(bound_as<std::int64_t, storage::integer>(moon) == moon.time_since_epoch().count());
    CHECK(round_trip<storage::text>(moon) == moon);
    CHECK(round_trip<storage::integer>(moon) == moon);
    CHECK_THROWS_AS((round_trip<storage::text>(varve::timestamp::max())), varve::data_error);
    CHECK_THROWS_MATCHES((read_as<varve::timestamp, storage::text>(std::string_view{"yesterday"})), varve::data_error,
                         MessageMatches(ContainsSubstring("'yesterday'")));
}

TEST_CASE("coarser instants are columns, and never lose what they cannot hold") {
    const std::chrono::sys_seconds at{1'700'000'000s};
    CHECK(bound_as<varve::timestamp_value>(at).microseconds == 1'700'000'000'000'000);
    CHECK(round_trip(at) == at);
    CHECK_THROWS_MATCHES(read_as<std::chrono::sys_seconds>(varve::timestamp_value{1'500'000}), varve::data_error,
                         MessageMatches(ContainsSubstring("fraction")));
    CHECK_THROWS_AS(bound_as<varve::timestamp_value>(std::chrono::sys_seconds::max()), varve::data_error);
    CHECK_THROWS_AS(bound_as<varve::timestamp_value>(std::chrono::sys_seconds::min()), varve::data_error);
    using small = std::chrono::sys_time<std::chrono::duration<std::int16_t>>;
    CHECK_THROWS_AS(read_as<small>(varve::timestamp_value{32'768'000'000}), varve::data_error);
}

TEST_CASE("a local timestamp stays apart from an instant") {
    const varve::local_timestamp at{-1us};
    CHECK(bound_as<varve::local_timestamp_value>(at).microseconds == -1);
    CHECK(round_trip(at) == at);
    CHECK(bound_as<std::string, storage::text>(at) == "1969-12-31 23:59:59.999999");
    CHECK(round_trip<storage::text>(at) == at);
    CHECK(round_trip<storage::integer>(at) == at);
}

TEST_CASE("dates keep leap days and refuse days that do not exist") {
    using std::chrono::year;
    for (const varve::date day : {year{1970} / 1 / 1, year{2024} / 2 / 29, year{1600} / 2 / 29, year{1969} / 12 / 31, year{-4712} / 1 / 1,
                                  varve::date{year::min() / 1 / 1}, varve::date{year::max() / 12 / 31}})
        CHECK(round_trip(day, varve::date{year{2000} / 1 / 1}) == day);
    CHECK(bound_as<varve::date_value>(varve::date{year{1969} / 12 / 31}).days == -1);
    CHECK(bound_as<std::int64_t, storage::integer>(varve::date{year{2000} / 3 / 1}) == 11017);
    CHECK(bound_as<std::string, storage::text>(varve::date{year{2024} / 2 / 29}) == "2024-02-29");
    CHECK(round_trip<storage::text>(varve::date{year{2024} / 2 / 29}) == year{2024} / 2 / 29);
    CHECK_THROWS_MATCHES(round_trip(varve::date{year{2025} / 2 / 29}), varve::data_error,
                         MessageMatches(ContainsSubstring("year 2025, month 2 and day 29")));
    CHECK_THROWS_AS(round_trip(varve::date{}), varve::data_error);
    CHECK_THROWS_AS(read_as<varve::date>(varve::date_value{std::numeric_limits<std::int32_t>::max()}), varve::data_error);
    CHECK_THROWS_AS((read_as<varve::date, storage::text>(std::string_view{"2025-02-29"})), varve::data_error);
    CHECK_THROWS_AS((read_as<sys_days, storage::integer>(std::int64_t{1} << 40)), varve::data_error);
    CHECK(round_trip(sys_days{std::chrono::days{-1}}) == sys_days{std::chrono::days{-1}});
    CHECK(round_trip(std::chrono::local_days{std::chrono::days{11017}}) == std::chrono::local_days{std::chrono::days{11017}});
}

TEST_CASE("a time of day is at least midnight and less than a day") {
    const varve::time_of_day late{24h - 1us};
    CHECK(round_trip(late) == late);
    CHECK(bound_as<std::string, storage::text>(late) == "23:59:59.999999");
    CHECK(round_trip<storage::text>(late) == late);
    CHECK(round_trip<storage::integer>(late) == late);
    CHECK(varve::time_of_day{} < late);
    CHECK(late.split().minutes() == 59min);
    CHECK(varve::time_of_day{moon} == varve::time_of_day{20h + 17min + 39s + 999'999us});
    CHECK_THROWS_AS(varve::time_of_day{24h}, varve::data_error);
    CHECK_THROWS_AS(varve::time_of_day{-1us}, varve::data_error);
    CHECK_THROWS_AS(read_as<varve::time_of_day>(varve::time_value{86'400'000'000}), varve::data_error);
}

TEST_CASE("durations are exact to the microsecond") {
    CHECK(bound_as<varve::duration_value>(90min).microseconds == 5'400'000'000);
    CHECK(round_trip(std::chrono::milliseconds{-1}) == -1ms);
    CHECK(round_trip(std::chrono::microseconds::max()) == std::chrono::microseconds::max());
    CHECK(round_trip<storage::integer>(std::chrono::hours{5}) == 5h);
    CHECK_THROWS_AS(round_trip(std::chrono::hours::max()), varve::data_error);
    CHECK_THROWS_AS(read_as<std::chrono::seconds>(varve::duration_value{1}), varve::data_error);
}

TEST_CASE("an instant is a text and back") {
    const varve::timestamp when = varve::timestamp_from_text("2026-02-28 23:59:59.5");
    CHECK(varve::to_text(when) == "2026-02-28 23:59:59.500000");
    CHECK(varve::timestamp_from_text(varve::to_text(when)) == when);
    CHECK(varve::timestamp_from_text("1969-12-31T23:59:59Z").time_since_epoch() == std::chrono::seconds{-1});
    CHECK_THROWS_AS(varve::timestamp_from_text("2026-02-29 00:00:00"), varve::data_error);
    CHECK_THROWS_AS(varve::timestamp_from_text("2026-02-28"), varve::data_error);
    CHECK_THROWS_AS(varve::to_text(varve::timestamp::max()), varve::data_error);
}
