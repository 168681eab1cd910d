#pragma once

#include <cstddef>
#include <string_view>

namespace varve::detail {

constexpr bool is_identifier_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' ||
           static_cast<unsigned char>(c) >=
               0x80;  // a compiler prints an identifier's UTF-8 as it is
}

/// The end of the piece of `text` at `from` that cannot be cut: a bracketed group, a quoted
/// literal, else one character. Brackets and quotes are what keep a comma or "::" in a template
/// argument from being taken for ours.
constexpr std::size_t skip_piece(std::string_view text, std::size_t from) {
    std::size_t depth = 0;
    for (std::size_t i = from; i < text.size(); ++i) {
        switch (text[i]) {
            case '(':
            case '[':
            case '{':
            case '<': ++depth; break;
            case ')':
            case ']':
            case '}':
            case '>':
                if (depth != 0) --depth;
                break;
            case '"':
            case '\'': {
                const char quote = text[i];
                for (++i; i < text.size() && text[i] != quote; ++i) {
                    if (text[i] == '\\') ++i;
                }
                break;
            }
            default: break;
        }
        if (depth == 0) return i + 1;
    }
    return text.size();
}

/// The end of one element of a printed argument pack: its comma, or the bracket that closes the
/// pack.
constexpr std::size_t element_end(std::string_view text, std::size_t from) {
    while (from < text.size() && text[from] != ',' && text[from] != '}' && text[from] != '>') {
        from = skip_piece(text, from);
    }
    return from;
}

/// The identifier that `text` ends in, not counting the brackets behind it.
constexpr std::string_view last_identifier(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0 && !is_identifier_character(text[end - 1])) --end;
    std::size_t begin = end;
    while (begin > 0 && is_identifier_character(text[begin - 1])) --begin;
    return text.substr(begin, end - begin);
}

}  // namespace varve::detail
