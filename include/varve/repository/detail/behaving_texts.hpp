#pragma once

#include <string>
#include <string_view>

#include <varve/repository/detail/behaviour_columns.hpp>

namespace varve::detail {

// The pieces of the texts below, by ordinary code that serves every model.

[[gnu::cold]] constexpr void append_column(const sql_writer& out, const dialect& dialect, const table_columns& table, std::size_t column) {
    dialect.append_identifier(out, table.columns[column].name);
}

/// ` AND "deleted_at" IS NULL`, where a model has that column.
[[gnu::cold]] constexpr void append_only_live(const sql_writer& out, const dialect& dialect, const table_columns& table, std::size_t deleted,
                                              bool live = true) {
    if (deleted == table.columns.size()) return;
    out += " AND ";
    append_column(out, dialect, table, deleted);
    out += live ? " IS NULL" : " IS NOT NULL";
}

[[gnu::cold]] constexpr void append_same_version(const sql_writer& out, const dialect& dialect, const table_columns& table,
                                                 std::size_t version, int& next) {
    if (version == table.columns.size()) return;
    out += " AND ";
    append_column(out, dialect, table, version);
    out += " = ";
    dialect.append_placeholder(out, next++);
}

/// `"version" = "version" + 1`, or with the table's name where an upsert has two rows to choose from.
[[gnu::cold]] constexpr void append_next_version(const sql_writer& out, const dialect& dialect, const table_columns& table,
                                                 std::size_t version, std::string_view& separator, bool qualified = false) {
    if (version == table.columns.size()) return;
    out += separator;
    separator = ", ";
    append_column(out, dialect, table, version);
    out += " = ";
    if (qualified) {
        dialect.append_identifier(out, table.name);
        out.push_back('.');
    }
    append_column(out, dialect, table, version);
    out += " + 1";
}

[[gnu::cold]] constexpr void append_set(const sql_writer& out, const dialect& dialect, const table_columns& table, std::size_t column,
                                        std::string_view& separator, int& next) {
    if (column == table.columns.size()) return;
    out += separator;
    separator = ", ";
    append_column(out, dialect, table, column);
    out += " = ";
    dialect.append_placeholder(out, next++);
}

}  // namespace varve::detail
