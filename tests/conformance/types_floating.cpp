#include <bit>
#include <cmath>
#include <limits>
#include <random>

#include "type_suite.hpp"

using namespace varve_test;

using limits = std::numeric_limits<double>;

namespace varve_test {

template <>
struct sample<double> : plain_sample<double> {
    static constexpr double literal() { return -1e-309; }
    static std::vector<double> values() {
        return {-limits::max(), -1e15, -0.1, -limits::min(), -1e-309, -limits::denorm_min(), 0.0, limits::denorm_min(), 1e-309,
                limits::min(), 0.1, 0.30000000000000004, 1.0 / 3.0, 123456789.12345679, 9007199254740993.0, 1e22, 1e23,
                limits::max()};
    }
    static std::vector<doubtful<double>> at_limits(const varve::capabilities& can) {
        return {{limits::quiet_NaN(), can.keeps_nan},
                {limits::infinity(), can.keeps_infinity},
                {-limits::infinity(), can.keeps_infinity},
                {-0.0, can.keeps_negative_zero}};
    }
    static std::vector<unlike> unreadable() {
        return {{"'0.5'", "the text '0.5'"}, {"9007199254740993", "the integer 9007199254740993"}, {"x'3f'", "1 byte, x'3f'"}};
    }
};

template <>
struct sample<float> : plain_sample<float> {
    using narrow = std::numeric_limits<float>;
    static constexpr float literal() { return 0.1F; }
    static std::vector<float> values() {
        return {-narrow::max(), -0.1F, 0.0F, narrow::denorm_min(), narrow::min(), 0.1F, 16777216.0F, narrow::max()};
    }
    static std::vector<doubtful<float>> at_limits(const varve::capabilities& can) {
        return {{narrow::quiet_NaN(), can.keeps_nan},
                {narrow::infinity(), can.keeps_infinity},
                {-narrow::infinity(), can.keeps_infinity},
                {-0.0F, can.keeps_negative_zero}};
    }
    static std::vector<unlike> unreadable() { return {{"1e39", "the number 1e+39"}, {"-1e300", "the number -1e+300"}, {"'1'", "the text '1'"}}; }
};

}  // namespace varve_test

TEMPLATE_LIST_TEST_CASE("types: double to the last bit", "[types]", tested_backends) { type_behaves<TestType, double>(); }
TEMPLATE_LIST_TEST_CASE("types: float to the last bit", "[types]", tested_backends) { type_behaves<TestType, float>(); }

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

TEMPLATE_LIST_TEST_CASE("types: infinities have their place in the order", "[types]", tested_backends) {
    needs(bench<TestType>::can.keeps_infinity, "keeps_infinity");
    values_behave<TestType, double>({-limits::infinity(), -1.0, limits::max(), limits::infinity()});
}
