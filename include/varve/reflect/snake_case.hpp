#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace varve {

/// `MetricHistory` and `metric_history` become `metric_history`, `HTTPServer2` `http_server2`,
/// `page<int>` `page_int`. Only ASCII letters change case; other bytes of UTF-8 stay as they are.
constexpr std::string snake_case(std::string_view name) {
    constexpr auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    constexpr auto is_lower = [](char c) {
        return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    };
    constexpr auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::string out;
    bool separate = false;  // pending, so that punctuation at the end leaves no underscore
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (c == '_') {
            separate = false;
            out += '_';
        } else if (!is_upper(c) && !is_lower(c) && !is_digit(c)) {
            separate = true;
        } else {
            if (is_upper(c) && i > 0) {
                const char before = name[i - 1];
                const bool acronym_ends =
                    is_upper(before) && i + 1 < name.size() && is_lower(name[i + 1]);
                separate = separate || is_lower(before) || is_digit(before) || acronym_ends;
            }
            if (separate && !out.empty() && out.back() != '_') out += '_';
            separate = false;
            out += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return out;
}

}  // namespace varve
