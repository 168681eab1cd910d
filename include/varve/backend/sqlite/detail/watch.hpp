#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <thread>

#include <sqlite3.h>

#include <varve/backend/sqlite/detail/stop.hpp>
#include <varve/core/steady_time.hpp>

namespace varve::detail {

/// Ends statements that run too long, wait too long for a lock, or are cancelled by another thread. Lives at one address
/// as long as its connection. SQLite's own busy_timeout can be neither cancelled nor bounded by a limit, so locks are
/// waited for here.
class sqlite_watch {
public:
    using milliseconds = std::chrono::milliseconds;

    sqlite_watch(sqlite3* handle, milliseconds busy_timeout) : handle_(handle), busy_timeout_(nanoseconds_of(busy_timeout)) {}
    sqlite_watch(const sqlite_watch&) = delete;
    sqlite_watch& operator=(const sqlite_watch&) = delete;

    /// Again after PRAGMA busy_timeout, which puts SQLite's own handler in its place.
    void wait_for_locks() { sqlite3_busy_handler(handle_, &on_busy, this); }

    void limit_statements(milliseconds limit) {
        limit_ = limit.count();
        ends_ = no_time;
        if (limit_ > 0)
            sqlite3_progress_handler(handle_, steps_between_looks, &on_progress, this);
        else
            sqlite3_progress_handler(handle_, 0, nullptr, nullptr);
    }
    void begin_limit() {
        if (limit_ > 0) ends_ = steady_now() + nanoseconds_of(milliseconds{limit_});
    }
    void end_limit() { ends_ = no_time; }

    /// From any thread. SQLite forgets an interruption that meets no running statement.
    void interrupt() noexcept {
        interrupted_.store(true, std::memory_order_relaxed);
        sqlite3_interrupt(handle_);
    }

private:
    // Some 20 microseconds: a look at the clock is then below one part in a hundred.
    static constexpr int steps_between_looks = 1000;

    int stop(sqlite_stop::reason why) const {
        sqlite_last_stop = {handle_, limit_, why};
        return 1;
    }

    static int on_progress(void* self) {
        const sqlite_watch& watch = *static_cast<const sqlite_watch*>(self);
        return watch.ends_ != no_time && steady_now() >= watch.ends_ ? watch.stop(sqlite_stop::reason::limit) : 0;
    }

    // Returns whether to try once more.
    [[gnu::cold]] static int on_busy(void* self, int tries) {
        sqlite_watch& watch = *static_cast<sqlite_watch*>(self);
        const std::int64_t now = steady_now();
        if (tries == 0) {
            watch.waits_until_ = now + watch.busy_timeout_;
            watch.interrupted_.store(false, std::memory_order_relaxed);  // by one that came when nothing ran
        }
        if (watch.interrupted_.load(std::memory_order_relaxed)) return !watch.stop(sqlite_stop::reason::canceled);
        if (now >= watch.ends_) return !watch.stop(sqlite_stop::reason::limit);
        if (now >= watch.waits_until_) return 0;
        std::int64_t until = now + pause(tries, now);
        if (until > watch.waits_until_) until = watch.waits_until_;
        if (until > watch.ends_) until = watch.ends_;
        std::this_thread::sleep_for(std::chrono::nanoseconds{until - now});
        return 1;
    }

    // Short at first, as most locks are; never so long that a cancellation would be felt. The noise parts rivals.
    static std::int64_t pause(int tries, std::int64_t now) {
        const std::int64_t base = tries < 8 ? std::int64_t{100'000} << tries : 20'000'000;
        return base / 2 + now % (base / 2);
    }

    sqlite3* handle_;
    std::int64_t busy_timeout_;
    std::int64_t limit_ = 0;  ///< milliseconds, as it was given
    std::int64_t ends_ = no_time;
    std::int64_t waits_until_ = 0;
    std::atomic<bool> interrupted_{false};
};

}  // namespace varve::detail
