#include <varve/sql/ordered_decimal.hpp>

#include <vector>

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace varve::detail;

constexpr std::string encoded(std::string_view number, int precision, int scale) {
    std::string out;
    if (!encode_ordered_decimal(out, number, precision, scale)) out = "refused";
    return out;
}
constexpr std::string decoded(std::string_view text, int precision, int scale) {
    std::string out;
    if (!decode_ordered_decimal(out, text, precision, scale)) out = "refused";
    return out;
}

static_assert(encoded("12.5", 6, 2) == "p0012.50");
static_assert(encoded("-12.5", 6, 2) == "n9987.49");
static_assert(decoded("n9987.49", 6, 2) == "-12.50");

}  // namespace

TEST_CASE("the order of the texts is the order of the numbers") {
    std::vector<std::string> numbers;
    for (int unscaled = -12'000; unscaled <= 12'000; unscaled += 7) {
        const int size = unscaled < 0 ? -unscaled : unscaled;
        const std::string fraction = std::to_string(size % 100);
        numbers.push_back((unscaled < 0 ? "-" : "") + std::to_string(size / 100) + "." + (fraction.size() < 2 ? "0" : "") + fraction);
    }
    for (std::size_t i = 1; i < numbers.size(); ++i)
        if (!(encoded(numbers[i - 1], 30, 2) < encoded(numbers[i], 30, 2))) FAIL(numbers[i]);
    for (const std::string& each : numbers)
        if (decoded(encoded(each, 30, 2), 30, 2) != each) FAIL(each);
}

TEST_CASE("every form of a number has one text") {
    CHECK(encoded("-0", 20, 0) == encoded("0", 20, 0));
    CHECK(encoded("+007.50", 20, 3) == encoded("7.5", 20, 3));
    CHECK(decoded(encoded("7", 20, 3), 20, 3) == "7.000");
    CHECK(decoded(encoded("-0.25", 2, 2), 2, 2) == "-0.25");
    CHECK(decoded(encoded("123456789012345678901234567890", 30, 0), 30, 0) == "123456789012345678901234567890");
}

TEST_CASE("what does not fit, or is no number, is refused") {
    for (const auto* text : {"", "-", ".", "1.", ".5", "1e5", "1 ", "--1", "1.2.3", "nan"}) CHECK(encoded(text, 20, 4) == "refused");
    CHECK(encoded("1000", 5, 2) == "refused");
    CHECK(encoded("0.001", 5, 2) == "refused");
    CHECK(encoded("0.010", 5, 2) == "p000.01");
    for (const auto* text : {"", "p0012.5", "p0012.500", "x0012.50", "p0012,50", "p00a2.50", "p.001250"}) CHECK(decoded(text, 6, 2) == "refused");
}
