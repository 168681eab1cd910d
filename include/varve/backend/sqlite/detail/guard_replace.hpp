#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

#include <varve/backend/sqlite/tokens.hpp>
#include <varve/core/error.hpp>

namespace varve::detail {

/// Whether the word is in it at all, be it as a function or in a text: nearly all statements are done with here.
[[gnu::noinline]] constexpr bool sqlite_says_replace(std::string_view sql) {
    constexpr std::string_view word = "replace";
    for (std::size_t at = 0; at + word.size() <= sql.size(); ++at)
        if ((sql[at] | 0x20) == 'r' && sqlite_same_name(sql.substr(at, word.size()), word)) return true;
    return false;
}

/// A table as a statement names it; without a schema where it names none, without a name where there is no table.
struct sqlite_named_table {
    std::string schema{};
    std::string name{};
};

/// The table of REPLACE INTO, INSERT OR REPLACE INTO, UPDATE OR REPLACE, wherever in the statement these stand.
[[gnu::cold]] constexpr sqlite_named_table sqlite_replaced_table(std::string_view sql) {
    using kind = sqlite_token::kind;
    const std::vector<sqlite_token> tokens = sqlite_tokens(sql);
    const auto says = [&](std::size_t at, std::string_view word) {
        return at < tokens.size() && tokens[at].what != kind::quoted && sqlite_same_name(tokens[at].text, word);
    };
    const auto name_at = [&](std::size_t at) {
        if (at >= tokens.size()) return std::string{};
        sqlite_token token = tokens[at];
        if (token.what == kind::string) token.what = kind::quoted;  // SQLite takes 'log' for a name where one must stand
        return sqlite_name_of(token);
    };
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (!says(at, "REPLACE")) continue;
        const bool inserts = says(at + 1, "INTO");
        if (!inserts && !(at >= 2 && says(at - 1, "OR") && says(at - 2, "UPDATE"))) continue;
        const std::size_t named = at + (inserts ? 2 : 1);
        if (says(named + 1, ".")) return {name_at(named), name_at(named + 2)};
        return {{}, name_at(named)};
    }
    return {};
}

/// The rows that REPLACE takes away are no deletions to triggers, unless recursive_triggers is on: the words of a full-text
/// index would stay behind, and nothing would tell. Throws usage_error for such a statement over a table with such an index,
/// which is known by the trigger that Varve writes (backend/sqlite/full_text.hpp).
[[gnu::cold, gnu::noinline]] inline void sqlite_guard_replace(sqlite3* handle, std::string_view sql) {
    const sqlite_named_table table = sqlite_replaced_table(sql);
    if (table.name.empty()) return;
    std::string question = "SELECT 1 FROM \"";
    for (const char each : table.schema.empty() ? std::string_view{"main"} : std::string_view{table.schema}) question.append(each == '"' ? 2 : 1, each);
    question +=
        "\".sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1 COLLATE NOCASE "
        "AND sql LIKE 'CREATE TRIGGER % AFTER DELETE ON % BEGIN INSERT INTO %, rowid, %) VALUES (''delete'', old.%' "
        "AND (SELECT recursive_triggers FROM pragma_recursive_triggers) = 0";
    // A temporary one hides it.
    if (table.schema.empty()) question += " AND NOT EXISTS (SELECT 1 FROM temp.sqlite_schema WHERE type IN ('table', 'view') AND name = ?1 COLLATE NOCASE)";
    sqlite3_stmt* found = nullptr;
    if (sqlite3_prepare_v3(handle, question.data(), static_cast<int>(question.size()), 0, &found, nullptr) != SQLITE_OK) return;
    sqlite3_bind_text(found, 1, table.name.data(), static_cast<int>(table.name.size()), SQLITE_STATIC);
    const bool refused = sqlite3_step(found) == SQLITE_ROW;
    sqlite3_finalize(found);
    if (!refused) return;
    throw usage_error("varve: sqlite: REPLACE does not tell the full-text index of table '" + table.name +
                          "' which rows it takes away, and their words would stay; write ON CONFLICT DO UPDATE, or open the database with "
                          "recursive_triggers, which lets triggers see such rows",
                      {.sqlstate = "42000", .sql = std::string{sql}});
}

}  // namespace varve::detail
