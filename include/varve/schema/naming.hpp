#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace varve::schema {

/// PostgreSQL's limit (NAMEDATALEN - 1), in bytes; names that Varve makes keep to it on every engine.
inline constexpr std::size_t longest_name = 63;

namespace detail {

// In place: g++ 12 loses a short string's own address when it is passed by value in a constant expression.
constexpr void shorten(std::string& name) {
    if (name.size() <= longest_name) return;
    std::uint32_t hash = 2166136261u;  // FNV-1a of the whole name keeps two long names with one beginning apart
    for (const char each : name) hash = (hash ^ static_cast<unsigned char>(each)) * 16777619u;
    name.resize(longest_name - 9);
    name.push_back('_');
    for (int shift = 28; shift >= 0; shift -= 4) name.push_back("0123456789abcdef"[(hash >> shift) & 15u]);
}

constexpr std::string joined(std::string_view prefix, std::string_view table, const std::vector<std::string>& columns) {
    std::string name{prefix};
    name += table;
    for (const std::string& column : columns) {
        name.push_back('_');
        name += column;
    }
    shorten(name);
    return name;
}

}  // namespace detail

/// The names of what the user did not name, as SQLAlchemy's documented naming convention makes them.
constexpr std::string primary_key_name(std::string_view table) { return detail::joined("pk_", table, {}); }
constexpr std::string unique_name(std::string_view table, const std::vector<std::string>& columns) {
    return detail::joined("uq_", table, columns);
}
constexpr std::string index_name(std::string_view table, const std::vector<std::string>& columns) {
    return detail::joined("ix_", table, columns);
}
constexpr std::string foreign_key_name(std::string_view table, const std::vector<std::string>& columns,
                                       std::string_view referenced) {
    std::vector<std::string> parts = columns;
    parts.emplace_back(referenced);
    return detail::joined("fk_", table, parts);
}
constexpr std::string check_name(std::string_view table, std::string_view name) {
    return detail::joined("ck_", table, {std::string{name}});
}

}  // namespace varve::schema
