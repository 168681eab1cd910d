#pragma once

#include <string>
#include <string_view>

#include <sqlite3.h>

#include <varve/backend/sqlite/detail/first_word.hpp>
#include <varve/core/error.hpp>

namespace varve::detail {

/// REPLACE INTO, INSERT OR REPLACE, UPDATE OR REPLACE.
constexpr bool sqlite_replaces(std::string_view sql) {
    std::string_view rest = sqlite_without_blank(sql);
    if (sqlite_first_word_is(rest, "REPLACE")) return true;
    if (!sqlite_first_word_is(rest, "INSERT") && !sqlite_first_word_is(rest, "UPDATE")) return false;
    rest = sqlite_without_blank(rest.substr(6));
    return sqlite_first_word_is(rest, "OR") && sqlite_first_word_is(sqlite_without_blank(rest.substr(2)), "REPLACE");
}

/// The rows that REPLACE takes away are no deletions to triggers, unless recursive_triggers is on: the words of a full-text
/// index would stay behind, and nothing would tell. Throws usage_error for such a statement over a table with such an index.
[[gnu::cold, gnu::noinline]] inline void sqlite_guard_replace(sqlite3* handle, std::string_view sql) {
    sqlite3_stmt* found = nullptr;
    constexpr std::string_view question =
        "SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%VALUES%(''delete'',%old.%' AND instr(lower(?1), lower(tbl_name)) > 0 "
        "AND (SELECT recursive_triggers FROM pragma_recursive_triggers) = 0";
    if (sqlite3_prepare_v3(handle, question.data(), static_cast<int>(question.size()), 0, &found, nullptr) != SQLITE_OK) return;
    sqlite3_bind_text(found, 1, sql.data(), static_cast<int>(sql.size()), SQLITE_STATIC);
    std::string table;
    if (sqlite3_step(found) == SQLITE_ROW) table = reinterpret_cast<const char*>(sqlite3_column_text(found, 0));
    sqlite3_finalize(found);
    if (table.empty()) return;
    throw usage_error("varve: sqlite: REPLACE does not tell the full-text index of table '" + table +
                          "' which rows it takes away, and their words would stay; write ON CONFLICT DO UPDATE, or open the database with "
                          "recursive_triggers, which lets triggers see such rows",
                      {.sqlstate = "42000", .sql = std::string{sql}});
}

}  // namespace varve::detail
