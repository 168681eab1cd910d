#pragma once

#include <cstdint>
#include <utility>

#include <sqlite3.h>

namespace varve::detail {

/// Why SQLite was told to give up. Its result code says only BUSY or INTERRUPT, and whoever turns that into an error has no
/// more than the handle; the handlers run on the thread that gets the error, so they leave the reason there.
struct sqlite_stop {
    enum class reason : unsigned char { none, canceled, limit };

    sqlite3* handle = nullptr;
    std::int64_t limit = 0;  ///< milliseconds
    reason why = reason::none;
};

inline constinit thread_local sqlite_stop sqlite_last_stop{};

/// Takes the reason that a code came about, if one was left for this connection.
inline sqlite_stop sqlite_take_stop(sqlite3* handle, int code) {
    const sqlite_stop last = std::exchange(sqlite_last_stop, {});
    const bool stops = code % 256 == SQLITE_INTERRUPT || code % 256 == SQLITE_BUSY;
    return last.handle == handle && stops ? last : sqlite_stop{};
}

}  // namespace varve::detail
