#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>

#include <sqlite3.h>

#include <varve/backend/sqlite/connection.hpp>
#include <varve/backend/sqlite/copy_options.hpp>
#include <varve/backend/sqlite/detail/run.hpp>

namespace varve::detail {

inline std::int64_t sqlite_number(sqlite3* handle, const char* sql) {
    sqlite_statement one = sqlite_prepare(handle, sql);
    return one.step() ? sqlite3_column_int64(one.native_handle(), 0) : 0;
}

/// Holds what a connection reads as it is now, and refuses its writes: they would be undone with it.
class sqlite_reading {
public:
    explicit sqlite_reading(sqlite_connection& connection) : connection_(connection) {
        try {
            sqlite_run(connection_.native_handle(), "BEGIN DEFERRED");
            sqlite_run(connection_.native_handle(), "SELECT count(*) FROM sqlite_schema");
            connection_.refuse_writes(true);
        } catch (...) {
            end();
            throw;
        }
    }
    sqlite_reading(const sqlite_reading&) = delete;
    sqlite_reading& operator=(const sqlite_reading&) = delete;
    ~sqlite_reading() { end(); }

private:
    void end() noexcept {
        try {
            connection_.rollback();
        } catch (...) {  // NOLINT(bugprone-empty-catch): the connection is broken, and says so when it is used next
        }
    }

    sqlite_connection& connection_;
};

struct sqlite_backup_closer {
    void operator()(sqlite3_backup* copy) const { sqlite3_backup_finish(copy); }
};

/// Replaces all that one database holds by what another holds, in one transaction.
inline void sqlite_copy_pages(sqlite3* into, sqlite3* from, const sqlite_copy_options& options) {
    std::unique_ptr<sqlite3_backup, sqlite_backup_closer> copy{sqlite3_backup_init(into, "main", from, "main")};
    const std::string doing = "copying " + sqlite_database_name(from) + " into " + sqlite_database_name(into);
    if (copy == nullptr) throw_sqlite_error(into, sqlite3_errcode(into), {}, doing);
    int code = SQLITE_OK;
    while (code == SQLITE_OK) {
        code = sqlite3_backup_step(copy.get(), std::max(options.pages_per_step, 1));
        if (options.progress && (code == SQLITE_OK || code == SQLITE_DONE)) {
            const std::int64_t pages = sqlite3_backup_pagecount(copy.get());
            options.progress(pages - sqlite3_backup_remaining(copy.get()), pages);
        }
    }
    const int finished = sqlite3_backup_finish(copy.release());
    if (code != SQLITE_DONE) throw_sqlite_error(into, code, {}, doing);
    if (finished != SQLITE_OK) throw_sqlite_error(into, finished, {}, doing);
}

/// Throws system_error when a page of the file is damaged.
inline void sqlite_check_pages(sqlite3* handle, const std::string& path) {
    const auto found = sqlite_texts(handle, "PRAGMA quick_check(1)");
    if (found.size() == 1 && found.front() == "ok") return;
    throw system_error("varve: sqlite: the file " + path + " is damaged: " + (found.empty() ? "nothing can be read" : found.front()) +
                           "; use another copy",
                       {.sqlstate = "XX001", .engine_code = SQLITE_CORRUPT});
}

}  // namespace varve::detail
