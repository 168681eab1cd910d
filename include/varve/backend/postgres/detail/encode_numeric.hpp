#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <varve/backend/postgres/detail/network_order.hpp>

namespace varve::detail {

/// Appends a plain decimal ("-12.340") in the binary form that decode_numeric reads. False for any other text.
inline bool encode_numeric(std::string& out, std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    std::string whole{text.substr(0, point)};
    std::string fraction{point == std::string_view::npos ? std::string_view{} : text.substr(point + 1)};
    if (whole.empty() || (whole + fraction).find_first_not_of("0123456789") != std::string::npos) return false;
    const std::size_t scale = fraction.size();
    whole.insert(0, (4 - whole.size() % 4) % 4, '0');
    fraction.append((4 - fraction.size() % 4) % 4, '0');

    // Groups of four digits; those of zeros at both ends are not sent.
    const std::string digits = whole + fraction;
    const auto group = [&](std::size_t at) {
        unsigned value = 0;
        for (const char each : std::string_view{digits}.substr(4 * at, 4)) value = value * 10 + static_cast<unsigned>(each - '0');
        return value;
    };
    std::size_t first = 0;
    std::size_t last = digits.size() / 4;
    while (first < last && group(first) == 0) ++first;
    while (last > first && group(last - 1) == 0) --last;
    const auto weight = static_cast<std::int64_t>(whole.size() / 4) - 1 - static_cast<std::int64_t>(first);

    const auto append = [&out](unsigned value) {
        char network[2];
        store_network(network, static_cast<std::uint16_t>(value));
        out.append(network, sizeof network);
    };
    append(static_cast<unsigned>(last - first));
    append(static_cast<unsigned>(first == last ? 0 : weight));
    append(negative && first != last ? 0x4000U : 0U);
    append(static_cast<unsigned>(scale));
    for (std::size_t i = first; i < last; ++i) append(group(i));
    return true;
}

}  // namespace varve::detail
