#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <varve/migrate/detail/print_part.hpp>

namespace varve::migration::detail {

inline constexpr std::size_t line_width = 100;

inline std::string joined(const chain& parts) {
    std::string out;
    for (const std::string& each : parts) out += each;
    return out;
}

/// A chain on one line where it and `trailing` more characters fit, otherwise with its member calls on lines of their own.
inline std::string fitted(const chain& parts, std::size_t indent, std::size_t trailing = 0) {
    const std::string one_line = joined(parts);
    if (parts.size() == 1 || indent + one_line.size() + trailing <= line_width) return one_line;
    std::string out = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i)
        out += "\n" + std::string(indent + 4, ' ') +
               parts[i].substr(parts[i].starts_with(' ') ? 1 : 0);
    return out;
}

/// `    op.name(a, b);` with the arguments on lines of their own where they do not fit on one.
inline std::string statement(std::string_view name, const std::vector<chain>& arguments) {
    const std::string head = "    op." + std::string{name} + "(";
    std::string one_line = head;
    for (std::size_t i = 0; i < arguments.size(); ++i)
        (one_line += i == 0 ? "" : ", ") += joined(arguments[i]);
    one_line += ");\n";
    if (one_line.size() <= line_width + 1) return one_line;
    std::string out = head;
    std::size_t column = head.size();
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::size_t length = joined(arguments[i]).size() + 2;
        if (i == 0 || column + length <= line_width) {
            out += i == 0 ? "" : " ";
            column += length;
        } else {
            out += "\n        ";
            column = 8 + length;
        }
        out += fitted(arguments[i], 8, 2) + (i + 1 == arguments.size() ? ");\n" : ",");
    }
    return out;
}

}  // namespace varve::migration::detail
