#pragma once

#include <cstdint>
#include <string>

#include <varve/backend/sqlite/type_text.hpp>
#include <varve/sql/ordered_decimal.hpp>
#include <varve/sql/value.hpp>

namespace varve::detail {

/// A decimal as it lies in its column: an INTEGER scaled by 10^scale up to 18 digits, above that a text that keeps order.
struct sqlite_decimal_form {
    bool is_text = false;
    std::string text{};
    std::int64_t unscaled = 0;
};

/// False when it is no decimal, or has more digits than its column keeps.
inline bool sqlite_decimal_form_of(const decimal_value& decimal, sqlite_decimal_form& out) {
    if (!encode_ordered_decimal(out.text, decimal.text, decimal.precision, decimal.scale)) return false;
    out.is_text = decimal.precision > sqlite_scaled_digits;
    if (out.is_text) return true;
    std::string plain;
    decode_ordered_decimal(plain, out.text, decimal.precision, decimal.scale);
    for (const char each : plain)
        if (each >= '0' && each <= '9') out.unscaled = out.unscaled * 10 + (each - '0');
    if (plain.starts_with('-')) out.unscaled = -out.unscaled;
    return true;
}

}  // namespace varve::detail
