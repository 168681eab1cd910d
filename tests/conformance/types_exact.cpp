#include <varve/sql/types/decimal.hpp>
#include <varve/sql/types/uuid.hpp>

#include "holder.hpp"

using namespace varve_test;

TEMPLATE_LIST_TEST_CASE("types: decimals of up to 18 digits", "[types]", tested_backends) {
    using money = varve::decimal<18, 4>;
    values_behave<TestType, money>({money{"-99999999999999.9999"}, money{"-12.5000"}, money{"-0.0001"}, money{0}, money{"0.0001"}, money{"9.9"}, money{10},
                                    money{"99999999999999.9999"}});
}

TEMPLATE_LIST_TEST_CASE("types: decimals of 38 digits keep their order", "[types]", tested_backends) {
    using wide = varve::decimal<38, 10>;
    values_behave<TestType, wide>({wide{"-9999999999999999999999999999.9999999999"}, wide{"-12345678901234567890.5"}, wide{"-12.5"}, wide{"-0.0000000001"},
                                   wide{0}, wide{"0.0000000001"}, wide{"9.9"}, wide{"10"}, wide{"12345678901234567890.5"},
                                   wide{"9999999999999999999999999999.9999999999"}});
}

TEMPLATE_LIST_TEST_CASE("types: whole decimals of 38 digits", "[types]", tested_backends) {
    using whole = varve::decimal<38>;
    values_come_back<TestType, whole>({whole{"-99999999999999999999999999999999999999"}, whole{"99999999999999999999999999999999999999"}});
}

TEMPLATE_LIST_TEST_CASE("types: UUIDs", "[types]", tested_backends) {
    varve::uuid low{};
    varve::uuid high{};
    varve::uuid middle{};
    for (unsigned i = 0; i < 16; ++i) {
        high.data[i] = 255;
        middle.data[i] = static_cast<unsigned char>(i);
    }
    values_behave<TestType, varve::uuid>({low, middle, high});
}
