#pragma once

#include <cstddef>
#include <string_view>

namespace varve::detail {

/// How many bytes the UTF-8 sequence at `at` has; 0 when none stands there (Unicode 15, table 3-7: no surrogates, nothing
/// above U+10FFFF, no longer forms than needed).
constexpr std::size_t utf8_sequence(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t offset) -> unsigned {
        return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0;
    };
    const auto continues = [&](std::size_t offset) { return (byte(offset) & 0xc0) == 0x80; };
    const unsigned first = byte(0);
    if (at >= text.size()) return 0;
    if (first < 0x80) return 1;
    if (first < 0xc2 || first > 0xf4 || !continues(1)) return 0;
    if (first < 0xe0) return 2;
    const unsigned second = byte(1);
    if (first < 0xf0) {
        if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f)) return 0;
        return continues(2) ? 3 : 0;
    }
    if ((first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f)) return 0;
    return continues(2) && continues(3) ? 4 : 0;
}

constexpr bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_sequence(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

}  // namespace varve::detail
