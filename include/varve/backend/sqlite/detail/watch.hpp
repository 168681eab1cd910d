#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <thread>

#include <sqlite3.h>

#include <varve/backend/sqlite/detail/stop.hpp>

namespace varve::detail {

/// Ends statements that run too long, wait too long for a lock, or are cancelled by another thread. Lives at one address
/// as long as its connection. SQLite's own busy_timeout can be neither cancelled nor bounded by a limit, so locks are
/// waited for here.
class sqlite_watch {
public:
    using clock = std::chrono::steady_clock;
    using milliseconds = std::chrono::milliseconds;

    sqlite_watch(sqlite3* handle, milliseconds busy_timeout) : handle_(handle), busy_timeout_(busy_timeout) {}
    sqlite_watch(const sqlite_watch&) = delete;
    sqlite_watch& operator=(const sqlite_watch&) = delete;

    /// Again after PRAGMA busy_timeout, which puts SQLite's own handler in its place.
    void wait_for_locks() { sqlite3_busy_handler(handle_, &on_busy, this); }

    void limit_statements(milliseconds limit) {
        if (limit == limit_) return;
        limit_ = limit;
        ends_ = clock::time_point::max();
        if (limit.count() > 0)
            sqlite3_progress_handler(handle_, steps_between_looks, &on_progress, this);
        else
            sqlite3_progress_handler(handle_, 0, nullptr, nullptr);
    }
    void begin_limit() {
        if (limit_.count() > 0) ends_ = clock::now() + limit_;
    }
    void end_limit() { ends_ = clock::time_point::max(); }

    /// From any thread. SQLite forgets an interruption that meets no running statement.
    void interrupt() noexcept {
        interrupted_.store(true, std::memory_order_relaxed);
        sqlite3_interrupt(handle_);
    }

private:
    // Some 20 microseconds: a look at the clock is then below one part in a hundred.
    static constexpr int steps_between_looks = 1000;

    int stop(sqlite_stop::reason why) const {
        sqlite_last_stop = {handle_, limit_.count(), why};
        return 1;
    }
    bool passed(clock::time_point now) const { return now >= ends_; }

    static int on_progress(void* self) {
        const sqlite_watch& watch = *static_cast<const sqlite_watch*>(self);
        const bool limited = watch.ends_ != clock::time_point::max();
        return limited && watch.passed(clock::now()) ? watch.stop(sqlite_stop::reason::limit) : 0;
    }

    // Returns whether to try once more.
    [[gnu::cold]] static int on_busy(void* self, int tries) {
        sqlite_watch& watch = *static_cast<sqlite_watch*>(self);
        const auto now = clock::now();
        if (tries == 0) {
            watch.waits_until_ = now + watch.busy_timeout_;
            watch.interrupted_.store(false, std::memory_order_relaxed);  // by one that came when nothing ran
        }
        if (watch.interrupted_.load(std::memory_order_relaxed)) return !watch.stop(sqlite_stop::reason::canceled);
        if (watch.passed(now)) return !watch.stop(sqlite_stop::reason::limit);
        if (now >= watch.waits_until_) return 0;
        auto until = now + pause(tries, now);
        if (until > watch.waits_until_) until = watch.waits_until_;
        if (until > watch.ends_) until = watch.ends_;
        std::this_thread::sleep_until(until);
        return 1;
    }

    // Short at first, as most locks are; never so long that a cancellation would be felt. The noise parts rivals.
    static std::chrono::microseconds pause(int tries, clock::time_point now) {
        const std::int64_t base = tries < 8 ? std::int64_t{100} << tries : 20'000;
        return std::chrono::microseconds{base / 2 + now.time_since_epoch().count() / 64 % (base / 2 + 1)};
    }

    sqlite3* handle_;
    milliseconds busy_timeout_;
    milliseconds limit_{0};
    clock::time_point ends_ = clock::time_point::max();
    clock::time_point waits_until_{};
    std::atomic<bool> interrupted_{false};
};

}  // namespace varve::detail
