#pragma once

// Decimals: an INTEGER scaled by 10^scale up to 18 digits, above that a text that keeps their order.
#include <varve/backend/sqlite/detail/decimal_form.hpp>
#include <varve/backend/sqlite/statement.hpp>
#include <varve/backend/sqlite/type_text.hpp>
#include <varve/core/number_text.hpp>
#include <varve/sql/ordered_decimal.hpp>

namespace varve {

namespace detail {

constexpr std::int64_t sqlite_power_of_ten(int exponent) {
    std::int64_t power = 1;
    for (; exponent > 0; --exponent) power *= 10;
    return power;
}

}  // namespace detail

inline void sqlite_statement::bind(int position, const decimal_value& decimal) {
    detail::sqlite_decimal_form form;
    if (!detail::sqlite_decimal_form_of(decimal, form)) refuse(position, "22003", "no decimal, or one of more digits than its column keeps");
    if (form.is_text)
        bind_copy(position, std::string_view{form.text});
    else
        bind(position, form.unscaled);
}

inline bool sqlite_statement::get(int column, scaled_value& out) {
    std::int64_t unscaled = 0;
    if (!get(column, unscaled)) return false;
    const std::int64_t limit = detail::sqlite_power_of_ten(out.precision);
    if (out.precision > 0 && (unscaled >= limit || unscaled <= -limit))
        refuse_column(column, "22003", "a decimal of fewer digits");
    out.unscaled = unscaled;
    return true;
}

inline bool sqlite_statement::get(int column, decimal_value& out) {
    if (out.precision > detail::sqlite_scaled_digits) {
        std::string_view ordered;
        if (!get(column, ordered)) return false;
        std::string plain;
        if (!detail::decode_ordered_decimal(plain, ordered, out.precision, out.scale))
            refuse_column(column, "22018", "a decimal of more than 18 digits, in the form that sorts,");
        out.text = std::move(plain);
        return true;
    }
    scaled_value scaled{.precision = out.precision, .scale = out.scale};
    if (!get(column, scaled)) return false;
    std::string digits;
    detail::append_number(digits, static_cast<std::uint64_t>(scaled.unscaled < 0 ? -scaled.unscaled : scaled.unscaled));
    const auto scale = static_cast<std::size_t>(out.scale);
    if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
    if (scale != 0) digits.insert(digits.size() - scale, 1, '.');
    if (scaled.unscaled < 0) digits.insert(0, 1, '-');
    out.text = std::move(digits);
    return true;
}

}  // namespace varve
