#include <varve/sql/types/decimal.hpp>
#include <varve/sql/types/uuid.hpp>

#include "type_suite.hpp"

using namespace varve_test;

namespace {

using money = varve::decimal<18, 4>;
using wide = varve::decimal<38, 10>;
using whole = varve::decimal<38>;
using fraction = varve::decimal<38, 38>;

}  // namespace

namespace varve_test {

template <>
struct sample<money> : plain_sample<money> {
    static constexpr money literal() { return money{"-12.5"}; }
    static std::vector<money> values() {
        return {money{"-99999999999999.9999"}, money{"-12.5000"}, money{"-0.0001"}, money{0}, money{"0.0001"}, money{"9.9"}, money{10},
                money{"99999999999999.9999"}};
    }
    static std::vector<unlike> unreadable() {
        return {{"1000000000000000000", "the integer 1000000000000000000"}, {"1.5", "the number 1.5"}, {"'1.5'", "the text '1.5'"}};
    }
};

template <>
struct sample<wide> : plain_sample<wide> {
    static constexpr wide literal() { return wide{"-12345678901234567890.5"}; }
    static std::vector<wide> values() {
        return {wide{"-9999999999999999999999999999.9999999999"}, wide{"-12345678901234567890.5"}, wide{"-12.5"}, wide{"-0.0000000001"},
                wide{0}, wide{"0.0000000001"}, wide{"9.9"}, wide{"10"}, wide{"12345678901234567890.5"},
                wide{"9999999999999999999999999999.9999999999"}};
    }
    static std::vector<unlike> unreadable() { return {{"'1.5'", "the text '1.5'"}, {"15", "the integer 15"}}; }
};

template <>
struct sample<whole> : plain_sample<whole> {
    static constexpr whole literal() { return whole{"99999999999999999999999999999999999999"}; }
    static std::vector<whole> values() {
        return {whole{"-99999999999999999999999999999999999999"}, whole{-1}, whole{0}, whole{"99999999999999999999999999999999999999"}};
    }
};

template <>
struct sample<fraction> : plain_sample<fraction> {
    static constexpr fraction literal() { return fraction{"-0.00000000000000000000000000000000000001"}; }
    static std::vector<fraction> values() {
        return {fraction{"-0.99999999999999999999999999999999999999"}, literal(), fraction{0}, fraction{"0.99999999999999999999999999999999999999"}};
    }
};

template <>
struct sample<varve::uuid> : plain_sample<varve::uuid> {
    static constexpr varve::uuid literal() { return {{0x0f, 1, 2, 3, 4, 5, 6, 0x47, 0x88, 9, 10, 11, 12, 13, 14, 0xff}}; }
    static std::vector<varve::uuid> values() {
        varve::uuid high{};
        for (auto& each : high.data) each = 255;
        return {{}, {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}}, literal(), high};
    }
    static std::vector<unlike> unreadable() {
        return {{"x'00ff'", "2 bytes, x'00ff'"}, {"'0f010203-0405-0647-8809-0a0b0c0d0eff'", "the text '0f010203-0405-0647-8809-0a0b0c0d0eff'"}};
    }
};

}  // namespace varve_test

TEMPLATE_LIST_TEST_CASE("types: decimals of up to 18 digits", "[types]", tested_backends) { type_behaves<TestType, money>(); }
TEMPLATE_LIST_TEST_CASE("types: decimals of 38 digits", "[types]", tested_backends) { type_behaves<TestType, wide>(); }
TEMPLATE_LIST_TEST_CASE("types: whole decimals of 38 digits", "[types]", tested_backends) { type_behaves<TestType, whole>(); }
TEMPLATE_LIST_TEST_CASE("types: decimals below one of 38 digits", "[types]", tested_backends) { type_behaves<TestType, fraction>(); }
TEMPLATE_LIST_TEST_CASE("types: UUIDs", "[types]", tested_backends) { type_behaves<TestType, varve::uuid>(); }
