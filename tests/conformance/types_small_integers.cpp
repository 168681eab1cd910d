#include <cstdint>
#include <limits>

#include "holder.hpp"

using namespace varve_test;

TEMPLATE_LIST_TEST_CASE("types: integers of 8 bits", "[types]", tested_backends) {
    values_come_back<TestType, std::int8_t>({-128, -1, 0, 127});
    values_come_back<TestType, std::uint8_t>({0, 1, 255});
}
TEMPLATE_LIST_TEST_CASE("types: integers of 16 bits", "[types]", tested_backends) {
    values_come_back<TestType, std::int16_t>({-32768, 0, 32767});
    values_come_back<TestType, std::uint16_t>({0, 65535});
}
TEMPLATE_LIST_TEST_CASE("types: integers of 32 bits", "[types]", tested_backends) {
    values_come_back<TestType, std::int32_t>({-2147483647 - 1, 0, 2147483647});
    values_come_back<TestType, std::uint32_t>({0, 4294967295U});
}
TEMPLATE_LIST_TEST_CASE("types: small integers are compared and ordered", "[types]", tested_backends) {
    values_are_found<TestType, std::int8_t>({-128, 0, 127});
    values_keep_order<TestType, std::uint32_t>({0, 1, 4294967295U});
    values_are_found_in_ranges<TestType, std::uint16_t>({0, 65535});
}
