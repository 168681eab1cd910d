#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <varve/core/number_text.hpp>
#include <varve/sql/hexadecimal.hpp>
#include <varve/sql/utf8.hpp>
#include <varve/sql/value.hpp>

namespace varve::detail {

// How a message shows what stands in a database: short, on one line, and readable whatever it is.

inline constexpr std::size_t longest_shown = 60;

/// `the text 'mauve'`; what cannot be printed as \xNN, what is long cut off: `the text 'aaa…' (1048576 bytes)`.
[[gnu::cold]] inline std::string shown_text(std::string_view text) {
    std::string out = "the text '";
    std::size_t at = 0;
    while (at < text.size() && at < longest_shown) {
        const std::size_t length = utf8_sequence(text, at);
        const auto byte = static_cast<unsigned char>(text[at]);
        if (length == 0 || byte < 0x20 || byte == 0x7f) {
            out += "\\x";
            append_hexadecimal(out, bytes_view{reinterpret_cast<const std::byte*>(text.data()) + at, 1});
            ++at;
        } else {
            out += text.substr(at, length);
            at += length;
        }
    }
    if (at == text.size()) {
        out += "'";
    } else {
        out += "…' (";
        append_number(out, static_cast<std::int64_t>(text.size()));
        out += " bytes)";
    }
    return out;
}

/// `2 bytes, x'00ff'`.
[[gnu::cold]] inline std::string shown_bytes(bytes_view bytes) {
    std::string out = number_text(static_cast<std::int64_t>(bytes.size()));
    out += bytes.size() == 1 ? " byte, x'" : " bytes, x'";
    const std::size_t shown = bytes.size() < longest_shown / 2 ? bytes.size() : longest_shown / 2;
    append_hexadecimal(out, bytes.first(shown));
    out += shown < bytes.size() ? "…'" : "'";
    return out;
}

}  // namespace varve::detail
