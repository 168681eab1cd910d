#pragma once

#include <string>

#include <varve/core/number_text.hpp>
#include <varve/sql/value.hpp>

namespace varve::detail {

/// -1250 of scale 2 is "-12.50".
inline std::string scaled_text(const scaled_value& scaled) {
    std::string digits;
    const auto bits = static_cast<std::uint64_t>(scaled.unscaled);
    append_number(digits, scaled.unscaled < 0 ? ~bits + 1 : bits);
    const auto scale = static_cast<std::size_t>(scaled.scale);
    if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
    if (scale != 0) digits.insert(digits.size() - scale, 1, '.');
    if (scaled.unscaled < 0) digits.insert(0, 1, '-');
    return digits;
}

}  // namespace varve::detail
