#pragma once

#include <string>

#include <varve/backend/sqlite/normalise.hpp>
#include <varve/backend/sqlite/table_facts.hpp>
#include <varve/schema/schema.hpp>
#include <varve/sql/print.hpp>

namespace varve::detail {

// What SQLite's ALTER TABLE can do: https://www.sqlite.org/lang_altertable.html sections 4 and 5.

/// Whether a default has the same value in every row: a literal, signed or not, but no time of day and no call.
constexpr bool sqlite_is_constant(std::string_view sql) {
    const std::string normal = sqlite_normalised(sql);
    const auto tokens = sqlite_tokens(normal);
    std::size_t at = 0;
    while (at < tokens.size() && (tokens[at].text == "-" || tokens[at].text == "+")) ++at;
    if (tokens.size() != at + 1) return false;
    const sqlite_token& last = tokens[at];
    switch (last.what) {
        case sqlite_token::kind::string:
        case sqlite_token::kind::number:
        case sqlite_token::kind::blob: return true;
        default: return last.text == "null" || last.text == "true" || last.text == "false";
    }
}

constexpr bool sqlite_adds_in_place(const dialect& dialect, const schema::table& table, const schema::column& column) {
    if (column.identity != schema::identity::none) return false;
    for (const std::string& key : table.primary_key.columns)
        if (key == column.name) return false;
    if (!column.generated.empty()) return !column.generated_stored;
    if (!has_text(column.default_value, dialect)) return column.nullable;
    const std::string value = print(column.default_value, dialect);
    return sqlite_is_constant(value) && (column.nullable || sqlite_normalised(value) != "null");
}

constexpr bool sqlite_drops_in_place(const dialect& dialect, const schema::schema& whole, const schema::table& table,
                                     const schema::column& column) {
    if (table.columns.size() == 1) return false;
    const auto holds = [&](const auto& names) {
        for (const std::string& each : names)
            if (sqlite_same_name(each, column.name)) return true;
        return false;
    };
    const auto mentions = [&](const schema::expression& expression) {
        return has_text(expression, dialect) && sqlite_mentions(print(expression, dialect), column.name) != 0;
    };
    if (holds(table.primary_key.columns)) return false;
    for (const schema::unique& each : table.uniques)
        if (holds(each.columns)) return false;
    for (const schema::foreign_key& each : table.foreign_keys)
        if (holds(each.columns)) return false;
    for (const schema::check& each : table.checks)
        if (mentions(each.condition)) return false;
    for (const schema::column& each : table.columns)
        if (mentions(each.generated)) return false;
    for (const schema::index& each : table.indexes) {
        if (mentions(each.where)) return false;
        for (const schema::index_part& part : each.parts)
            if (part.column == column.name || mentions(part.value)) return false;
    }
    for (const schema::table& other : whole.tables)
        for (const schema::foreign_key& each : other.foreign_keys)
            if (each.referenced_table == table.name && holds(each.referenced_columns)) return false;
    // SQLite reads every view and trigger again after the change, and fails if one of them no longer makes sense.
    for (const schema::view& each : whole.views)
        if (sqlite_mentions(schema::text_for(each.definition, "sqlite"), table.name) != 0) return false;
    for (const schema::object& each : whole.objects)
        if (each.table == table.name || sqlite_mentions(schema::text_for(each.text, "sqlite"), table.name) != 0) return false;
    return true;
}

}  // namespace varve::detail
