#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <varve/backend/postgres/detail/network_order.hpp>
#include <varve/sql/civil.hpp>

namespace varve::detail {

/// Turns a numeric in its binary form (numeric_send of src/backend/utils/adt/numeric.c: digits of base 10000, the weight of the
/// first, sign, digits after the point) into plain text, "-12.340". False for what is damaged; NaN and the infinities come out
/// by their names.
inline bool decode_numeric(std::string_view binary, std::string& out) {
    out.clear();
    if (binary.size() < 8) return false;
    const auto field = [&](std::size_t at) { return load_network<std::uint16_t>(binary.data() + at); };
    const std::size_t count = field(0);
    const int weight = static_cast<std::int16_t>(field(2));
    const unsigned sign = field(4);
    const int scale = field(6);
    if (binary.size() != 8 + 2 * count) return false;
    if (sign == 0xC000) return out = "NaN", true;
    if (sign == 0xD000) return out = "Infinity", true;
    if (sign == 0xF000) return out = "-Infinity", true;
    if (sign == 0x4000) out.push_back('-');
    const auto group = [&](int at) { return at >= 0 && static_cast<std::size_t>(at) < count ? field(8 + 2 * static_cast<std::size_t>(at)) : 0; };
    const auto append_group = [&](int value) {
        char digits[4];
        write_digits(digits, 4, value);
        out.append(digits, 4);
    };
    if (weight < 0) {
        out.push_back('0');
    } else {
        const std::size_t start = out.size();
        for (int i = 0; i <= weight; ++i) append_group(group(i));
        const std::size_t first = out.find_first_not_of('0', start);
        out.erase(start, (first == std::string::npos ? out.size() - 1 : first) - start);
    }
    if (scale == 0) return true;
    out.push_back('.');
    const std::size_t point = out.size();
    for (int i = 1; out.size() - point < static_cast<std::size_t>(scale); ++i) append_group(group(weight + i));
    out.resize(point + static_cast<std::size_t>(scale));
    return true;
}

}  // namespace varve::detail
