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
#include <varve/backend/sqlite/writing.hpp>
#include <varve/ddl/rebuild_dialect.hpp>

namespace varve {

/// SQLite 3.40: how it writes (sqlite_writing), what it can alter and how it rebuilds a table.
class sqlite_migration_dialect final : public sqlite_writing<rebuild_dialect> {
public:
    constexpr schema::schema project(const schema::schema& whole) const override {
        return detail::sqlite_projection{*this}.project(whole);
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
