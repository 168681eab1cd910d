#pragma once

#include <string>
#include <string_view>

#include <sqlite3.h>

#include <varve/backend/sqlite/detail/stop.hpp>
#include <varve/core/number_text.hpp>
#include <varve/core/raise.hpp>
#include <varve/core/statement_timeout.hpp>

namespace varve::detail {

/// "the database metrics.db" or "the database in memory".
[[gnu::cold]] inline std::string sqlite_database_name(sqlite3* handle) {
    const char* const file = handle != nullptr ? sqlite3_db_filename(handle, "main") : nullptr;
    return file != nullptr && *file != '\0' ? concat({"the database ", file}) : std::string{"the database in memory"};
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
    std::string message{};    ///< what, where, what to do
    error_details details{};
};

template <class Error>
[[gnu::cold]] void sqlite_raise(const sqlite_failure& failure) {
    throw Error(failure.message, failure.details);
}

/// What a failure is thrown as. Tables of these, not branches: every program carries them.
struct sqlite_error_class {
    const char* sqlstate;
    void (*raise)(const sqlite_failure&);
    const char* advice = nullptr;
};

[[noreturn, gnu::cold]] inline void sqlite_throw_as(sqlite_failure& failure, const sqlite_error_class& what) {
    failure.details.sqlstate = what.sqlstate;
    if (what.advice != nullptr) failure.message.append("; ").append(what.advice);
    what.raise(failure);
    __builtin_unreachable();
}

/// What a result code means: an extended one, or one that stands for all of its kind.
struct sqlite_coded_class {
    int code;
    sqlite_error_class what;
};

// What is special before what it is a kind of; https://sqlite.org/rescode.html.
inline constexpr sqlite_coded_class sqlite_coded_classes[] = {
    {SQLITE_BUSY_SNAPSHOT, {"40001", &sqlite_raise<serialization_failure>,
     "another connection wrote since this transaction read; roll back and run it again, or begin it immediate"}},
    {SQLITE_ABORT_ROLLBACK, {"40000", &sqlite_raise<transaction_rollback>, "its transaction was rolled back while it was being read"}},
    {SQLITE_CONSTRAINT_UNIQUE, {"23505", &sqlite_raise<unique_violation>}},
    {SQLITE_CONSTRAINT_PRIMARYKEY, {"23505", &sqlite_raise<unique_violation>}},
    {SQLITE_CONSTRAINT_ROWID, {"23505", &sqlite_raise<unique_violation>}},
    {SQLITE_CONSTRAINT_FOREIGNKEY, {"23503", &sqlite_raise<foreign_key_violation>,
     "SQLite does not say which; PRAGMA foreign_key_check lists what exists"}},
    {SQLITE_CONSTRAINT_NOTNULL, {"23502", &sqlite_raise<not_null_violation>}},
    {SQLITE_CONSTRAINT_CHECK, {"23514", &sqlite_raise<check_violation>}},
    {SQLITE_CONSTRAINT_DATATYPE, {"22018", &sqlite_raise<data_error>, "the table is STRICT"}},
    {SQLITE_CONSTRAINT, {"23000", &sqlite_raise<integrity_violation>}},  // RAISE() of a trigger, a virtual table's own
    {SQLITE_BUSY, {"55P03", &sqlite_raise<lock_not_available>,
     "another connection holds the lock longer than busy_timeout; keep write transactions short, or raise busy_timeout"}},
    {SQLITE_PROTOCOL, {"55P03", &sqlite_raise<lock_not_available>,
     "another connection holds the lock longer than busy_timeout; keep write transactions short, or raise busy_timeout"}},
    {SQLITE_LOCKED, {"55006", &sqlite_raise<lock_not_available>, "a statement of this connection still reads it; finish that one first"}},
    {SQLITE_FULL, {"53100", &sqlite_raise<disk_full>, "make room, or raise max_page_count; nothing was changed"}},
    {SQLITE_NOMEM, {"53200", &sqlite_raise<insufficient_resources>}},
    {SQLITE_READONLY, {"25006", &sqlite_raise<read_only>,
     "the transaction, the file, or its directory is read-only; SQLite needs to write both file and directory"}},
    {SQLITE_NOTADB, {"58000", &sqlite_raise<not_a_database>, "the file is not an SQLite database, or is encrypted; name another file"}},
    {SQLITE_CORRUPT, {"XX001", &sqlite_raise<system_error>, "the file is damaged; restore a copy, or try sqlite3's .recover"}},
    {SQLITE_CANTOPEN, {"08001", &sqlite_raise<connection_error>, "see that the file or its directory exists and may be opened"}},
    {SQLITE_IOERR, {"58030", &sqlite_raise<system_error>, "the disk or the file system failed"}},
    {SQLITE_ABORT, {"57014", &sqlite_raise<query_canceled>}},
    {SQLITE_TOOBIG, {"54000", &sqlite_raise<data_error>, "the value or the statement is longer than SQLite's limit"}},
    {SQLITE_MISMATCH, {"22018", &sqlite_raise<data_error>, "the value is of another type than the column takes"}},
    {SQLITE_SCHEMA, {"40001", &sqlite_raise<transaction_rollback>, "the schema changed while the statement ran; run it again"}},
    {SQLITE_AUTH, {"42501", &sqlite_raise<syntax_or_access_error>}},
    {SQLITE_PERM, {"42501", &sqlite_raise<syntax_or_access_error>}},
    {SQLITE_RANGE, {"07001", &sqlite_raise<usage_error>, "the statement has fewer parameters"}},
    {SQLITE_MISUSE, {"XX000", &sqlite_raise<usage_error>}},
};

/// What SQLITE_ERROR means when its message says `words`: it covers everything from a typing error to arithmetic at run time.
struct sqlite_worded_class {
    const char* words;
    sqlite_error_class what;
};

inline constexpr sqlite_error_class sqlite_search_error{"42601", &sqlite_raise<full_text_syntax_error>,
                                                        "give plain words with all_words or phrase, or correct the search"};
inline constexpr sqlite_error_class sqlite_other_error{"XX000", &sqlite_raise<error>};

inline constexpr sqlite_worded_class sqlite_worded_classes[] = {
    {"no such module", {"0A000", &sqlite_raise<feature_not_supported>,
                        "this SQLite was built without it; full-text indexes need one with SQLITE_ENABLE_FTS5"}},
    {"no such table", {"42P01", &sqlite_raise<syntax_or_access_error>}},
    {"no such view", {"42P01", &sqlite_raise<syntax_or_access_error>}},
    {"no such column", {"42703", &sqlite_raise<syntax_or_access_error>}},
    {"has no column named", {"42703", &sqlite_raise<syntax_or_access_error>}},
    {"no such function", {"42883", &sqlite_raise<syntax_or_access_error>}},
    {"syntax error", {"42601", &sqlite_raise<syntax_or_access_error>}},
    {"incomplete input", {"42601", &sqlite_raise<syntax_or_access_error>}},
    {"unrecognized token", {"42601", &sqlite_raise<syntax_or_access_error>}},
    {"already exists", {"42P07", &sqlite_raise<syntax_or_access_error>}},
    {"integer overflow", {"22003", &sqlite_raise<data_error>}},
    {"malformed JSON", {"22032", &sqlite_raise<data_error>}},
    {"within a transaction", {"25001", &sqlite_raise<error>}},
    {"no transaction is active", {"25P01", &sqlite_raise<error>}},
    {"", {"42000", &sqlite_raise<syntax_or_access_error>}},
};

[[noreturn, gnu::cold]] inline void sqlite_throw_worded(sqlite_failure& failure, const std::string& words) {
    const auto says = [&](const char* part) { return words.find(part) != std::string::npos; };
    // FTS5 tells of its own syntax in these words, and by the name of a column that the search has before a colon.
    const bool searches = failure.details.sql.find(" MATCH ") != std::string::npos;
    if (says("fts5: ") || says("unknown special query") || (searches && (says("unterminated string") || says("no such column"))))
        sqlite_throw_as(failure, sqlite_search_error);
    for (const sqlite_worded_class& each : sqlite_worded_classes)
        if (says(each.words)) sqlite_throw_as(failure, each.what);
    __builtin_unreachable();  // the last says nothing, which every text holds
}

[[noreturn, gnu::cold, gnu::noinline]] inline void sqlite_throw_stopped(sqlite_failure& failure, const sqlite_stop& stop) {
    failure.details.sqlstate = "57014";
    if (stop.why != sqlite_stop::reason::limit) throw query_canceled(concat({failure.message, "; it was canceled"}), failure.details);
    throw statement_timeout(concat({failure.message, "; it took longer than its limit of ", number_text(stop.limit),
                                    " ms; narrow the statement, or raise the limit"}),
                            stop.limit, failure.details);
}

/// Throws the class of varve::error that a SQLite result code means. `doing` says what was tried when there is no statement.
[[noreturn, gnu::cold, gnu::noinline]] inline void throw_sqlite_error(sqlite3* handle, int code, std::string_view sql = {},
                                                                      std::string_view doing = {}) {
    if (handle != nullptr && sqlite3_extended_errcode(handle) % 256 == code % 256) code = sqlite3_extended_errcode(handle);
    const bool told = handle != nullptr && sqlite3_errcode(handle) % 256 == code % 256;
    const std::string words = told ? sqlite3_errmsg(handle) : sqlite3_errstr(code);

    sqlite_failure failure{.message = "varve: sqlite: ", .details = {}};
    failure.details.engine_code = code;
    failure.details.sql = sql;
    failure.message.append(words).append(" (");
    if (doing.empty())
        failure.message.append(sqlite_database_name(handle));
    else
        failure.message.append(doing);
    if (!sql.empty()) failure.message.append(", statement: ").append(sql.substr(0, 400));
    failure.message.push_back(')');

    const sqlite_stop stop = sqlite_take_stop(handle, code);
    const int kind = code % 256;
    if (stop.why != sqlite_stop::reason::none || kind == SQLITE_INTERRUPT) sqlite_throw_stopped(failure, stop);
    if (kind == SQLITE_CONSTRAINT) failure.details.constraint = sqlite_constraint(words);
    if (kind == SQLITE_ERROR) sqlite_throw_worded(failure, words);
    for (const sqlite_coded_class& each : sqlite_coded_classes)
        if (each.code == code || each.code == kind) sqlite_throw_as(failure, each.what);
    sqlite_throw_as(failure, sqlite_other_error);
}

}  // namespace varve::detail
