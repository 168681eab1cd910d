#pragma once

#include <string_view>
#include <vector>

#include <varve/schema/schema.hpp>

namespace varve::detail {

constexpr bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

constexpr char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Whether SQL text holds `name` as a word of its own. It cannot tell a name from a word in a string literal: who asks
/// must be safe with a yes too many.
constexpr bool mentions(std::string_view text, std::string_view name) {
    if (name.empty()) return false;
    for (std::size_t at = 0; at + name.size() <= text.size(); ++at) {
        std::size_t same = 0;
        while (same < name.size() && lowered(text[at + same]) == lowered(name[same])) ++same;
        if (same < name.size()) continue;
        const std::size_t end = at + same;
        if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]))) return true;
    }
    return false;
}

constexpr bool mentions(const std::vector<schema::dialect_text>& texts, std::string_view name) {
    for (const schema::dialect_text& each : texts)
        if (mentions(each.text, name)) return true;
    return false;
}

constexpr bool mentions(const schema::expression& expression, std::string_view column) {
    for (const schema::node& each : expression.nodes)
        if ((each.kind == schema::node_kind::column && each.text == column) ||
            (each.kind == schema::node_kind::opaque && mentions(each.text, column)))
            return true;
    return mentions(expression.text, column);
}

}  // namespace varve::detail
