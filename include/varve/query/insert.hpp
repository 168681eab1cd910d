#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <varve/core/owned.hpp>
#include <varve/query/constant_text.hpp>
#include <varve/query/table_columns.hpp>
#include <varve/sql/conflict_target.hpp>

namespace varve::detail {

/// Whether an insert of a model writes a column; the engine makes a generated key unless one is given.
template <class Model>
constexpr bool insert_writes(std::size_t column, bool key_given) {
    return !roles_of<Model>[column].is_computed && (key_given || !roles_of<Model>[column].is_identity);
}

template <class Model>
constexpr int insert_width(bool key_given) {
    int width = 0;
    for (std::size_t i = 0; i < column_count<Model>; ++i) width += insert_writes<Model>(i, key_given) ? 1 : 0;
    return width;
}

/// `INSERT INTO "t" ("a", "b")`; how many columns it names.
constexpr int print_insert_columns(const sql_writer& out, const dialect& dialect, const table_columns& table, bool key_given) {
    out += "INSERT INTO ";
    append_table(out, dialect, table.in_schema, table.name);
    int width = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.roles[i].is_computed || (table.roles[i].is_identity && !key_given)) continue;
        out += width++ == 0 ? " (" : ", ";
        dialect.append_identifier(out, table.columns[i].name);
    }
    if (width != 0) out.push_back(')');
    return width;
}

constexpr void print_insert(const sql_writer& out, const dialect& dialect, const table_columns& table, bool key_given, int rows) {
    const int width = print_insert_columns(out, dialect, table, key_given);
    if (width == 0) {
        out += " DEFAULT VALUES";
        return;
    }
    out += " VALUES ";
    int next = 1;
    for (int row = 0; row < rows; ++row) {
        if (row != 0) out += ", ";
        for (int column = 0; column < width; ++column) {
            out += column == 0 ? "(" : ", ";
            dialect.append_placeholder(out, next++);
        }
        out.push_back(')');
    }
}

/// ` RETURNING "id"`, where the engine does not tell a generated key by itself.
constexpr void print_generated_key(const sql_writer& out, const dialect& dialect, const table_columns& table) {
    if (dialect.can().last_insert_rowid) return;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!table.roles[i].is_identity) continue;
        out += " RETURNING ";
        dialect.append_identifier(out, table.columns[i].name);
        return;
    }
}

/// The parameter of each column in an insert, counted from 1; 0 where it is not written.
template <class Model, bool KeyGiven>
inline constexpr auto insert_parameters = [] {
    parameter_positions<Model> positions{};
    std::uint16_t next = 1;
    for (std::size_t i = 0; i < column_count<Model>; ++i)
        if (insert_writes<Model>(i, KeyGiven)) positions[i] = next++;
    return positions;
}();

/// INSERT of one row. Borrows it.
template <class Model, bool KeyGiven>
struct insert_query {
    using row_type = void;
    static constexpr bool counts = false;
    const Model& row;

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        print_insert(out, dialect, columns_of<Model>, KeyGiven, 1);
        if (!KeyGiven) print_generated_key(out, dialect, columns_of<Model>);
    }
    template <class Backend>
    static constexpr std::string_view sql = constant_sql<insert_query, Backend>;

    constexpr row_binder<Model> binder() const { return {row, insert_parameters<Model, KeyGiven>}; }
    template <class Statement>
    void bind(Statement& statement) const {
        binder().bind(statement);
    }
};

/// How many rows one multi-row INSERT carries: some 250 parameters, where the gain of more has worn off (measured on SQLite).
template <class Model, bool KeyGiven>
inline constexpr int rows_per_insert =
    insert_width<Model>(KeyGiven) == 0 || insert_width<Model>(KeyGiven) > 256 ? 1 : 256 / insert_width<Model>(KeyGiven);

/// INSERT of rows_per_insert rows in one statement. Borrows them.
template <class Model, bool KeyGiven, class Iterator>
struct insert_rows_query {
    using row_type = void;
    Iterator first;

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        print_insert(out, dialect, columns_of<Model>, KeyGiven, rows_per_insert<Model, KeyGiven>);
        if (!KeyGiven) print_generated_key(out, dialect, columns_of<Model>);
    }
    template <class Backend>
    static constexpr std::string_view sql = constant_sql<insert_rows_query, Backend>;

    template <class Statement>
    void bind(Statement& statement) const {
        Iterator each = first;
        for (int i = 0; i < rows_per_insert<Model, KeyGiven>; ++i, ++each)
            bind_columns(statement, *each, insert_parameters<Model, KeyGiven>, i * insert_width<Model>(KeyGiven));
    }
};

/// What an upsert recognises a row by: the primary key, unless members of a unique fact are named.
template <class Model, auto... Target>
struct upsert_target {
    static constexpr std::size_t count = sizeof...(Target) == 0 ? key_size<Model> : sizeof...(Target);

    static constexpr bool contains(std::size_t column) {
        if constexpr (sizeof...(Target) == 0)
            return roles_of<Model>[column].is_key;
        else
            return (false || ... || (position_of_column<Target> == column));
    }
    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        std::vector<std::string> columns;
        std::vector<bool> nullable;
        for (std::size_t i = 0; i < column_count<Model>; ++i) {
            if (!contains(i)) continue;
            columns.push_back(owned(layout_of<Model>[i].name));
            nullable.push_back(roles_of<Model>[i].is_nullable);
        }
        append_conflict_target(out, columns, nullable, nulls_not_distinct(columns), dialect);
    }

private:
    static constexpr bool nulls_not_distinct(const std::vector<std::string>& columns) {
        const schema::table table = varve::table_of<Model>();
        for (const schema::unique& unique : table.uniques) {
            if (unique.columns.size() != columns.size()) continue;
            bool same = true;
            for (const std::string& column : unique.columns) {
                bool found = false;
                for (const std::string& other : columns) found |= other == column;
                same &= found;
            }
            if (same) return unique.nulls_not_distinct;
        }
        return false;
    }
};

/// INSERT … ON CONFLICT DO UPDATE of every other column (the key and the target stay as they are). Borrows the row.
template <class Model, bool KeyGiven, auto... Target>
struct upsert_query {
    using row_type = void;
    static constexpr bool counts = false;
    using target = upsert_target<Model, Target...>;
    static constexpr clause_set needs = clause_set::of(optional_clause::on_conflict);
    const Model& row;

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        print_insert(out, dialect, columns_of<Model>, KeyGiven, 1);
        out += " ON CONFLICT ";
        target::print(out, dialect);
        std::string_view separator = " DO UPDATE SET ";
        for (std::size_t i = 0; i < column_count<Model>; ++i) {
            if (target::contains(i) || roles_of<Model>[i].is_key || roles_of<Model>[i].is_computed) continue;
            out += separator;
            separator = ", ";
            dialect.append_identifier(out, layout_of<Model>[i].name);
            out += " = excluded.";
            dialect.append_identifier(out, layout_of<Model>[i].name);
        }
        if (separator == " DO UPDATE SET ") out += " DO NOTHING";
    }
    template <class Backend>
    static constexpr std::string_view sql = constant_sql<upsert_query, Backend>;

    constexpr row_binder<Model> binder() const { return {row, insert_parameters<Model, KeyGiven>}; }
    template <class Statement>
    void bind(Statement& statement) const {
        binder().bind(statement);
    }
};

}  // namespace varve::detail
