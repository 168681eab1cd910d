#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/backend/sqlite/alterations.hpp>
#include <varve/backend/sqlite/convert.hpp>
#include <varve/backend/sqlite/literal_text.hpp>
#include <varve/backend/sqlite/normalise.hpp>
#include <varve/backend/sqlite/project.hpp>
#include <varve/backend/sqlite/table_facts.hpp>
#include <varve/backend/sqlite/type_text.hpp>
#include <varve/ddl/rebuild_dialect.hpp>

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
/// A range (`in(range)`) is one parameter: a JSON array, or for bytes and UUIDs one BLOB of 16 bytes an element.
class sqlite_dialect final : public rebuild_dialect {
public:
    constexpr std::string_view name() const override { return "sqlite"; }

    constexpr capabilities can() const override {
        return {.transactional_ddl = true,
                .drop_column = true,
                .rename_column = true,
                .partial_indexes = true,
                .expression_indexes = true,
                .generated_columns = true,
                .returning = true,
                .last_insert_rowid = true,
                .on_conflict = true,
                .savepoints = true,
                .full_joins = true,
                .views = true,
                .triggers = true,
                .keeps_infinity = true,
                .keeps_nul_in_text = true};
    }

    constexpr void append_literal(std::string& out, const schema::node& literal) const override {
        detail::append_sqlite_literal(out, literal);
    }

    constexpr std::string type_text(const schema::type& type) const override { return detail::sqlite_type_text(type, false); }

    constexpr std::string_view function_name(std::string_view standard) const override {
        if (standard == "char_length" || standard == "character_length") return "length";
        if (standard == "greatest") return "max";
        if (standard == "least") return "min";
        if (standard == "string_agg") return "group_concat";
        return standard;
    }

    /// now() as a timestamp lies in its column; the clock has milliseconds.
    constexpr bool append_call(std::string& out, const schema::node& call) const override {
        if (call.text != "now") return false;
        out += "strftime('%Y-%m-%d %H:%M:%f000', 'now')";
        return true;
    }

    constexpr void append_in_range(std::string& out, std::string_view left, std::string_view parameter,
                                   const schema::type& element) const override {
        out += left;
        if (detail::sqlite_form_of(element) == detail::sqlite_form::bytes) {
            out += " IN (WITH RECURSIVE piece(at) AS (SELECT 1 UNION ALL SELECT at + 16 FROM piece WHERE at + 16 <= length(";
            out += parameter;
            out += ")) SELECT substr(";
            out += parameter;
            out += ", at, 16) FROM piece)";
        } else {
            out += " IN (SELECT value FROM json_each(";
            out += parameter;
            out += "))";
        }
    }

    constexpr schema::schema project(const schema::schema& whole) const override {
        return detail::sqlite_projection{*this}.project(whole);
    }

    constexpr std::string column_type_text(const schema::table& table, const schema::column& column) const override {
        return detail::sqlite_type_text(column.type, detail::sqlite_is_strict(table));
    }

    /// AUTOINCREMENT can only stand beside the column, and only behind PRIMARY KEY. The rowid is an identity by itself.
    constexpr void append_identity(std::string& out, const schema::table& table, const schema::column& column) const override {
        if (!primary_key_beside_column(table) || table.primary_key.columns[0] != column.name) return;
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

    /// Inside a transaction the pragma has no effect, and with keys on, DROP TABLE deletes the children's rows first.
    constexpr void surround(plan& made) const override {
        made.before.push_back({.sql = "PRAGMA foreign_keys = OFF"});
        made.after.push_back({.sql = "PRAGMA legacy_alter_table = OFF"});  // a plan that failed half-way may have left it on
        made.after.push_back({.sql = "PRAGMA foreign_keys = ON"});
    }

    constexpr bool adds_in_place(const schema::table& table, const schema::column& column) const override {
        return detail::sqlite_adds_in_place(*this, table, column);
    }
    constexpr bool drops_in_place(const schema::schema& whole, const schema::table& table,
                                  const schema::column& column) const override {
        return detail::sqlite_drops_in_place(*this, whole, table, column);
    }

    constexpr std::string converted(const schema::column& from, const schema::column& to,
                                    const std::string& source) const override {
        return detail::sqlite_convert(from, to, source).value;
    }
    constexpr std::string conversion_loss(const schema::column& from, const schema::column& to,
                                          const std::string& source) const override {
        return detail::sqlite_convert(from, to, source).loss;
    }

    /// Rowids are kept, as other programs may hold them. A new INTEGER PRIMARY KEY that no old column fills takes them over.
    constexpr void copy_hidden(const schema::table& old, const schema::table& fresh,
                               std::vector<copied_column>& copied) const override {
        const std::string alias = detail::sqlite_rowid_alias(fresh);
        const bool filled = !alias.empty() && schema::find(old.columns, alias) != nullptr;
        const std::string_view from = detail::sqlite_rowid_name(old);
        const std::string_view to = detail::sqlite_rowid_name(fresh);
        if (!filled && !from.empty() && !to.empty()) copied.push_back({std::string{to}, std::string{from}});
    }

    constexpr void keep_counters(std::vector<ddl_statement>& to, const schema::table& old, const schema::table& fresh,
                                 std::string_view temporary) const override {
        if (!detail::sqlite_is_autoincrement(old) || !detail::sqlite_is_autoincrement(fresh)) return;
        std::string mine;
        std::string theirs;
        append_text_literal(mine, temporary);
        append_text_literal(theirs, old.name);
        to.push_back({.sql = "DELETE FROM sqlite_sequence WHERE name = " + mine});
        to.push_back({.sql = "INSERT INTO sqlite_sequence (name, seq)\nSELECT " + mine + ", seq FROM sqlite_sequence WHERE name = " + theirs});
    }

    /// With the old ALTER TABLE a rename touches nothing else: views and triggers that mention the table go on doing so.
    constexpr void take_name(std::vector<ddl_statement>& to, std::string_view temporary, std::string_view name) const override {
        to.push_back({.sql = "PRAGMA legacy_alter_table = ON"});
        to.push_back({.sql = "ALTER TABLE " + identifier(temporary) + " RENAME TO " + identifier(name)});
        to.push_back({.sql = "PRAGMA legacy_alter_table = OFF"});
    }

    constexpr ddl_statement reference_check(const schema::table& table) const override {
        return {.sql = "PRAGMA foreign_key_check(" + identifier(table.name) + ")",
                .what = ddl_statement::role::expect_no_rows,
                .failure = "table '" + table.name + "' holds rows that refer to nothing; correct them first"};
    }

    constexpr int mentions(std::string_view sql, std::string_view identifier) const override {
        return detail::sqlite_mentions(sql, identifier);
    }
    constexpr std::string with_renamed(std::string_view sql, std::string_view from, std::string_view to) const override {
        return detail::sqlite_with_renamed(sql, from, to);
    }
};

}  // namespace varve
