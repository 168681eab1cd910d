#include <bit>
#include <cmath>
#include <limits>
#include <random>

#include "holder.hpp"

using namespace varve_test;

using limits = std::numeric_limits<double>;

TEMPLATE_LIST_TEST_CASE("types: double to the last bit", "[types]", tested_backends) {
    values_behave<TestType, double>({-limits::max(), -1e15, -0.1, -limits::min(), -1e-309, -limits::denorm_min(), 0.0, limits::denorm_min(), 1e-309,
                                     limits::min(), 0.1, 0.30000000000000004, 1.0 / 3.0, 123456789.12345679, 9007199254740993.0, 1e22, 1e23,
                                     limits::max()});
}

TEMPLATE_LIST_TEST_CASE("types: any double in a range is found", "[types]", tested_backends) {
    using held = holder<double>;
    bench<TestType, held> here;
    auto holders = here.template rows<held>();
    std::mt19937_64 random{20261121};
    std::vector<held> rows;
    std::vector<double> values;
    while (rows.size() < 2000) {
        const double value = std::bit_cast<double>(random());
        if (!std::isfinite(value)) continue;
        rows.push_back({.value = value});
        values.push_back(value);
    }
    holders.insert_range(rows);
    CHECK(holders.count(varve::col<&held::value>.in(values)) == 2000);
}

TEMPLATE_LIST_TEST_CASE("types: float to the last bit", "[types]", tested_backends) {
    using narrow = std::numeric_limits<float>;
    values_come_back<TestType, float>({-narrow::max(), -0.1F, 0.0F, narrow::denorm_min(), narrow::min(), 0.1F, 16777216.0F, narrow::max()});
    values_are_found<TestType, float>({-0.1F, 0.0F, 0.1F, narrow::max()});
}

TEMPLATE_LIST_TEST_CASE("types: infinity is kept or refused", "[types]", tested_backends) {
    if constexpr (bench<TestType>::can.keeps_infinity) {
        values_behave<TestType, double>({-limits::infinity(), -1.0, limits::max(), limits::infinity()});
    } else {
        bench<TestType, holder<double>> here;
        CHECK_THROWS_AS(here.template rows<holder<double>>().insert({.value = limits::infinity()}), varve::data_error);
    }
}

TEMPLATE_LIST_TEST_CASE("types: NaN is kept or refused", "[types]", tested_backends) {
    using held = holder<double>;
    bench<TestType, held> here;
    auto holders = here.template rows<held>();
    const double nan = std::numeric_limits<double>::quiet_NaN();
    if constexpr (bench<TestType>::can.keeps_nan) {
        CHECK(std::isnan(holders.get(holders.insert({.value = nan}).id)->value));
    } else {
        CHECK_THROWS_AS(holders.insert({.value = nan}), varve::data_error);
        CHECK_THROWS_AS(holders.insert({.value = 1.0, .maybe = nan}), varve::data_error);
        CHECK_THROWS_AS(holders.count(varve::col<&held::value> == nan), varve::data_error);
        CHECK_THROWS_AS(holders.count(varve::col<&held::value>.in(std::vector<double>{nan})), varve::data_error);
        CHECK(holders.count() == 0);
    }
}

TEMPLATE_LIST_TEST_CASE("types: the sign of zero is kept or refused", "[types]", tested_backends) {
    using held = holder<double>;
    bench<TestType, held> here;
    auto holders = here.template rows<held>();
    if constexpr (bench<TestType>::can.keeps_negative_zero) {
        CHECK(std::signbit(holders.get(holders.insert({.value = -0.0}).id)->value));
    } else {
        CHECK_THROWS_AS(holders.insert({.value = -0.0}), varve::data_error);
        CHECK(holders.count() == 0);
    }
}
