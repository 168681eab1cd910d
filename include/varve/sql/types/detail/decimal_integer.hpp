#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include <varve/core/error.hpp>
#include <varve/core/number_text.hpp>

namespace varve::detail {

// 38 digits need 127 bits. Both compilers have the type, and it is a literal type that costs no header.
__extension__ typedef __int128 wide_integer;
__extension__ typedef unsigned __int128 wide_unsigned;

inline constexpr int most_digits = 38;
inline constexpr int most_scaled_digits = 18;  ///< what 64 bits hold

constexpr wide_integer power_of_ten(int exponent) {
    wide_integer power = 1;
    for (; exponent > 0; --exponent) power *= 10;
    return power;
}

[[noreturn, gnu::cold]] inline void decimal_out_of_range(int precision, int scale) {
    throw data_error("a number does not fit decimal(" + number_text(precision) + ", " + number_text(scale) +
                         "); widen the type or correct the value",
                     {.sqlstate = "22003"});
}
[[noreturn, gnu::cold]] inline void decimal_loses_digits(int precision, int scale) {
    throw data_error("a number has more digits after the point than decimal(" + number_text(precision) + ", " + number_text(scale) +
                         ") keeps; say how it is rounded with varve::rounded, or correct the value",
                     {.sqlstate = "22003"});
}
[[noreturn, gnu::cold]] inline void no_decimal(std::string_view text) {
    throw data_error("the text '" + std::string{text} + "' is no decimal number such as -12.50; correct the value",
                     {.sqlstate = "22018"});
}

constexpr wide_unsigned magnitude(wide_integer value) {
    return value < 0 ? static_cast<wide_unsigned>(-value) : static_cast<wide_unsigned>(value);
}

// These take and give numbers of at most `precision` digits, so that nothing in between overflows.
constexpr wide_integer checked(wide_integer value, int precision, int scale) {
    const wide_integer limit = power_of_ten(precision);
    if (value >= limit || value <= -limit) decimal_out_of_range(precision, scale);
    return value;
}

constexpr wide_integer checked_sum(wide_integer left, wide_integer right, int precision, int scale) {
    const wide_integer greatest = power_of_ten(precision) - 1;  // twice 38 nines would not fit
    if (right > 0 ? left > greatest - right : left < -greatest - right) decimal_out_of_range(precision, scale);
    return left + right;
}

constexpr wide_integer checked_product(wide_integer left, wide_integer right, int precision, int scale) {
    // Unsigned, because clang's checks of signed 128-bit multiplication need a run-time library that g++'s lacks.
    const wide_unsigned one = magnitude(left);
    const wide_unsigned other = magnitude(right);
    const auto greatest = static_cast<wide_unsigned>(power_of_ten(precision) - 1);
    if (one != 0 && other > greatest / one) decimal_out_of_range(precision, scale);
    const auto product = static_cast<wide_integer>(one * other);
    return (left < 0) != (right < 0) ? -product : product;
}

/// -1, 0 or 1, exactly: whole parts first, so that nothing is scaled beyond 38 digits.
constexpr int compare_decimals(wide_integer left, int left_scale, wide_integer right, int right_scale) {
    const wide_integer left_unit = power_of_ten(left_scale);
    const wide_integer right_unit = power_of_ten(right_scale);
    if (left / left_unit != right / right_unit) return left / left_unit < right / right_unit ? -1 : 1;
    const int scale = left_scale < right_scale ? right_scale : left_scale;
    const wide_integer left_rest = left % left_unit * power_of_ten(scale - left_scale);
    const wide_integer right_rest = right % right_unit * power_of_ten(scale - right_scale);
    return left_rest == right_rest ? 0 : left_rest < right_rest ? -1 : 1;
}

constexpr void append_decimal(std::string& out, wide_integer value, int scale) {
    char digits[most_digits + 2]{};
    int count = 0;
    for (wide_unsigned rest = magnitude(value); rest != 0 || count <= scale; rest /= 10)
        digits[count++] = static_cast<char>('0' + static_cast<int>(rest % 10));
    if (value < 0) out.push_back('-');
    while (count > 0) {
        if (count == scale) out.push_back('.');
        out.push_back(digits[--count]);
    }
}

/// Reads "-12.50"; digits beyond the scale may only be zeros.
constexpr wide_integer parse_decimal(std::string_view text, int precision, int scale) {
    std::string_view rest = text;
    const bool negative = rest.starts_with('-');
    if (negative || rest.starts_with('+')) rest.remove_prefix(1);
    if (rest.empty() || rest.front() == '.' || rest.back() == '.') no_decimal(text);
    wide_integer value = 0;
    int places = -1;  // digits behind the point; none seen yet
    bool loses_digits = false;
    for (const char each : rest) {
        if (each == '.' && places < 0) {
            places = 0;
            continue;
        }
        if (each < '0' || each > '9') no_decimal(text);
        if (places >= scale) {
            loses_digits = loses_digits || each != '0';
            continue;
        }
        if (value >= power_of_ten(most_digits - 1)) decimal_out_of_range(precision, scale);
        value = value * 10 + (each - '0');
        if (places >= 0) ++places;
    }
    if (loses_digits) decimal_loses_digits(precision, scale);
    value = checked_product(value, power_of_ten(scale - (places < 0 ? 0 : places)), precision, scale);
    return checked(negative ? -value : value, precision, scale);
}

}  // namespace varve::detail
