// Copies of a whole database while it is in use, the way back, and what gives room back to the disk. Called by programs that
// look after their own files; takes a connection, or anything that lends one, as a session does.
#pragma once

#include <cerrno>
#include <concepts>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <system_error>

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <varve/backend/sqlite/connection.hpp>
#include <varve/backend/sqlite/copy_options.hpp>
#include <varve/backend/sqlite/detail/copy_pages.hpp>
#include <varve/backend/sqlite/detail/run.hpp>

namespace varve {

namespace detail {

template <class Session>
concept lends_sqlite_connection = requires(Session& session) {
    { session.connection() } -> std::same_as<sqlite_connection&>;
};

inline void sqlite_refuse_open_transaction(const sqlite_connection& connection, const char* what) {
    if (connection.in_transaction())
        throw usage_error(std::string{"varve: sqlite: "} + what + " inside a transaction would see what may still be undone; commit first",
                          {.sqlstate = "25001"});
}

[[noreturn]] inline void sqlite_refuse_log(const std::string& beside, const std::string& path) {
    throw usage_error("varve: sqlite: there is a " + beside + ", so " + path +
                      " is a database in use, or one that was never closed; name another file for the copy");
}

// A write-ahead log that is left beside the name would be taken for the copy's own and spoil it.
inline void sqlite_refuse_used_target(const sqlite_connection& connection, const std::string& path) {
    std::error_code ignored;
    const char* const own = sqlite3_db_filename(connection.native_handle(), "main");
    if (own != nullptr && *own != '\0' && std::filesystem::equivalent(own, path, ignored))
        throw usage_error("varve: sqlite: " + path + " is the database itself; name another file for the copy");
    for (const char* const suffix : {"-wal", "-journal"}) {
        std::string beside = path;
        beside += suffix;
        if (std::filesystem::exists(beside, ignored)) sqlite_refuse_log(beside, path);
    }
}

/// A file beside the copy that nobody else has, so that two copies to one name are the one or the other. It may be read by
/// whom the database may be read by.
inline std::string sqlite_make_partial(const sqlite_connection& connection, const std::string& path) {
    std::string partial = path + ".XXXXXX";
    const int made = ::mkstemp(partial.data());
    if (made < 0)
        throw connection_error("varve: sqlite: no file can be made beside " + path + ": " + std::strerror(errno) +
                                   "; see that its directory exists and may be written to",
                               {.sqlstate = "08001"});
    struct stat own {};
    const char* const file = sqlite3_db_filename(connection.native_handle(), "main");
    if (file != nullptr && *file != '\0' && ::stat(file, &own) == 0) static_cast<void>(::fchmod(made, own.st_mode & 0777));
    ::close(made);
    return partial;
}

}  // namespace detail

/// Writes the database, as it is when the copying begins, to a file that has the name `path` only once it is whole and
/// checked; a copy of before is replaced. With a write-ahead log others read and write meanwhile; without one they may read.
/// Throws usage_error inside a transaction, and for a target that has a log beside it, as a database in use has (one that is
/// open without one is not noticed); disk_full, connection_error. Killed midway it leaves a file `path` and six letters more.
/// See https://sqlite.org/backup.html.
inline void backup(sqlite_connection& from, const std::string& path, const sqlite_copy_options& options = {}) {
    detail::sqlite_refuse_open_transaction(from, "a backup");
    detail::sqlite_refuse_used_target(from, path);
    const std::string partial = detail::sqlite_make_partial(from, path);
    try {
        sqlite_options target;
        target.path = partial;
        target.journal_mode = sqlite_journal_mode::unchanged;
        sqlite_connection into = sqlite_connection::open(target);
        {
            const detail::sqlite_reading held{from};  // one snapshot, however many steps; without it a write begins the copy anew
            detail::sqlite_copy_pages(into.native_handle(), from.native_handle(), options);
        }
        // The copied header may say WAL; a copy is one file, which also a folder that cannot be written to can hold.
        detail::sqlite_run(into.native_handle(), "PRAGMA journal_mode = DELETE");
        detail::sqlite_check_pages(into.native_handle(), partial);
    } catch (...) {
        std::remove(partial.c_str());
        throw;
    }
    std::error_code why;
    std::filesystem::rename(partial, path, why);
    if (!why) return;
    std::remove(partial.c_str());
    throw system_error("varve: sqlite: the copy could not be given the name " + path + ": " + why.message(), {.sqlstate = "58030"});
}

/// Makes the database what a file of backup() holds, all of it or, after an error, nothing. Others that have it open see the
/// change at their next statement; it waits for those that write. Throws usage_error inside a transaction;
/// connection_error, not_a_database, and system_error for a damaged file; lock_not_available, also while a stream of the
/// session is open.
inline void restore(sqlite_connection& into, const std::string& path, const sqlite_copy_options& options = {}) {
    detail::sqlite_refuse_open_transaction(into, "a restore");
    sqlite_options source;
    source.path = path;
    source.read_only = true;
    source.journal_mode = sqlite_journal_mode::unchanged;
    sqlite_connection from = sqlite_connection::open(source);
    detail::sqlite_check_pages(from.native_handle(), path);
    detail::sqlite_copy_pages(into.native_handle(), from.native_handle(), options);
}

/// Writes the file anew without its gaps (VACUUM); returns how many bytes smaller it is. Needs the database for itself for as
/// long as it takes, and room for a second copy. Throws lock_not_available, disk_full; error 25001 inside a transaction.
inline std::int64_t compact(sqlite_connection& connection) {
    sqlite3* const handle = connection.native_handle();
    const auto size = [&] { return detail::sqlite_number(handle, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"); };
    const std::int64_t before = size();
    detail::sqlite_run(handle, "VACUUM");
    detail::sqlite_run(handle, "PRAGMA wal_checkpoint(TRUNCATE)");  // else the log beside the file is as large as the file
    return before - size();
}

template <detail::lends_sqlite_connection Session>
void backup(Session& session, const std::string& path, const sqlite_copy_options& options = {}) {
    backup(session.connection(), path, options);
}
template <detail::lends_sqlite_connection Session>
void restore(Session& session, const std::string& path, const sqlite_copy_options& options = {}) {
    restore(session.connection(), path, options);
}
template <detail::lends_sqlite_connection Session>
std::int64_t compact(Session& session) {
    return compact(session.connection());
}

}  // namespace varve
