#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>

namespace varve {

/// Everything an engine can say about a failure. Values bound to a statement and passwords are never part of it.
struct error_details {
    std::string sqlstate{};    ///< five characters, ISO/IEC 9075 and PostgreSQL's appendix A; mapped where an engine has none
    int engine_code = 0;     ///< the engine's own number (SQLite's extended result code, MariaDB's errno)
    std::string sql{};         ///< the statement, with placeholders
    std::string constraint{};  ///< the constraint's name, or the engine's words for it; empty when unknown
};

/// The one family of exceptions: catch `varve::error` for all, or a class by what can be done about it.
class error : public std::runtime_error {
public:
    [[gnu::cold, gnu::noinline]] explicit error(const std::string& message, const error_details& details = {})
        : std::runtime_error(message), details_(details) {}
    error(const error&) = default;
    error& operator=(const error&) = default;
    // A call, so that each of the thirty classes below ends in a few bytes.
    [[gnu::cold, gnu::noinline]] ~error() override {}

    const std::string& sqlstate() const noexcept { return details_.sqlstate; }
    int engine_code() const noexcept { return details_.engine_code; }
    const std::string& sql() const noexcept { return details_.sql; }
    const std::string& constraint() const noexcept { return details_.constraint; }
    const error_details& details() const noexcept { return details_; }

private:
    error_details details_;
};

/// Class 08: no connection could be made, or the server is gone.
struct connection_error : error { using error::error; };
/// Class 08, when a connection that worked is gone: what ran in its transaction did not happen, a commit under way may have.
struct connection_lost : connection_error { using connection_error::connection_error; };

/// Class 23: the data broke a constraint. `constraint()` names it.
struct integrity_violation : error { using error::error; };
struct unique_violation : integrity_violation { using integrity_violation::integrity_violation; };
struct foreign_key_violation : integrity_violation { using integrity_violation::integrity_violation; };
struct not_null_violation : integrity_violation { using integrity_violation::integrity_violation; };
struct check_violation : integrity_violation { using integrity_violation::integrity_violation; };

/// Class 40: the whole transaction may be tried again (`database::transact` does).
struct transaction_rollback : error { using error::error; };
struct serialization_failure : transaction_rollback { using transaction_rollback::transaction_rollback; };
struct deadlock_detected : transaction_rollback { using transaction_rollback::transaction_rollback; };

/// Class 55: somebody else holds the lock (SQLITE_BUSY, lock_timeout).
struct lock_not_available : error { using error::error; };
/// Class 57: cancelled, or a time limit was reached.
struct query_canceled : error { using error::error; };

/// Class 53: disk, memory or connections are used up.
struct insufficient_resources : error { using error::error; };
struct disk_full : insufficient_resources { using insufficient_resources::insufficient_resources; };

/// Class 25006: a write to a database, file or transaction that is read-only.
struct read_only : error { using error::error; };
/// Class 42: the engine does not understand the statement, or a name in it does not exist.
struct syntax_or_access_error : error { using error::error; };
/// Class 42: what was looked for was given as the engine's own search syntax (search_syntax), and is none.
struct full_text_syntax_error : syntax_or_access_error { using syntax_or_access_error::syntax_or_access_error; };
/// Class 58 and XX: the file is not a database, damaged, or the disk failed.
struct system_error : error { using error::error; };
struct not_a_database : system_error { using system_error::system_error; };

/// Class 22: a value that the column, the C++ type or the engine cannot hold; nothing was changed silently.
struct data_error : error { using error::error; };
/// Class 0A: the engine (or this dialect of it) lacks what was asked for.
struct feature_not_supported : error { using error::error; };
/// The caller broke a rule of the library (a session used while its stream is open, a pool that is closed).
struct usage_error : error { using error::error; };

/// Somebody else wrote a versioned row since it was read: read it again, and decide. The message says no value of the row.
class stale_write : public error {
public:
    stale_write(const std::string& message, std::string key, std::int64_t expected, std::int64_t found, const error_details& details = {})
        : error(message, details), key_(std::move(key)), expected_(expected), found_(found) {}

    const std::string& key() const noexcept { return key_; }                  ///< the row's key as text, parts joined by commas
    std::int64_t expected_version() const noexcept { return expected_; }  ///< of the object that was to be written
    std::int64_t found_version() const noexcept { return found_; }        ///< of the row in the database

private:
    std::string key_;
    std::int64_t expected_;
    std::int64_t found_;
};

/// A migration cannot go on: history edited, revision unknown, lock held, proof failed. The message says what to do.
struct migration_error : error { using error::error; };

}  // namespace varve
