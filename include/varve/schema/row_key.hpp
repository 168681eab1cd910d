#pragma once

#include <string_view>

#include <varve/schema/table.hpp>

namespace varve::schema {

namespace detail {

constexpr bool says_integer(std::string_view spelled) {
    constexpr std::string_view integer = "integer";
    if (spelled.size() != integer.size()) return false;
    for (std::size_t i = 0; i < integer.size(); ++i)
        if ((spelled[i] | 0x20) != integer[i]) return false;
    return true;
}

/// A whole number in every row. What an engine told back is known by its spelling alone.
constexpr bool always_has_integer(const column* column) {
    if (column == nullptr || column->nullable) return false;
    if (column->type.kind == type_kind::custom) return column->type.spelled.size() == 1 && says_integer(column->type.spelled.front().text);
    const bool as_integer = column->type.stored_as == storage::natural || column->type.stored_as == storage::integer;
    return column->type.kind == type_kind::integer && column->type.spelled.empty() && as_integer;
}

}  // namespace detail

/// The column by whose number another table may know the rows of this one for good: the primary key or a unique one that is
/// a single integer and never NULL. Empty when there is none. (SQLite's own rowid is no such number: VACUUM may change it.)
[[gnu::cold]] constexpr std::string_view row_key(const table& table) {
    const auto number = [&](const std::vector<std::string>& columns) -> const column* {
        if (columns.size() != 1) return nullptr;
        const column* const found = find(table.columns, columns.front());
        return detail::always_has_integer(found) ? found : nullptr;
    };
    if (const column* const key = number(table.primary_key.columns)) return key->name;
    for (const unique& each : table.uniques)
        if (const column* const key = number(each.columns)) return key->name;
    return {};
}

}  // namespace varve::schema
