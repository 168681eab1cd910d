#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sqlite3.h>

#include <varve/backend/sqlite/detail/introspect_full_text.hpp>
#include <varve/backend/sqlite/detail/introspect_table.hpp>
#include <varve/backend/sqlite/migration_dialect.hpp>
#include <varve/schema/schema.hpp>

namespace varve::detail {

/// The SELECT of CREATE VIEW. Names given to the columns move into a common table expression, which means the same.
inline std::string sqlite_view_definition(std::string_view sql) {
    sqlite_reader in{sql};
    in.take_word("CREATE");
    in.take_word("VIEW");
    if (in.take_word("IF")) in.skip(2);
    const std::string name = in.take_qualified_name();
    const std::string columns = in.at_symbol("(") ? in.take_group() : std::string{};
    in.take_word("AS");
    std::string select = in.take_rest();
    if (columns.empty()) return select;
    const std::string quoted = sqlite_quoted(name);
    return "WITH " + quoted + "(" + columns + ") AS (" + select + ") SELECT * FROM " + quoted;
}

/// A foreign key that names no columns refers to the parent's primary key; the schema value always says which.
inline void sqlite_complete_references(schema::schema& whole) {
    for (schema::table& table : whole.tables)
        for (schema::foreign_key& key : table.foreign_keys)
            for (const schema::table& parent : whole.tables) {
                if (!sqlite_same_name(parent.name, key.referenced_table)) continue;
                key.referenced_table = parent.name;
                if (key.referenced_columns.empty()) key.referenced_columns = parent.primary_key.columns;
                sqlite_spell_as_declared(key.referenced_columns, parent.columns);
            }
}

/// All of the user's tables, indexes, views and triggers, in the order of their making and in the projected form of the
/// dialect. Left out: SQLite's own (sqlite_…), Varve's bookkeeping (varve_…), virtual tables and the tables these keep; those
/// of Varve's full-text indexes come back as indexes.
inline schema::schema sqlite_introspect(sqlite3* handle) {
    schema::schema whole;
    // Before 3.37 SQLite does not tell which tables are a virtual table's own; those of FTS5 are known by name.
    const std::vector<std::string> special = sqlite_texts(
        handle, sqlite3_libversion_number() >= 3037000
                    ? "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('virtual', 'shadow')"
                    : "SELECT v.name || kept.suffix FROM main.sqlite_schema AS v, (SELECT '' AS suffix UNION ALL VALUES ('_data'), ('_idx'), "
                      "('_content'), ('_docsize'), ('_config')) AS kept WHERE v.type = 'table' AND v.sql LIKE 'CREATE VIRTUAL %'");
    const auto left_out = [&](std::string_view name) {
        constexpr std::string_view engine = "sqlite_";
        constexpr std::string_view bookkeeping = "varve_";
        for (const std::string& each : special)
            if (each == name) return true;
        return sqlite_same_name(name.substr(0, engine.size()), engine) || sqlite_same_name(name.substr(0, bookkeeping.size()), bookkeeping);
    };

    std::vector<sqlite_found_full_text> full_text = sqlite_find_full_text(handle);
    sqlite_statement entries = sqlite_prepare(handle, "SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY rowid");
    while (entries.step()) {
        const std::string type = sqlite_column_text(entries, 0);
        std::string name = sqlite_column_text(entries, 1);
        const std::string table = sqlite_column_text(entries, 2);
        std::string sql = sqlite_column_text(entries, 3);
        if (left_out(table) || left_out(name) || (type == "trigger" && sqlite_is_full_text_trigger(full_text, name))) continue;
        if (type == "table")
            whole.tables.push_back(sqlite_introspect_table(handle, std::move(name), sql));
        else if (type == "view")
            whole.views.push_back({.name = std::move(name), .definition = {{"sqlite", sqlite_view_definition(sql)}}});
        else if (type == "trigger")
            whole.objects.push_back({schema::object_kind::trigger, std::move(name), table, {{"sqlite", std::move(sql)}}});
        else if (schema::table* const owner = whole.find_table(table); owner != nullptr && !sql.empty())
            owner->indexes.push_back(sqlite_introspect_index(std::move(name), sql, owner->columns));
    }
    for (sqlite_found_full_text& each : full_text)
        if (schema::table* const owner = whole.find_table(each.table); owner != nullptr) owner->indexes.push_back(std::move(each.index));
    sqlite_complete_references(whole);
    return sqlite_migration_dialect{}.project(whole);
}

}  // namespace varve::detail
