#pragma once

#include <string>
#include <string_view>

#include <varve/backend/sqlite/tokens.hpp>
#include <varve/backend/sqlite/type_text.hpp>
#include <varve/schema/table.hpp>

namespace varve::detail {

[[gnu::cold]] constexpr bool sqlite_option_is_set(const schema::table& table, std::string_view name) {
    const std::string value = sqlite_lower(table.option_value("sqlite", name));
    return value == "true" || value == "1" || value == "on" || value == "yes";
}
[[gnu::cold]] constexpr bool sqlite_is_strict(const schema::table& table) { return sqlite_option_is_set(table, "strict"); }
[[gnu::cold]] constexpr bool sqlite_is_without_rowid(const schema::table& table) { return sqlite_option_is_set(table, "without_rowid"); }

/// The column that is another name of the rowid, or empty: a lone primary key declared exactly INTEGER
/// (https://www.sqlite.org/lang_createtable.html#rowid).
[[gnu::cold]] constexpr std::string sqlite_rowid_alias(const schema::table& table) {
    if (table.primary_key.columns.size() != 1 || sqlite_is_without_rowid(table)) return {};
    const schema::column* const column = schema::find(table.columns, table.primary_key.columns[0]);
    if (column == nullptr || !sqlite_same_name(sqlite_type_text(column->type, sqlite_is_strict(table)), "integer")) return {};
    return column->name;
}

/// Whether a rowid of this table is never used twice.
[[gnu::cold]] constexpr bool sqlite_is_autoincrement(const schema::table& table) {
    const std::string alias = sqlite_rowid_alias(table);
    if (alias.empty()) return false;
    return schema::find(table.columns, alias)->identity == schema::identity::always;
}

/// A name by which the rowid can still be had: no column is called so. Empty when there is none.
[[gnu::cold]] constexpr std::string_view sqlite_rowid_name(const schema::table& table) {
    if (sqlite_is_without_rowid(table)) return {};
    for (const std::string_view name : {"rowid", "_rowid_", "oid"}) {
        bool shadowed = false;
        for (const schema::column& column : table.columns) shadowed = shadowed || sqlite_same_name(column.name, name);
        if (!shadowed) return name;
    }
    return {};
}

/// A declared type in the one form types are compared in: upper case, single spaces, "(10, 2)".
[[gnu::cold]] constexpr std::string sqlite_declared(std::string_view declared) {
    std::string out;
    for (const sqlite_token& token : sqlite_tokens(declared)) {
        const bool tight = out.empty() || out.back() == '(' || token.text == "(" || token.text == ")" || token.text == ",";
        if (!tight) out.push_back(' ');
        for (const char each : token.text) out.push_back(each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each);
    }
    return out;
}

/// A collation by its name in upper case; BINARY is what a column has anyway.
[[gnu::cold]] constexpr std::string sqlite_collation(std::string_view name) {
    std::string out;
    for (const char each : name) out.push_back(each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each);
    if (out == "BINARY") out.clear();
    return out;
}

}  // namespace varve::detail
