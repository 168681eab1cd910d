#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <varve/sql/value.hpp>

namespace varve::detail {

constexpr int hexadecimal_digit(char character) {
    if (character >= '0' && character <= '9') return character - '0';
    if (character >= 'a' && character <= 'f') return character - 'a' + 10;
    if (character >= 'A' && character <= 'F') return character - 'A' + 10;
    return -1;
}

constexpr void append_hexadecimal(std::string& out, bytes_view bytes) {
    for (const std::byte each : bytes) {
        constexpr const char* digits = "0123456789abcdef";
        const char pair[2]{digits[std::to_integer<unsigned>(each) >> 4], digits[std::to_integer<unsigned>(each) & 15u]};
        out.append(pair, 2);
    }
}

/// Reads two digits a byte, in either letter case; false for any other text.
constexpr bool parse_hexadecimal(std::string_view text, std::vector<std::byte>& out) {
    if (text.size() % 2 != 0) return false;
    out.clear();
    out.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hexadecimal_digit(text[i]);
        const int low = hexadecimal_digit(text[i + 1]);
        if (high < 0 || low < 0) return false;
        out.push_back(static_cast<std::byte>(high * 16 + low));
    }
    return true;
}

// The 36 characters of a UUID. Boost's own conversions are not constexpr, and its reader takes braces and other decorations
// that would not compare equal in the database.
constexpr void append_uuid(std::string& out, const uuid_value& value) {
    for (std::size_t i = 0; i < value.bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) out.push_back('-');
        append_hexadecimal(out, bytes_view{value.bytes}.subspan(i, 1));
    }
}

/// Reads a UUID in either letter case; false for any other text.
constexpr bool parse_uuid(std::string_view text, uuid_value& out) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0, at = 0; i < out.bytes.size(); ++i, at += 2) {
        if ((i == 4 || i == 6 || i == 8 || i == 10) && text[at++] != '-') return false;
        const int high = hexadecimal_digit(text[at]);
        const int low = hexadecimal_digit(text[at + 1]);
        if (high < 0 || low < 0) return false;
        out.bytes[i] = static_cast<std::byte>(high * 16 + low);
    }
    return true;
}

}  // namespace varve::detail
