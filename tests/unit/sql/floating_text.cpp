#include <varve/sql/floating_text.hpp>

#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

namespace {

constexpr std::string text(double value) {
    std::string out;
    varve::detail::append_floating(out, value);
    return out;
}

static_assert(text(1e308) == "1e308");
static_assert(text(0.1) == "0.1");

}  // namespace

TEST_CASE("doubles are printed as people write them") {
    CHECK(text(0.0) == "0.0");
    CHECK(text(-0.0) == "-0.0");
    CHECK(text(20.0) == "20.0");
    CHECK(text(-1.5) == "-1.5");
    CHECK(text(100.25) == "100.25");
    CHECK(text(1e17) == "1e17");
    CHECK(text(1e16) == "10000000000000000.0");
    CHECK(text(0.00001) == "0.00001");
    CHECK(text(1e-6) == "1e-6");
    CHECK(text(5e-324) == "5e-324");
    CHECK(text(9.5e-324) == "1e-323");
    CHECK(text(1.7976931348623157e308) == "1.7976931348623157e308");
    CHECK(text(2.2250738585072014e-308) == "2.2250738585072014e-308");
    CHECK(text(9007199254740993.0) == "9007199254740992.0");
    CHECK(text(0.3) == "0.3");
    CHECK(text(0.1 + 0.2) == "0.30000000000000004");
    CHECK(text(1e23) == "1e23");
}

TEST_CASE("any double reads back as itself, and no shorter text would") {
    std::mt19937_64 random{42};
    for (int i = 0; i < 20'000; ++i) {
        const auto value = std::bit_cast<double>(random());
        if (!std::isfinite(value)) continue;
        const std::string printed = text(value);
        const double back = std::strtod(printed.c_str(), nullptr);
        if (std::bit_cast<std::uint64_t>(back) != std::bit_cast<std::uint64_t>(value)) FAIL(printed);
        std::string digits;
        for (const char each : printed.substr(0, printed.find('e')))
            if (each >= (digits.empty() ? '1' : '0') && each <= '9') digits += each;
        while (digits.back() == '0') digits.pop_back();
        const int count = static_cast<int>(digits.size());
        char shorter[64];
        std::snprintf(shorter, sizeof(shorter), "%.*e", std::max(count - 2, 0), value);
        if (count > 1 && std::strtod(shorter, nullptr) == value) FAIL(printed << " could be " << shorter);
    }
}

TEST_CASE("constant evaluation finds the digits that the library finds") {
    std::mt19937_64 random{7};
    for (int i = 0; i < 20'000; ++i) {
        const auto value = std::fabs(std::bit_cast<double>(random()));
        if (!std::isfinite(value) || value == 0) continue;
        const auto ours = varve::detail::find_shortest_digits(std::bit_cast<std::uint64_t>(value));
        const auto its = varve::detail::library_digits(value);
        if (ours.point != its.point || std::string_view(ours.digits, static_cast<std::size_t>(ours.count)) !=
                                           std::string_view(its.digits, static_cast<std::size_t>(its.count)))
            FAIL(text(value));
    }
    for (const double value : {5e-324, 9.5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1.0, 1e22, 1e23, 9007199254740993.0}) {
        const auto ours = varve::detail::find_shortest_digits(std::bit_cast<std::uint64_t>(value));
        const auto its = varve::detail::library_digits(value);
        CHECK(ours.point == its.point);
        CHECK(std::string_view(ours.digits, static_cast<std::size_t>(ours.count)) ==
              std::string_view(its.digits, static_cast<std::size_t>(its.count)));
    }
}
