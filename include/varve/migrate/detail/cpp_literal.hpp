#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/schema/type.hpp>

namespace varve::migration::detail {

/// `text` as a C++ string literal; several lines, or text full of quotes, as a raw one.
inline std::string cpp_literal(std::string_view text) {
    bool raw = false;
    bool escaped = false;
    for (const char each : text) {
        if (each == '\0')
            throw migration_error(
                "a name or an SQL text with a NUL in it cannot be written into a revision");
        if (each == '\n' || each == '"' || each == '\\')
            raw = true;
        else if (static_cast<unsigned char>(each) < 0x20 || each == 0x7f)
            escaped = true;
    }
    if (raw && !escaped) {
        std::string_view delimiter = "";
        if (text.find(")\"") != std::string_view::npos) delimiter = "sql";
        if (text.find(")sql\"") != std::string_view::npos) escaped = true;
        if (!escaped) {
            std::string out = "R\"";
            ((((out += delimiter) += "(") += text) += ")") += delimiter;
            return out += "\"";
        }
    }
    std::string out = "\"";
    for (const char each : text) {
        const auto code = static_cast<unsigned char>(each);
        if (each == '"' || each == '\\')
            (out += '\\') += each;
        else if (code >= 0x20 && code != 0x7f)
            out += each;
        else {  // three octal digits end by themselves, so that a digit may follow
            out += '\\';
            out += static_cast<char>('0' + (code >> 6));
            out += static_cast<char>('0' + ((code >> 3) & 7));
            out += static_cast<char>('0' + (code & 7));
        }
    }
    return out += "\"";
}

/// {"a", "b"}
inline std::string cpp_literal(const std::vector<std::string>& texts) {
    std::string out = "{";
    for (const std::string& each : texts) {
        if (out.size() > 1) out += ", ";
        out += cpp_literal(each);
    }
    return out += "}";
}

/// "…" for the one text of all dialects, {{"sqlite", "…"}, {"postgres", "…"}} otherwise.
inline std::string cpp_literal(const std::vector<schema::dialect_text>& texts,
                               bool always_braces = false) {
    if (!always_braces && texts.size() == 1 && texts.front().dialect.empty())
        return cpp_literal(texts.front().text);
    std::string out = "{";
    for (const schema::dialect_text& each : texts) {
        if (out.size() > 1) out += ", ";
        out += "{" + cpp_literal(each.dialect) + ", " + cpp_literal(each.text) + "}";
    }
    return out += "}";
}

}  // namespace varve::migration::detail
