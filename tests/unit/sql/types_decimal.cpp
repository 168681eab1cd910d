#include <varve/sql/types/rounding.hpp>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "unit/sql/loopback_statement.hpp"

using varve::data_error;
using varve::decimal;
using varve::rounded;
using varve::rounding;
using varve::schema::storage;

using money = decimal<10, 2>;
using widest = decimal<38, 10>;

// A literal type at every width.
static_assert(money{} == 0 && money{5}.unscaled() == 500 && money{"12.5"} == money::from_unscaled(1250));
static_assert(money{"12.5"} + money{"0.01"} == money{"12.51"} && -money{"1.00"} == money{-1});
static_assert(money{"1.10"} * 3 == money{"3.30"} && 3 * money{"1.10"} - money{1} == money{"2.3"});
static_assert(money{"-99999999.99"}.to_string() == "-99999999.99" && decimal<3, 3>{"-0.005"}.to_string() == "-0.005");
static_assert(widest{"-9999999999999999999999999999.9999999999"}.to_string() == "-9999999999999999999999999999.9999999999");
static_assert(decimal<38>{"99999999999999999999999999999999999999"} > decimal<38>{std::numeric_limits<std::uint64_t>::max()});

// Exact across types.
static_assert(money{"12.50"} == decimal<6, 3>{"2.500"} * 5 && money{"-0.01"} < decimal<38, 38>{"-0.00999"});
static_assert(std::is_same_v<decltype(money{} * decimal<5, 3>{}), decimal<15, 5>>);
static_assert(std::is_same_v<decltype(money{} + decimal<5, 3>{}), decimal<12, 3>>);
static_assert(money{"0.10"} * decimal<5, 3>{"0.125"} == decimal<15, 5>{"0.01250"});
static_assert(std::is_convertible_v<decimal<8, 2>, money> && !std::is_convertible_v<decimal<8, 3>, money>);
static_assert(!std::is_convertible_v<double, money> && !std::is_constructible_v<money, double>, "a double says how it is rounded");

static_assert(rounded<decimal<5, 1>>(money{"0.25"}, rounding::half_even) == decimal<5, 1>{"0.2"});
static_assert(rounded<decimal<5, 1>>(money{"0.25"}, rounding::half_away_from_zero) == decimal<5, 1>{"0.3"});
static_assert(rounded<decimal<5, 1>>(money{"-0.29"}, rounding::toward_zero) == decimal<5, 1>{"-0.2"});
static_assert(rounded<decimal<5>>(money{"-0.51"}, rounding::half_even) == -1);

static_assert(varve::logical_type<money>() == varve::schema::type{.kind = varve::schema::type_kind::decimal, .size = 10, .scale = 2});

TEST_CASE("a decimal is read from plain text only, without losing a digit") {
    for (const char* const text : {"0.00", "-0.01", "99999999.99", "-99999999.99"}) CHECK(money{text}.to_string() == text);
    CHECK(money{"+1"}.to_string() == "1.00");
    CHECK(money{"0001.2000"}.to_string() == "1.20");
    CHECK(money{"-0"}.to_string() == "0.00");
    CHECK(decimal<3>{"7"}.to_string() == "7");
    for (const char* const text : {"", "-", ".5", "5.", "1e3", "--1", "1,5", " 1", "1 ", "0x1", "NaN", "1.2.3"})
        CHECK_THROWS_AS(money{text}, data_error);
    for (const char* const text : {"0.001", "100000000", "-100000000.00", "1000000000000000000000000000000000000000000000"})
        CHECK_THROWS_AS(money{text}, data_error);
}

TEST_CASE("a decimal never overflows silently") {
    const money greatest{"99999999.99"};
    CHECK_THROWS_AS(greatest + money{"0.01"}, data_error);
    CHECK_THROWS_AS(-greatest - money{"0.01"}, data_error);
    CHECK_THROWS_AS(greatest * 2, data_error);
    CHECK_THROWS_AS(money{100'000'000}, data_error);
    CHECK_THROWS_AS(money{std::numeric_limits<std::int64_t>::min()}, data_error);
    CHECK_THROWS_AS(money{std::numeric_limits<std::uint64_t>::max()}, data_error);
    CHECK_THROWS_AS(money::from_unscaled(10'000'000'000), data_error);
    CHECK_THROWS_AS((decimal<3, 1>{money{"1.25"}}), data_error);
    CHECK_THROWS_AS((decimal<3, 1>{money{"100"}}), data_error);
    const decimal<38> nines{"99999999999999999999999999999999999999"};
    CHECK_THROWS_AS(nines + nines, data_error);
    CHECK_THROWS_AS(-nines - nines, data_error);
    CHECK_THROWS_AS(nines * nines, data_error);
    CHECK_THROWS_AS(nines * -2, data_error);
    CHECK((nines - nines).to_string() == "0");
}

TEST_CASE("arithmetic agrees with integers of the same digits") {
    std::mt19937_64 random{20261121};
    std::uniform_int_distribution<std::int64_t> any{-999'999'999, 999'999'999};
    for (int i = 0; i < 10'000; ++i) {
        const std::int64_t left = any(random);
        const std::int64_t right = any(random);
        using number = decimal<18, 4>;
        const number a = number::from_unscaled(left);
        const number b = number::from_unscaled(right);
        REQUIRE((a + b).unscaled() == left + right);
        REQUIRE((a - b).unscaled() == left - right);
        REQUIRE((a * b).unscaled() == varve::detail::wide_integer{left} * right);
        REQUIRE((a < b) == (left < right));
        REQUIRE((a <=> decimal<20, 6>{b}) == (left <=> right));
        REQUIRE(number{a.to_string()} == a);
    }
}

TEST_CASE("a double is rounded by its exact value") {
    CHECK(rounded<money>(2.675, rounding::half_even).to_string() == "2.67");  // the double is below 2.675
    CHECK(rounded<money>(0.125, rounding::half_even).to_string() == "0.12");
    CHECK(rounded<money>(0.125, rounding::half_away_from_zero).to_string() == "0.13");
    CHECK(rounded<money>(-0.125, rounding::half_away_from_zero).to_string() == "-0.13");
    CHECK(rounded<money>(-0.005, rounding::half_away_from_zero).to_string() == "-0.01");
    CHECK(rounded<money>(-1.999, rounding::toward_zero).to_string() == "-1.99");
    CHECK(rounded<decimal<38, 38>>(5e-324, rounding::half_even) == 0);
    CHECK(rounded<decimal<38>>(1e37, rounding::half_even).to_string() == "9999999999999999538762658202121142272");
    CHECK_THROWS_AS(rounded<money>(1e8, rounding::half_even), data_error);
    CHECK_THROWS_AS(rounded<money>(99999999.996, rounding::half_even), data_error);
    CHECK_THROWS_AS(rounded<money>(std::nan(""), rounding::half_even), data_error);
    CHECK_THROWS_AS(rounded<money>(std::numeric_limits<double>::infinity(), rounding::half_even), data_error);
}

TEST_CASE("a decimal travels scaled up to 18 digits and as text above") {
    CHECK(bound_as<varve::scaled_value>(money{"-1.5"}) == varve::scaled_value{-150, 10, 2});
    CHECK(bound_as<varve::decimal_value>(widest{"-1.5"}) == varve::decimal_value{"-1.5000000000", 38, 10});
    CHECK(bound_as<std::int64_t, storage::integer>(money{"-1.5"}) == -150);
    CHECK(round_trip(money{"99999999.99"}) == money{"99999999.99"});
    CHECK(round_trip(decimal<18>{"-999999999999999999"}) == decimal<18>{"-999999999999999999"});
    CHECK(round_trip(widest{"9999999999999999999999999999.9999999999"}) == widest{"9999999999999999999999999999.9999999999"});
    CHECK(round_trip<storage::integer>(money{"0.01"}) == money{"0.01"});
    CHECK_THROWS_AS((read_as<money, storage::integer>(std::int64_t{10'000'000'000})), data_error);
    CHECK_THROWS_AS(read_as<widest>(varve::decimal_value{"1.00000000001", 38, 10}), data_error);
}
