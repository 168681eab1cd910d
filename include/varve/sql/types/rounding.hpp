#pragma once

#include <charconv>
#include <cmath>
#include <string_view>

#include <varve/sql/types/decimal.hpp>

namespace varve {

/// What becomes of digits that a decimal does not keep.
enum class rounding : unsigned char {
    half_even,            ///< to the nearest; halfway to the even digit (IEEE 754, banker's rounding)
    half_away_from_zero,  ///< to the nearest; halfway away from zero (SQL's round)
    toward_zero           ///< cut off
};

namespace detail {

/// `text` is plain and has digits on both sides of its point, or no point.
constexpr wide_integer round_decimal(std::string_view text, int precision, int scale, rounding how) {
    const auto point = text.find('.');
    if (point == std::string_view::npos || text.size() - point - 1 <= static_cast<std::size_t>(scale))
        return parse_decimal(text, precision, scale);
    const std::string_view lost = text.substr(point + 1 + static_cast<std::size_t>(scale));
    const std::string_view kept = text.substr(0, scale == 0 ? point : point + 1 + static_cast<std::size_t>(scale));
    const wide_integer value = parse_decimal(kept, precision, scale);
    if (how == rounding::toward_zero || lost.front() < '5') return value;
    const bool halfway = lost.front() == '5' && lost.find_first_not_of('0', 1) == std::string_view::npos;
    if (halfway && how == rounding::half_even && value % 2 == 0) return value;
    return checked_sum(value, text.front() == '-' ? -1 : 1, precision, scale);  // the sign of -0.4 is not in its value
}

}  // namespace detail

/// `rounded<decimal<10, 2>>(price * rate, rounding::half_even)`. Throws data_error when the result has too many digits.
template <class Decimal, int Precision, int Scale>
constexpr Decimal rounded(decimal<Precision, Scale> value, rounding how) {
    std::string text;
    detail::append_decimal(text, value.unscaled(), Scale);
    return Decimal::from_unscaled(static_cast<typename Decimal::unscaled_type>(
        detail::round_decimal(text, Decimal::precision, Decimal::scale, how)));
}

/// The exact value of the double, rounded: 2.675 is 2.67499999…, and becomes 2.67. Throws data_error for NaN, infinity and
/// what has too many digits.
template <class Decimal>
Decimal rounded(double value, rounding how) {
    if (!std::isfinite(value)) detail::decimal_out_of_range(Decimal::precision, Decimal::scale);
    char text[1400];  // 309 digits before the point and 1074 behind it are every double, exactly
    const auto end = std::to_chars(text, text + sizeof(text), value, std::chars_format::fixed, 1074);
    return Decimal::from_unscaled(static_cast<typename Decimal::unscaled_type>(detail::round_decimal(
        {text, static_cast<std::size_t>(end.ptr - text)}, Decimal::precision, Decimal::scale, how)));
}

}  // namespace varve
