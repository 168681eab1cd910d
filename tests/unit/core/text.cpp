#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include <varve/core/fixed_string.hpp>
#include <varve/core/join.hpp>
#include <varve/core/number_text.hpp>
#include <varve/core/parse_double.hpp>

using namespace varve::detail;

static_assert(number_text(0) == "0");
static_assert(number_text(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
static_assert(varve::fixed_string{"metrics"}.view() == "metrics");
static_assert(varve::fixed_string{""}.empty());

TEST_CASE("numbers are written as they are read") {
    std::string text;
    append_number(text, std::numeric_limits<std::uint64_t>::max());
    text += ' ';
    append_number(text, std::int64_t{-1});
    CHECK(text == "18446744073709551615 -1");
}

TEST_CASE("parts are joined with what stands between them") {
    CHECK(join(std::vector<std::string>{}) == "");
    CHECK(join(std::vector<std::string>{"a"}) == "a");
    CHECK(join(std::vector<std::string>{"a", "b"}, " and ") == "a and b");
}

TEST_CASE("a double is read whole or not at all") {
    CHECK(parse_double("1.5") == 1.5);
    CHECK(parse_double("-0.1") == -0.1);
    CHECK(parse_double("5e-324") == std::numeric_limits<double>::denorm_min());
    CHECK(parse_double("1e-400") == 0.0);
    CHECK(parse_double("-1e400") == -std::numeric_limits<double>::infinity());
    CHECK(parse_double("inf") == std::numeric_limits<double>::infinity());
    CHECK(std::isnan(parse_double("nan").value()));
    for (const char* text : {"", " ", "x", "1x", "1 2", "1,5", "--1"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_double(text));
    }
}
