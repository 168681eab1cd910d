#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <varve/core/sql_writer.hpp>

namespace varve::detail {

// std::to_string and std::to_chars are not constexpr before C++23, and SQL text is made at compile time.
constexpr void append_number(const sql_writer& out, std::uint64_t value) {
    char digits[20];
    std::size_t at = sizeof digits;
    do {
        digits[--at] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value != 0);
    out.append(digits + at, sizeof digits - at);
}

constexpr void append_number(const sql_writer& out, std::int64_t value) {
    if (value < 0) out.push_back('-');
    const auto bits = static_cast<std::uint64_t>(value);
    append_number(out, value < 0 ? ~bits + 1 : bits);  // the complement, because -INT64_MIN overflows
}

constexpr std::string number_text(std::int64_t value) {
    std::string out;
    append_number(out, value);
    return out;
}

}  // namespace varve::detail
