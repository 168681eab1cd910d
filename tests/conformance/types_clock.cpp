#include <chrono>

#include <varve/sql/types/chrono.hpp>

#include "type_suite.hpp"

using namespace varve_test;
using namespace std::chrono_literals;

namespace varve_test {

template <>
struct sample<varve::time_of_day> : plain_sample<varve::time_of_day> {
    static constexpr varve::time_of_day literal() { return varve::time_of_day{24h - 1us}; }
    static std::vector<varve::time_of_day> values() {
        return {varve::time_of_day{0us}, varve::time_of_day{1us}, varve::time_of_day{8h + 23min + 41s}, literal()};
    }
    static std::vector<unlike> unreadable() { return {{"'24:00:00'", "the text '24:00:00'"}, {"0", "the integer 0"}}; }
};

template <>
struct sample<std::chrono::microseconds> : plain_sample<std::chrono::microseconds> {
    using time = std::chrono::microseconds;
    static constexpr time literal() { return -1us; }
    static std::vector<time> values() { return {-25h, -1us, 0us, 1us, 86400s, 876000h}; }
    static std::vector<unlike> unreadable() { return {{"'01:00'", "the text '01:00'"}, {"0.5", "the number 0.5"}}; }
};

template <>
struct sample<std::chrono::milliseconds> : plain_sample<std::chrono::milliseconds> {
    static constexpr std::chrono::milliseconds literal() { return -5ms; }
    static std::vector<std::chrono::milliseconds> values() { return {-5ms, 0ms, 1ms, 86400000ms}; }
    static std::vector<doubtful<std::chrono::milliseconds>> at_limits(const varve::capabilities&) {
        return {{std::chrono::milliseconds::max(), false}, {std::chrono::milliseconds::min(), false}};
    }
    static std::vector<unlike> unreadable() { return {{"1500001", "the integer 1500001"}}; }
};

template <>
struct sample<std::chrono::hours> : plain_sample<std::chrono::hours> {
    static constexpr std::chrono::hours literal() { return 7h; }
    static std::vector<std::chrono::hours> values() { return {-1h, 0h, 7h, 876000h}; }
    static std::vector<unlike> unreadable() { return {{"3600000001", "the integer 3600000001"}}; }
};

template <>
struct sample<varve::zoned_timestamp> : plain_sample<varve::zoned_timestamp> {
    static constexpr bool has_literal = false;  // it holds a std::string
    static constexpr varve::sql_text literal() { return varve::sql("'1969-12-31 23:59:59.999999 America/Los_Angeles'"); }
    static varve::zoned_timestamp meant() { return {varve::timestamp{-1us}, "America/Los_Angeles"}; }
    static std::vector<varve::zoned_timestamp> values() {
        return {{varve::timestamp{-30610224000s}, "UTC"}, meant(), {varve::timestamp{0us}, "Asia/Kathmandu"}, {varve::timestamp{0us}, "UTC"},
                {varve::timestamp{1us}, "+05:45"}, {varve::timestamp{253402300799999999us}, "Etc/GMT-14"}};
    }
    static std::vector<doubtful<varve::zoned_timestamp>> at_limits(const varve::capabilities&) {
        return {{{{}, ""}, false}, {{{}, "not a zone"}, false}, {{{}, "'; --"}, false}, {{varve::timestamp::max(), "UTC"}, false}};
    }
    static std::vector<unlike> unreadable() {
        return {{"'1970-01-01 00:00:00.000000'", "the text '1970-01-01 00:00:00.000000'"}, {"'1970-01-01 00:00:00 UTC'", "the text '1970-01-01 00:00:00 UTC'"},
                {"'1970-02-30 00:00:00.000000 UTC'", "no zoned timestamp"}, {"7", "the integer 7"}};
    }
};

}  // namespace varve_test

TEMPLATE_LIST_TEST_CASE("types: times of day", "[types]", tested_backends) { type_behaves<TestType, varve::time_of_day>(); }
TEMPLATE_LIST_TEST_CASE("types: microseconds", "[types]", tested_backends) { type_behaves<TestType, std::chrono::microseconds>(); }
TEMPLATE_LIST_TEST_CASE("types: milliseconds", "[types]", tested_backends) { type_behaves<TestType, std::chrono::milliseconds>(); }
TEMPLATE_LIST_TEST_CASE("types: hours", "[types]", tested_backends) { type_behaves<TestType, std::chrono::hours>(); }
TEMPLATE_LIST_TEST_CASE("types: zoned timestamps", "[types]", tested_backends) { type_behaves<TestType, varve::zoned_timestamp>(); }
