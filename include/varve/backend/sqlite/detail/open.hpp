#pragma once

#include <thread>

#include <varve/backend/sqlite/connection.hpp>
#include <varve/backend/sqlite/detail/run.hpp>

namespace varve {

inline sqlite_connection sqlite_connection::open(const sqlite_options& options) {
    const int access = options.read_only ? SQLITE_OPEN_READONLY
                                         : SQLITE_OPEN_READWRITE | (options.create || options.lives_in_connection() ? SQLITE_OPEN_CREATE : 0);
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(options.path.c_str(), &opened, access | SQLITE_OPEN_NOMUTEX, nullptr);
    sqlite_connection made{opened, options};  // owns it from here on: a handle that failed to open must be closed as well
    if (code != SQLITE_OK) detail::throw_sqlite_error(opened, code, {}, detail::concat({"opening ", options.path}));
    sqlite3_extended_result_codes(opened, 1);
    made.apply_settings();
    return made;
}

inline void sqlite_connection::apply_settings() {
    watch_->wait_for_locks();
    // The first thing that reads the header: SQLite opens any file without a look into it.
    detail::sqlite_run(handle(), "PRAGMA schema_version");
    use_journal_mode();
    detail::sqlite_run(handle(), options_.foreign_keys ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
    detail::sqlite_run(handle(), "PRAGMA query_only = OFF");
    detail::sqlite_run(handle(), "PRAGMA defer_foreign_keys = OFF");
    detail::sqlite_run(handle(), "PRAGMA ignore_check_constraints = OFF");
    detail::sqlite_run(handle(), options_.recursive_triggers ? "PRAGMA recursive_triggers = ON" : "PRAGMA recursive_triggers = OFF");
    // SQLite takes "no such column" in double quotes for a text, which would hide a misspelt name in raw SQL.
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
}

// Turning WAL on needs the file for itself for a moment, and SQLite does not ask its busy handler there: two processes
// that open a new file at once would fail by chance.
inline void sqlite_connection::use_journal_mode() {
    const bool writable = sqlite3_db_readonly(handle(), "main") == 0 && !options_.lives_in_connection();
    const auto deadline = std::chrono::steady_clock::now() + options_.busy_timeout;
    std::string mode = detail::sqlite_texts(handle(), "PRAGMA journal_mode").at(0);
    const bool wal = options_.journal_mode == sqlite_journal_mode::wal;
    while (writable && options_.journal_mode != sqlite_journal_mode::unchanged && wal != (mode == "wal")) {
        try {
            mode = detail::sqlite_texts(handle(), wal ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = DELETE").at(0);
            break;  // a file system without shared memory keeps what it has: slower, not wrong
        } catch (const lock_not_available&) {
            if (std::chrono::steady_clock::now() >= deadline) throw;
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
        }
    }
    switch (options_.synchronous) {
        case sqlite_synchronous::off: return detail::sqlite_run(handle(), "PRAGMA synchronous = OFF");
        case sqlite_synchronous::normal: return detail::sqlite_run(handle(), "PRAGMA synchronous = NORMAL");
        case sqlite_synchronous::full: return detail::sqlite_run(handle(), "PRAGMA synchronous = FULL");
        case sqlite_synchronous::extra: return detail::sqlite_run(handle(), "PRAGMA synchronous = EXTRA");
        case sqlite_synchronous::automatic: break;
    }
    detail::sqlite_run(handle(), mode == "wal" ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL");
}

inline void sqlite_connection::reset() {
    rollback();
    unlock_migrations();
    if (!touched_) return;
    for (const std::string& drop :
         detail::sqlite_texts(handle(), "SELECT 'DROP ' || type || ' IF EXISTS temp.\"' || replace(name, '\"', '\"\"') || '\"' FROM "
                                        "temp.sqlite_schema WHERE type IN ('table', 'view', 'trigger') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"))
        detail::sqlite_run(handle(), drop);
    for (const std::string& attached : detail::sqlite_texts(handle(), "SELECT name FROM pragma_database_list WHERE name NOT IN ('main', 'temp')"))
        detail::sqlite_run(handle(), detail::concat({"DETACH ", detail::sqlite_quoted(attached)}));
    apply_settings();
    touched_ = false;
}

}  // namespace varve
