#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sqlite3.h>

#include <varve/backend/sqlite/detail/parse_index.hpp>
#include <varve/backend/sqlite/detail/parse_table.hpp>
#include <varve/backend/sqlite/detail/run.hpp>
#include <varve/schema/table.hpp>

namespace varve::detail {

/// Names in a constraint may be written in another case than the column's own.
inline void sqlite_spell_as_declared(std::vector<std::string>& names, const std::vector<schema::column>& columns) {
    for (std::string& name : names)
        for (const schema::column& column : columns)
            if (sqlite_same_name(column.name, name)) name = column.name;
}

/// What PRAGMA table_xinfo tells and the text of CREATE TABLE does not, or not plainly.
struct sqlite_table_info {
    std::vector<schema::column> columns{};
    std::vector<std::pair<std::int64_t, std::string>> key{};  ///< place in the primary key, name
    std::string first_key_type{};
};

inline sqlite_table_info sqlite_read_table_info(sqlite3* handle, std::string_view table) {
    sqlite_table_info info;
    sqlite_statement rows = sqlite_prepare(handle, "SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_xinfo(?1) WHERE hidden <> 1");
    rows.bind(1, table);
    while (rows.step()) {
        schema::column column;
        column.name = sqlite_column_text(rows, 0);
        const std::string type = sqlite_column_text(rows, 1);
        column.type.kind = schema::type_kind::custom;
        column.type.spelled.push_back({"sqlite", type});
        std::int64_t not_null = 0;
        rows.get(2, not_null);
        column.nullable = not_null == 0;
        if (rows.kind(3) != value_kind::null) column.default_value = schema::sql(sqlite_column_text(rows, 3), "sqlite");
        std::int64_t place = 0;
        rows.get(4, place);
        if (place > 0) info.key.emplace_back(place, column.name);
        if (place == 1) info.first_key_type = type;
        info.columns.push_back(std::move(column));
    }
    std::sort(info.key.begin(), info.key.end());
    return info;
}

inline schema::table sqlite_introspect_table(sqlite3* handle, std::string name, std::string_view sql) {
    sqlite_table_info info = sqlite_read_table_info(handle, name);
    sqlite_parsed_table parsed = sqlite_table_parser{sql}.parse();
    schema::table made;
    made.name = std::move(name);
    made.columns = std::move(info.columns);
    for (schema::column& column : made.columns) {
        const sqlite_parsed_column* const text = parsed.find(column.name);
        if (text == nullptr) continue;
        column.collation = text->collation;
        if (text->generated.empty()) continue;
        column.generated = schema::sql(text->generated, "sqlite");
        column.generated_stored = text->generated_stored;
    }

    made.primary_key.name = parsed.primary_key_name;
    for (auto& [place, column] : info.key) made.primary_key.columns.push_back(std::move(column));
    // The one column INTEGER PRIMARY KEY is the rowid: SQLite makes its value, and it is never NULL whatever it says.
    const bool one = made.primary_key.columns.size() == 1 && sqlite_same_name(info.first_key_type, "INTEGER") && !parsed.without_rowid;
    if (one) {
        schema::column& key = *schema::find(made.columns, made.primary_key.columns.front());
        const sqlite_parsed_column* const text = parsed.find(key.name);
        key.nullable = false;
        key.identity = text != nullptr && text->autoincrement ? schema::identity::always : schema::identity::by_default;
    }

    made.uniques = std::move(parsed.uniques);
    for (schema::unique& each : made.uniques) sqlite_spell_as_declared(each.columns, made.columns);
    made.foreign_keys = std::move(parsed.foreign_keys);
    for (schema::foreign_key& each : made.foreign_keys) sqlite_spell_as_declared(each.columns, made.columns);
    made.checks = std::move(parsed.checks);
    if (parsed.strict) made.options.push_back({"sqlite", "strict", "true"});
    if (parsed.without_rowid) made.options.push_back({"sqlite", "without_rowid", "true"});
    return made;
}

inline schema::index sqlite_introspect_index(std::string name, std::string_view sql, const std::vector<schema::column>& columns) {
    schema::index made = sqlite_parse_index(std::move(name), sql);
    for (schema::index_part& part : made.parts) {
        if (part.column.empty()) continue;
        std::vector<std::string> spelled{part.column};
        sqlite_spell_as_declared(spelled, columns);
        part.column = spelled.front();
    }
    return made;
}

}  // namespace varve::detail
