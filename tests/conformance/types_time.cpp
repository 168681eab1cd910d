#include <chrono>

#include <varve/sql/types/chrono.hpp>

#include "type_suite.hpp"

using namespace varve_test;
using namespace std::chrono_literals;

namespace {

constexpr varve::date day(int year, unsigned month, unsigned of_month) {
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of_month}};
}
constexpr varve::timestamp at(int year, unsigned month, unsigned of_month, std::chrono::microseconds time = 0us) {
    return std::chrono::sys_days{day(year, month, of_month)} + time;
}

}  // namespace

namespace varve_test {

template <>
struct sample<varve::timestamp> : plain_sample<varve::timestamp> {
    static constexpr varve::timestamp literal() { return at(1969, 12, 31, 23h + 59min + 59s + 999999us); }
    static std::vector<varve::timestamp> values() {
        return {at(1000, 1, 1), at(1600, 2, 29, 1us), literal(), at(1970, 1, 1), at(1970, 1, 1, 1us), at(2000, 2, 29, 12h),
                at(2024, 2, 29, 23h + 59min + 59s + 1us), at(2026, 11, 21, 8h + 23min + 41s + 120ms), at(9999, 12, 31, 24h - 1us)};
    }
    static std::vector<doubtful<varve::timestamp>> at_limits(const varve::capabilities& can) {
        return {{at(10000, 1, 1), can.keeps_years_above_9999}, {varve::timestamp::max(), can.keeps_years_above_9999}, {varve::timestamp::min(), false}};
    }
    static std::vector<unlike> unreadable() {
        return {{"'yesterday'", "the text 'yesterday'"}, {"1732000000", "the integer 1732000000"}, {"'2025-02-29 00:00:00'", "the text '2025-02-29 00:00:00'"},
                {"'2025-02-28 24:00:00'", "the text '2025-02-28 24:00:00'"}};
    }
};

template <>
struct sample<varve::local_timestamp> : plain_sample<varve::local_timestamp> {
    static constexpr varve::local_timestamp literal() { return varve::local_timestamp{-1us}; }
    static std::vector<varve::local_timestamp> values() {
        std::vector<varve::local_timestamp> made;
        for (const varve::timestamp each : sample<varve::timestamp>::values()) made.emplace_back(each.time_since_epoch());
        return made;
    }
    static std::vector<doubtful<varve::local_timestamp>> at_limits(const varve::capabilities& can) {
        return {{varve::local_timestamp::max(), can.keeps_years_above_9999}, {varve::local_timestamp::min(), false}};
    }
};

template <>
struct sample<std::chrono::sys_seconds> : plain_sample<std::chrono::sys_seconds> {
    static constexpr std::chrono::sys_seconds literal() { return std::chrono::sys_seconds{-1s}; }
    static std::vector<std::chrono::sys_seconds> values() {
        return {std::chrono::sys_seconds{-30610224000s}, literal(), std::chrono::sys_seconds{0s}, std::chrono::sys_seconds{1700000000s}};
    }
    static std::vector<doubtful<std::chrono::sys_seconds>> at_limits(const varve::capabilities&) {
        return {{std::chrono::sys_seconds::max(), false}, {std::chrono::sys_seconds::min(), false}};
    }
    static std::vector<unlike> unreadable() { return {{"'1970-01-01 00:00:00.500000'", "the text '1970-01-01 00:00:00.500000'"}}; }
};

template <>
struct sample<varve::date> : plain_sample<varve::date> {
    static constexpr varve::date literal() { return day(1600, 2, 29); }
    static std::vector<varve::date> values() {
        return {day(1000, 1, 1), day(1600, 2, 29), day(1969, 12, 31), day(1970, 1, 1), day(2000, 2, 29), day(2024, 2, 29), day(2026, 11, 21), day(9999, 12, 31)};
    }
    static std::vector<doubtful<varve::date>> at_limits(const varve::capabilities& can) {
        return {{day(2025, 2, 29), false}, {day(1900, 2, 29), false}, {day(2026, 4, 31), false}, {day(2026, 0, 1), false},
                {day(10000, 1, 1), can.keeps_years_above_9999}};
    }
    static std::vector<unlike> unreadable() {
        return {{"'2025-02-29'", "the text '2025-02-29'"}, {"20000", "the integer 20000"}, {"'2025-1-1'", "the text '2025-1-1'"}};
    }
};

template <>
struct sample<std::chrono::sys_days> : plain_sample<std::chrono::sys_days> {
    static constexpr std::chrono::sys_days literal() { return day(1900, 2, 28); }
    static std::vector<std::chrono::sys_days> values() { return {day(1000, 1, 1), literal(), day(2000, 2, 29), day(9999, 12, 31)}; }
};

}  // namespace varve_test

TEMPLATE_LIST_TEST_CASE("types: timestamps", "[types]", tested_backends) { type_behaves<TestType, varve::timestamp>(); }
TEMPLATE_LIST_TEST_CASE("types: local timestamps", "[types]", tested_backends) { type_behaves<TestType, varve::local_timestamp>(); }
TEMPLATE_LIST_TEST_CASE("types: coarser instants", "[types]", tested_backends) { type_behaves<TestType, std::chrono::sys_seconds>(); }
TEMPLATE_LIST_TEST_CASE("types: dates", "[types]", tested_backends) { type_behaves<TestType, varve::date>(); }
TEMPLATE_LIST_TEST_CASE("types: days", "[types]", tested_backends) { type_behaves<TestType, std::chrono::sys_days>(); }
