#pragma once

#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sqlite3.h>

#include <varve/backend/sqlite/detail/reader.hpp>
#include <varve/backend/sqlite/detail/run.hpp>
#include <varve/backend/sqlite/dialect.hpp>
#include <varve/backend/sqlite/full_text.hpp>
#include <varve/schema/schema.hpp>

namespace varve::detail {

/// An FTS5 table as Varve makes them, or as it may stand there by another's hand.
struct sqlite_found_full_text {
    std::string table{};
    std::string key{};
    schema::index index{};
};

/// name = value among the arguments of fts5(…); the others are columns.
inline void sqlite_take_full_text_option(sqlite_found_full_text& found, const std::string& option, const std::string& value) {
    if (option == "content") found.table = value;
    if (option == "content_rowid") found.key = value;
    if (option == "tokenize") found.index.full_text.tokenizer = {{"sqlite", value}};
    if (option != "prefix") return;
    const char* at = value.data();
    const char* const end = at + value.size();
    while (at != end) {
        int letters = 0;
        const auto [next, failed] = std::from_chars(at, end, letters);
        if (failed == std::errc{}) found.index.full_text.prefixes.push_back(letters);
        at = failed == std::errc{} ? next : at + 1;
    }
}

/// CREATE VIRTUAL TABLE name USING fts5(…)
inline sqlite_found_full_text sqlite_parse_full_text(std::string name, std::string_view sql) {
    sqlite_found_full_text found;
    found.index.name = std::move(name);
    found.index.kind = schema::index_kind::full_text;
    sqlite_reader in{sql};
    while (!in.done() && !in.at_symbol("(")) in.skip();  // names may be quoted, so no parenthesis stands before this one
    in.skip();
    do {
        std::string column = in.take_name();
        if (in.take_symbol("="))
            sqlite_take_full_text_option(found, column, in.take_name());
        else
            found.index.parts.emplace_back().column = std::move(column);
    } while (in.take_symbol(","));
    return found;
}

/// bm25(10.0, 1.0), as the index keeps it. Weights that are no whole numbers are none of ours.
inline void sqlite_read_weights(sqlite3* handle, schema::index& index) {
    const std::vector<std::string> kept =
        sqlite_texts(handle, "SELECT v FROM " + sqlite_quoted(index.name + "_config") + " WHERE k = 'rank'");
    constexpr std::string_view call = "bm25(";
    if (kept.empty() || !kept.front().starts_with(call)) return;
    std::string_view rest{kept.front()};
    rest.remove_prefix(call.size());
    for (schema::index_part& part : index.parts) {
        std::from_chars(rest.data(), rest.data() + rest.size(), part.weight);
        const std::size_t next = rest.find_first_not_of(", ", rest.find(','));
        rest.remove_prefix(next == std::string_view::npos ? rest.size() : next);
    }
}

/// The full-text indexes of the database that are Varve's: an FTS5 table over another one, with the very triggers that
/// Varve makes. Any other FTS5 table is somebody's own, and is left alone.
inline std::vector<sqlite_found_full_text> sqlite_find_full_text(sqlite3* handle) {
    static constexpr sqlite_dialect dialect{};
    std::vector<sqlite_found_full_text> made;
    sqlite_statement tables =
        sqlite_prepare(handle, "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE % USING fts5(%'");
    while (tables.step()) {
        const std::string sql = sqlite_column_text(tables, 1);
        sqlite_found_full_text found = sqlite_parse_full_text(sqlite_column_text(tables, 0), sql);
        const sqlite_full_text_writer writer{dialect, found.table, found.key, found.index};
        bool ours = !found.table.empty() && !found.key.empty() && writer.create_words() == sql;
        for (std::size_t i = 0; i < writer.triggers && ours; ++i) {
            sqlite_statement trigger = sqlite_prepare(handle, "SELECT sql FROM main.sqlite_schema WHERE type = 'trigger' AND name = ?1");
            const std::string name = writer.trigger_name(i);
            trigger.bind(1, std::string_view{name});
            ours = trigger.step() && sqlite_column_text(trigger, 0) == writer.create_trigger(i);
        }
        if (!ours) continue;
        sqlite_read_weights(handle, found.index);
        made.push_back(std::move(found));
    }
    return made;
}

inline bool sqlite_is_full_text_trigger(const std::vector<sqlite_found_full_text>& found, std::string_view trigger) {
    for (const sqlite_found_full_text& each : found)
        for (const std::string_view suffix : sqlite_full_text_writer::trigger_suffixes)
            if (trigger == each.index.name + std::string{suffix}) return true;
    return false;
}

}  // namespace varve::detail
