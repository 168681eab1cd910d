#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/backend/sqlite/call_pattern.hpp>
#include <varve/backend/sqlite/full_text.hpp>
#include <varve/backend/sqlite/literal_text.hpp>
#include <varve/backend/sqlite/table_facts.hpp>
#include <varve/backend/sqlite/type_text.hpp>
#include <varve/ddl/print_constraint.hpp>

namespace varve {

/// SQLite 3.40 and its SQL. How values lie in the file (a stored_as fact changes it):
///
/// | logical type | declared | value |
/// |---|---|---|
/// | boolean, integers, duration | INTEGER | 0 and 1; microseconds |
/// | floating | REAL | |
/// | text | TEXT, VARCHAR(n) | |
/// | enumeration | TEXT | the label, kept by a CHECK named as schema::check_name says |
/// | json, arrays | TEXT | JSON text |
/// | date, time | TEXT | `2026-11-21`, `08:23:41.000000` |
/// | timestamp, local_timestamp | TEXT | `2026-11-21 08:23:41.000000` |
/// | bytes, uuid | BLOB | a UUID's 16 bytes in network order |
/// | decimal(p, s), p <= 18 | DECIMAL(p, s) | INTEGER: the number times 10^s |
/// | decimal(p, s), p > 18 | DECIMAL_TEXT(p, s) | text whose order is the numbers' (sql/ordered_decimal.hpp) |
///
/// STRICT tables, which know five types, say INTEGER and TEXT for decimals and TEXT for VARCHAR.
///
/// A range (`in(range)`) is one parameter: a JSON array, or for bytes and UUIDs one BLOB (range.hpp).
template <class Base>
class sqlite_writing : public Base {
public:
    using Base::Base;
    constexpr std::string_view name() const override { return "sqlite"; }

    constexpr capabilities can() const override {
        return {.transactional_ddl = true,
                .forward_references = true,
                .drop_column = true,
                .rename_column = true,
                .partial_indexes = true,
                .expression_indexes = true,
                .generated_columns = true,
                .virtual_columns = true,
                .returning = true,
                .last_insert_rowid = true,
                .on_conflict = true,
                .savepoints = true,
                .right_joins = true,
                .full_joins = true,
                .filtered_aggregates = true,
                .window_functions = true,
                .window_groups = true,
                .full_text = true,
                .views = true,
                .triggers = true,
                .long_keys = true,
                .keys_follow_given = true,
                .keeps_infinity = true,
                .keeps_nul_in_text = true,
                .keeps_invalid_utf8 = true,
                .untyped_columns = true};
    }

    constexpr void append_literal(const sql_writer& out, const schema::node& literal) const override {
        std::string text;
        detail::append_sqlite_literal(text, literal);
        out += text;
    }

    constexpr std::string type_text(const schema::type& type) const override { return detail::sqlite_type_text(type, false); }

    [[gnu::cold]] constexpr std::string_view function_name(std::string_view standard) const override {
        if (standard == "char_length" || standard == "character_length") return "length";
        if (standard == "greatest") return "max";
        if (standard == "least") return "min";
        if (standard == "string_agg") return "group_concat";
        if (standard == "position") return "instr";
        return standard;
    }

    /// IS takes any value since ever; the standard's words came with 3.39.
    constexpr std::string_view operator_name(std::string_view standard) const override {
        if (standard == schema::operators::is_not_distinct) return "is";
        if (standard == schema::operators::is_distinct) return "is not";
        return standard;
    }

    /// now() as a timestamp lies in its column; the clock has milliseconds.
    [[gnu::cold]] constexpr bool append_call(const sql_writer& out, const schema::node& call) const override {
        if (call.text != "now") return false;
        out += "strftime('%Y-%m-%d %H:%M:%f000', 'now')";
        return true;
    }

    constexpr std::string_view call_pattern(const schema::node& call) const override { return detail::sqlite_call_pattern(call.text); }

    [[gnu::cold]] constexpr void append_in_range(const sql_writer& out, std::string_view left, std::string_view parameter,
                                   const schema::type& element) const override {
        const std::string p{parameter};
        out += left;
        if (detail::sqlite_form_of(element) != detail::sqlite_form::bytes)
            out += " IN (SELECT value FROM json_each(" + p + "))";
        else if (element.kind == schema::type_kind::uuid && element.stored_as == schema::storage::natural)
            out += " IN (WITH RECURSIVE piece(at) AS (SELECT 1 UNION ALL SELECT at + 16 FROM piece WHERE at + 16 <= length(" + p +
                   ")) SELECT substr(" + p + ", at, 16) FROM piece)";
        else
            out += " IN (WITH RECURSIVE piece(at, size) AS (SELECT 11, CAST(substr(" + p + ", 1, 10) AS INTEGER) WHERE length(" + p +
                   ") > 0 UNION ALL SELECT at + size + 10, CAST(substr(" + p + ", at + size, 10) AS INTEGER) FROM piece WHERE at + size <= length(" +
                   p + ")) SELECT substr(" + p + ", at, size) FROM piece)";
    }

    constexpr std::string column_type_text(const schema::table& table, const schema::column& column) const override {
        return detail::sqlite_type_text(column.type, detail::sqlite_is_strict(table));
    }

    /// AUTOINCREMENT can only stand beside the column, and only behind PRIMARY KEY. The rowid is an identity by itself.
    constexpr void append_identity(std::string& out, const schema::table& table, const schema::column& column) const override {
        if (!detail::sqlite_is_autoincrement(table) || table.primary_key.columns[0] != column.name) return;
        out.push_back(' ');
        detail::append_constraint_name(out, *this, table.primary_key.name);
        out += "PRIMARY KEY AUTOINCREMENT";
    }

    constexpr bool primary_key_beside_column(const schema::table& table) const override {
        return detail::sqlite_is_autoincrement(table);
    }

    constexpr void append_table_options(std::string& out, const schema::table& table) const override {
        const bool strict = detail::sqlite_is_strict(table);
        const bool without_rowid = detail::sqlite_is_without_rowid(table);
        if (strict) out += " STRICT";
        if (without_rowid) out += strict ? ", WITHOUT ROWID" : " WITHOUT ROWID";
    }

    constexpr std::vector<std::string> create_full_text_index(const schema::table& table, const schema::index& index,
                                                              bool filled) const override {
        return detail::sqlite_create_full_text(*this, table, index, filled);
    }
    constexpr std::vector<std::string> drop_full_text_index(const schema::index& index) const override {
        return detail::sqlite_drop_full_text(*this, index);
    }

protected:
    ~sqlite_writing() = default;
};

}  // namespace varve
