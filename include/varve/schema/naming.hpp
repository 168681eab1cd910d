#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace varve::schema {

/// PostgreSQL's limit (NAMEDATALEN - 1), in bytes; names that Varve makes keep to it on every engine.
inline constexpr std::size_t longest_name = 63;

namespace detail {

// In place: g++ 12 loses a short string's own address when it is passed by value in a constant expression.
[[gnu::cold]] constexpr void shorten(std::string& name) {
    if (name.size() <= longest_name) return;
    std::uint32_t hash = 2166136261u;  // FNV-1a of the whole name keeps two long names with one beginning apart
    for (const char each : name) hash = (hash ^ static_cast<unsigned char>(each)) * 16777619u;
    name.resize(longest_name - 9);
    name.push_back('_');
    for (int shift = 28; shift >= 0; shift -= 4) name.push_back("0123456789abcdef"[(hash >> shift) & 15u]);
}

[[gnu::cold]] constexpr std::string joined(std::string_view prefix, std::string_view table, std::span<const std::string> columns,
                                           std::initializer_list<std::string_view> more = {}) {
    std::string name{prefix};
    name += table;
    for (const std::string& column : columns) {
        name.push_back('_');
        name += column;
    }
    for (const std::string_view part : more) {
        name.push_back('_');
        name += part;
    }
    shorten(name);
    return name;
}

}  // namespace detail

/// The names of what the user did not name, as SQLAlchemy's documented naming convention makes them.
[[gnu::cold]] constexpr std::string primary_key_name(std::string_view table) { return detail::joined("pk_", table, {}); }
[[gnu::cold]] constexpr std::string unique_name(std::string_view table, std::span<const std::string> columns) {
    return detail::joined("uq_", table, columns);
}
[[gnu::cold]] constexpr std::string index_name(std::string_view table, std::span<const std::string> columns) {
    return detail::joined("ix_", table, columns);
}
[[gnu::cold]] constexpr std::string full_text_index_name(std::string_view table, std::span<const std::string> columns) {
    return detail::joined("ft_", table, columns);
}
[[gnu::cold]] constexpr std::string foreign_key_name(std::string_view table, std::span<const std::string> columns,
                                       std::string_view referenced) {
    return detail::joined("fk_", table, columns, {referenced});
}
[[gnu::cold]] constexpr std::string check_name(std::string_view table, std::string_view name) {
    return detail::joined("ck_", table, {}, {name});
}

}  // namespace varve::schema
