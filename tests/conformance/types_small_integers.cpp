#include <cstdint>
#include <limits>

#include "type_suite.hpp"

using namespace varve_test;

namespace varve_test {

template <class T>
    requires(sizeof(T) < 8)
struct small_integer : plain_sample<T> {
    using limits = std::numeric_limits<T>;
    static constexpr T literal() { return limits::max(); }
    static std::vector<T> values() {
        if constexpr (std::is_signed_v<T>)
            return {limits::min(), T{-1}, T{0}, T{1}, limits::max()};
        else
            return {T{0}, T{1}, limits::max()};
    }
    static std::vector<unlike> unreadable() {
        const auto above = std::to_string(static_cast<std::int64_t>(limits::max()) + 1);
        const auto below = std::to_string(static_cast<std::int64_t>(limits::min()) - 1);
        return {{above, "the integer " + above}, {below, "the integer " + below}, {"'1'", "the text '1'"}, {"1.5", "the number 1.5"}};
    }
};

template <> struct sample<std::int8_t> : small_integer<std::int8_t> {};
template <> struct sample<std::uint8_t> : small_integer<std::uint8_t> {};
template <> struct sample<std::int16_t> : small_integer<std::int16_t> {};
template <> struct sample<std::uint16_t> : small_integer<std::uint16_t> {};
template <> struct sample<std::int32_t> : small_integer<std::int32_t> {};
template <> struct sample<std::uint32_t> : small_integer<std::uint32_t> {};

}  // namespace varve_test

TEMPLATE_LIST_TEST_CASE("types: integers of 8 bits", "[types]", tested_backends) {
    type_behaves<TestType, std::int8_t>();
    type_behaves<TestType, std::uint8_t>();
}
TEMPLATE_LIST_TEST_CASE("types: integers of 16 bits", "[types]", tested_backends) {
    type_behaves<TestType, std::int16_t>();
    type_behaves<TestType, std::uint16_t>();
}
TEMPLATE_LIST_TEST_CASE("types: integers of 32 bits", "[types]", tested_backends) {
    type_behaves<TestType, std::int32_t>();
    type_behaves<TestType, std::uint32_t>();
}
