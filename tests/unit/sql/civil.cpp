#include <varve/sql/civil.hpp>

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace varve::detail;

constexpr std::string date_text(std::int32_t days) {
    std::string out;
    if (!append_date(out, days)) out = "refused";
    return out;
}
constexpr std::string timestamp_text(std::int64_t microseconds) {
    std::string out;
    if (!append_timestamp(out, microseconds)) out = "refused";
    return out;
}
constexpr std::int64_t refused = -1;
constexpr std::int64_t timestamp(std::string_view text) {
    std::int64_t out = refused;
    parse_timestamp(text, out);
    return out;
}
constexpr std::int64_t time_of_day(std::string_view text) {
    std::int64_t out = refused;
    parse_time(text, out);
    return out;
}

static_assert(date_text(0) == "1970-01-01");
static_assert(timestamp_text(-1) == "1969-12-31 23:59:59.999999");

}  // namespace

TEST_CASE("days and dates agree for every day of ten thousand years") {
    civil_date expected{0, 1, 1};
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (std::int32_t days = first_text_day; days <= last_text_day; ++days) {
        const civil_date date = civil_from_days(days);
        if (date.year != expected.year || date.month != expected.month || date.day != expected.day) FAIL(date_text(days));
        std::int32_t back = 0;
        if (!parse_date(date_text(days), back) || back != days) FAIL(date_text(days));
        const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
        if (++expected.day > lengths[expected.month - 1] + (leap && expected.month == 2)) {
            expected.day = 1;
            if (++expected.month > 12) expected = {expected.year + 1, 1, 1};
        }
    }
    CHECK(expected.year == 10'000);
    CHECK(date_text(first_text_day) == "0000-01-01");
    CHECK(date_text(last_text_day) == "9999-12-31");
    CHECK(date_text(first_text_day - 1) == "refused");
    CHECK(date_text(last_text_day + 1) == "refused");
    CHECK(date_text(INT32_MIN) == "refused");
}

TEST_CASE("dates that do not exist are refused") {
    for (const auto* text : {"2023-02-29", "1900-02-29", "2024-13-01", "2024-00-01", "2024-01-00", "2024-04-31", "2024-1-01",
                             "2024-01-01 ", "", "2024/01/01", "-024-01-01"}) {
        std::int32_t days = 7;
        CHECK_FALSE(parse_date(text, days));
        CHECK(days == 7);
    }
}

TEST_CASE("times of day") {
    std::string out;
    CHECK(append_time(out, microseconds_per_day - 1));
    CHECK(out == "23:59:59.999999");
    CHECK_FALSE(append_time(out, microseconds_per_day));
    CHECK_FALSE(append_time(out, -1));
    CHECK(out == "23:59:59.999999");
    CHECK(time_of_day("00:00:01") == 1'000'000);
    CHECK(time_of_day("00:00:01.5") == 1'500'000);
    CHECK(time_of_day("00:00:01.000005") == 1'000'005);
    for (const auto* text : {"24:00:00", "00:60:00", "00:00:60", "00:00", "00:00:00.", "00:00:00.1234567", "00:00:00,1"})
        CHECK(time_of_day(text) == refused);
}

TEST_CASE("timestamps are read in the forms that engines and people write") {
    CHECK(timestamp_text(timestamp("2026-11-21 08:23:41.000123")) == "2026-11-21 08:23:41.000123");
    CHECK(timestamp("1970-01-01T00:00:01Z") == 1'000'000);
    CHECK(timestamp("1970-01-01 00:00:01.25+00:00") == 1'250'000);
    CHECK(timestamp_text(timestamp("0000-01-01 00:00:00")) == "0000-01-01 00:00:00.000000");
    CHECK(timestamp_text(INT64_MIN) == "refused");
    CHECK(timestamp_text(INT64_MAX) == "refused");
    for (const auto* text : {"1970-01-01", "1970-01-01x00:00:00", "1970-01-01 00:00:01+01:00", "1970-01-01 00:00:00ZZ", ""})
        CHECK(timestamp(text) == refused);
}
