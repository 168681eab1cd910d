#pragma once

#include <string>
#include <string_view>

#include <sqlite3.h>

#include <varve/backend/sqlite/detail/stop.hpp>
#include <varve/core/error.hpp>
#include <varve/core/number_text.hpp>
#include <varve/core/statement_timeout.hpp>

namespace varve::detail {

/// "the database metrics.db" or "the database in memory".
[[gnu::cold]] inline std::string sqlite_database_name(sqlite3* handle) {
    const char* const file = handle != nullptr ? sqlite3_db_filename(handle, "main") : nullptr;
    return file != nullptr && *file != '\0' ? "the database " + std::string{file} : std::string{"the database in memory"};
}

/// The constraint as SQLite words it: the name where it has one, else "table.column, table.column" or the expression.
[[gnu::cold]] inline std::string sqlite_constraint(std::string_view message) {
    constexpr std::string_view marker = "constraint failed: ";
    const auto at = message.find(marker);
    if (at == std::string_view::npos) return {};
    std::string_view rest = message.substr(at + marker.size());
    constexpr std::string_view index = "index '";
    if (rest.starts_with(index) && rest.ends_with('\'')) rest = rest.substr(index.size(), rest.size() - index.size() - 1);
    return std::string{rest};
}

struct sqlite_failure {
    int code = 0;             ///< extended result code
    std::string message{};    ///< what, where, what to do
    error_details details{};
};

template <class Error>
[[noreturn, gnu::cold, gnu::noinline]] void sqlite_throw_as(sqlite_failure& failure, std::string_view sqlstate, std::string_view advice = {}) {
    failure.details.sqlstate = sqlstate;
    if (!advice.empty()) failure.message.append("; ").append(advice);
    throw Error(failure.message, failure.details);
}

[[noreturn, gnu::cold]] inline void sqlite_throw_constraint(sqlite_failure& failure, std::string_view words) {
    failure.details.constraint = sqlite_constraint(words);
    switch (failure.code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID: sqlite_throw_as<unique_violation>(failure, "23505");
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            sqlite_throw_as<foreign_key_violation>(failure, "23503", "SQLite does not say which; PRAGMA foreign_key_check lists what exists");
        case SQLITE_CONSTRAINT_NOTNULL: sqlite_throw_as<not_null_violation>(failure, "23502");
        case SQLITE_CONSTRAINT_CHECK: sqlite_throw_as<check_violation>(failure, "23514");
        case SQLITE_CONSTRAINT_DATATYPE: sqlite_throw_as<data_error>(failure, "22018", "the table is STRICT");
        default: sqlite_throw_as<integrity_violation>(failure, "23000");  // RAISE() of a trigger, a virtual table's own
    }
}

// SQLITE_ERROR covers everything from a typing error to arithmetic at run time; only the words tell them apart.
[[noreturn, gnu::cold]] inline void sqlite_throw_generic(sqlite_failure& failure, std::string_view words) {
    const auto says = [&](std::string_view part) { return words.find(part) != std::string_view::npos; };
    // FTS5 tells of its own syntax in these words, and by the name of a column that the search has before a colon.
    const bool searches = std::string_view{failure.details.sql}.find(" MATCH ") != std::string_view::npos;
    if (says("fts5: ") || says("unknown special query") || (searches && (says("unterminated string") || says("no such column"))))
        sqlite_throw_as<full_text_syntax_error>(failure, "42601", "give plain words with all_words or phrase, or correct the search");
    if (says("no such module"))
        sqlite_throw_as<feature_not_supported>(failure, "0A000",
                                               "this SQLite was built without it; full-text indexes need one with SQLITE_ENABLE_FTS5");
    if (says("no such table") || says("no such view")) sqlite_throw_as<syntax_or_access_error>(failure, "42P01");
    if (says("no such column") || says("has no column named")) sqlite_throw_as<syntax_or_access_error>(failure, "42703");
    if (says("no such function")) sqlite_throw_as<syntax_or_access_error>(failure, "42883");
    if (says("syntax error") || says("incomplete input") || says("unrecognized token"))
        sqlite_throw_as<syntax_or_access_error>(failure, "42601");
    if (says("already exists")) sqlite_throw_as<syntax_or_access_error>(failure, "42P07");
    if (says("integer overflow")) sqlite_throw_as<data_error>(failure, "22003");
    if (says("malformed JSON")) sqlite_throw_as<data_error>(failure, "22032");
    if (says("within a transaction")) sqlite_throw_as<error>(failure, "25001");
    if (says("no transaction is active")) sqlite_throw_as<error>(failure, "25P01");
    sqlite_throw_as<syntax_or_access_error>(failure, "42000");
}

[[noreturn, gnu::cold, gnu::noinline]] inline void sqlite_throw_stopped(sqlite_failure& failure, const sqlite_stop& stop) {
    failure.details.sqlstate = "57014";
    if (stop.why != sqlite_stop::reason::limit) throw query_canceled(failure.message + "; it was canceled", failure.details);
    throw statement_timeout(failure.message + "; it took longer than its limit of " + number_text(stop.limit) +
                                " ms; narrow the statement, or raise the limit",
                            stop.limit, failure.details);
}

/// Throws the class of varve::error that a SQLite result code means (https://sqlite.org/rescode.html). `doing` says what
/// was tried when there is no statement.
[[noreturn, gnu::cold, gnu::noinline]] inline void throw_sqlite_error(sqlite3* handle, int code, std::string_view sql = {},
                                                                      std::string_view doing = {}) {
    if (handle != nullptr && sqlite3_extended_errcode(handle) % 256 == code % 256) code = sqlite3_extended_errcode(handle);
    const bool told = handle != nullptr && sqlite3_errcode(handle) % 256 == code % 256;
    const std::string words = told ? sqlite3_errmsg(handle) : sqlite3_errstr(code);

    sqlite_failure failure{.code = code, .message = "varve: sqlite: " + words, .details = {}};
    failure.details.engine_code = code;
    failure.details.sql = sql;
    failure.message += doing.empty() ? " (" + sqlite_database_name(handle) : " (" + std::string{doing};
    if (!sql.empty()) failure.message.append(", statement: ").append(sql.substr(0, 400));
    failure.message += ")";

    const sqlite_stop stop = sqlite_take_stop(handle, code);
    if (stop.why != sqlite_stop::reason::none) sqlite_throw_stopped(failure, stop);
    switch (code) {
        case SQLITE_BUSY_SNAPSHOT:
            sqlite_throw_as<serialization_failure>(failure, "40001",
                                            "another connection wrote since this transaction read; roll back and run it again, or "
                                            "begin it immediate");
        case SQLITE_ABORT_ROLLBACK:
            sqlite_throw_as<transaction_rollback>(failure, "40000", "its transaction was rolled back while it was being read");
        default: break;
    }
    switch (code % 256) {
        case SQLITE_CONSTRAINT: sqlite_throw_constraint(failure, words);
        case SQLITE_BUSY:
        case SQLITE_PROTOCOL:
            sqlite_throw_as<lock_not_available>(failure, "55P03",
                                         "another connection holds the lock longer than busy_timeout; keep write transactions "
                                         "short, or raise busy_timeout");
        case SQLITE_LOCKED:
            sqlite_throw_as<lock_not_available>(failure, "55006", "a statement of this connection still reads it; finish that one first");
        case SQLITE_FULL: sqlite_throw_as<disk_full>(failure, "53100", "make room, or raise max_page_count; nothing was changed");
        case SQLITE_NOMEM: sqlite_throw_as<insufficient_resources>(failure, "53200");
        case SQLITE_READONLY:
            sqlite_throw_as<read_only>(failure, "25006",
                                "the transaction, the file, or its directory is read-only; SQLite needs to write both file and directory");
        case SQLITE_NOTADB:
            sqlite_throw_as<not_a_database>(failure, "58000", "the file is not an SQLite database, or is encrypted; name another file");
        case SQLITE_CORRUPT:
            sqlite_throw_as<system_error>(failure, "XX001", "the file is damaged; restore a copy, or try sqlite3's .recover");
        case SQLITE_CANTOPEN:
            sqlite_throw_as<connection_error>(failure, "08001", "see that the file or its directory exists and may be opened");
        case SQLITE_IOERR: sqlite_throw_as<system_error>(failure, "58030", "the disk or the file system failed");
        case SQLITE_INTERRUPT: sqlite_throw_stopped(failure, {});
        case SQLITE_ABORT: sqlite_throw_as<query_canceled>(failure, "57014");
        case SQLITE_TOOBIG: sqlite_throw_as<data_error>(failure, "54000", "the value or the statement is longer than SQLite's limit");
        case SQLITE_MISMATCH: sqlite_throw_as<data_error>(failure, "22018", "the value is of another type than the column takes");
        case SQLITE_SCHEMA: sqlite_throw_as<transaction_rollback>(failure, "40001", "the schema changed while the statement ran; run it again");
        case SQLITE_AUTH:
        case SQLITE_PERM: sqlite_throw_as<syntax_or_access_error>(failure, "42501");
        case SQLITE_RANGE: sqlite_throw_as<usage_error>(failure, "07001", "the statement has fewer parameters");
        case SQLITE_MISUSE: sqlite_throw_as<usage_error>(failure, "XX000");
        case SQLITE_ERROR: sqlite_throw_generic(failure, words);
        default: sqlite_throw_as<error>(failure, "XX000");
    }
}

}  // namespace varve::detail
