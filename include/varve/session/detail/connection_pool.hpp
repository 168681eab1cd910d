#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include <varve/core/number_text.hpp>
#include <varve/core/raise.hpp>
#include <varve/core/steady_time.hpp>
#include <varve/session/detail/pool_entry.hpp>
#include <varve/session/pool_options.hpp>
#include <varve/session/pool_statistics.hpp>

namespace varve::detail {

/// The connections of a database: at most so many, to those who wait in the order they came. Leases keep it alive, so a
/// session may outlive its database. Cold, so that it is compiled for size: it runs once a session, not once a statement.
class connection_pool : public std::enable_shared_from_this<connection_pool> {
public:
    using entry_pointer = std::unique_ptr<pool_entry>;

    connection_pool(const connection_pool&) = delete;
    connection_pool& operator=(const connection_pool&) = delete;
    [[gnu::cold]] virtual ~connection_pool() = default;

    /// A connection in the hands of a session; it goes back when the last of those who share it is gone.
    struct lent {
        explicit lent(std::shared_ptr<connection_pool> from) : home(std::move(from)) {}
        lent(const lent&) = delete;
        lent& operator=(const lent&) = delete;
        [[gnu::cold]] ~lent() {
            if (entry != nullptr) home->give_back(std::move(entry));
        }

        std::shared_ptr<connection_pool> home;
        entry_pointer entry{};
    };

    /// Throws insufficient_resources after pool_options::wait, and what opening a connection throws.
    [[gnu::cold, gnu::noinline]] std::shared_ptr<lent> borrow() {
        const auto made = std::make_shared<lent>(shared_from_this());  // before there is a connection to lose
        std::unique_lock lock{mutex_};
        entry_pointer mine = take_or_wait(lock);
        // From here on a place within the bound is ours; to check and to open takes time, and others need not wait for that.
        const bool doubted = mine != nullptr && !alone_ && steady_now() - mine->used >= nanoseconds_of(bounds_.check_after_idle);
        lock.unlock();
        if (doubted && !mine->is_alive()) {
            mine.reset();
            lock.lock();
            ++statistics_.closed_dead;
            lock.unlock();
        }
        if (mine == nullptr) mine = open_or_give_up();
        lock.lock();
        ++statistics_.borrowed;
        const std::shared_ptr<tracer> tells = tracer_;
        lock.unlock();
        mine->trace(tells.get(), tells);
        mine->exceptions = std::uncaught_exceptions();
        made->entry = std::move(mine);
        return made;
    }

    [[gnu::cold]] pool_statistics statistics() const {
        const std::lock_guard lock{mutex_};
        pool_statistics now = statistics_;
        now.maximum = bounds_.maximum;
        now.idle = idle_count_;
        now.in_use = open_ - idle_count_;
        return now;
    }

    void trace(std::shared_ptr<tracer> told) {
        const std::lock_guard lock{mutex_};
        tracer_ = std::move(told);  // the one before lives as long as a session uses it
    }

protected:
    /// `alone`: the database lives in its one connection, and closing that would drop it.
    [[gnu::cold]] connection_pool(const pool_options& bounds, bool alone) : bounds_(bounds), alone_(alone) {
        if (alone_) bounds_.maximum = 1;
        if (bounds_.maximum == 0) throw usage_error("varve: a pool of no connections; set pool_options::maximum to 1 or more");
    }

private:
    /// A thread that waits, on its own stack, in the order of coming.
    struct waiter {
        std::condition_variable wake{};
        entry_pointer given{};
        waiter* next = nullptr;
        bool served = false;  ///< with a connection, or with a place to open one
    };

    virtual entry_pointer open() = 0;

    /// nullptr: the place is ours, and a connection is to be opened.
    [[gnu::cold]] entry_pointer take_or_wait(std::unique_lock<std::mutex>& lock) {
        if (idle_ != nullptr) {  // then nobody waits: what comes back goes to who waits first
            --idle_count_;
            entry_pointer taken = std::move(idle_);
            idle_ = std::move(taken->below);
            return taken;
        }
        if (open_ < bounds_.maximum) {
            ++open_;
            return nullptr;
        }
        return wait(lock);
    }

    [[gnu::cold, gnu::noinline]] entry_pointer wait(std::unique_lock<std::mutex>& lock) {
        waiter me;
        waiter** last = &first_waiting_;
        while (*last != nullptr) last = &(*last)->next;
        *last = &me;
        ++statistics_.waiting;
        ++statistics_.waited;
        const std::int64_t begun = steady_now();
        const std::chrono::steady_clock::time_point until{std::chrono::nanoseconds{begun + nanoseconds_of(bounds_.wait)}};
        while (!me.served && me.wake.wait_until(lock, until) == std::cv_status::no_timeout) {}
        const std::chrono::nanoseconds waited{steady_now() - begun};
        statistics_.wait_total += waited;
        if (waited > statistics_.wait_longest) statistics_.wait_longest = waited;
        if (!me.served) {
            waiter** at = &first_waiting_;
            while (*at != &me) at = &(*at)->next;
            leave_queue(at);
            ++statistics_.timed_out;
            refuse();
        }
        return std::move(me.given);
    }
    [[gnu::cold]] void leave_queue(waiter** at) {
        *at = (*at)->next;
        --statistics_.waiting;
    }

    /// Passes on a connection, or the place of one that is gone (nullptr). The mutex is held, also while waking: the waiter
    /// and its condition variable are gone as soon as it can go on.
    [[gnu::cold]] void pass_on(entry_pointer back) noexcept {
        if (waiter* const first = first_waiting_; first != nullptr) {
            leave_queue(&first_waiting_);
            first->given = std::move(back);
            first->served = true;
            first->wake.notify_one();
        } else if (back != nullptr) {
            ++idle_count_;
            back->below = std::move(idle_);
            idle_ = std::move(back);
        } else {
            --open_;
        }
    }

    [[gnu::cold, gnu::noinline]] void give_back(entry_pointer back) noexcept {
        std::uint64_t pool_statistics::* closed = nullptr;
        const std::int64_t now = steady_now();
        try {
            const bool threw = std::uncaught_exceptions() > back->exceptions;
            back->recycle();
            if (alone_) {
                // Closing it would drop the database, whatever state it is in.
            } else if (threw && !back->is_alive()) {
                closed = &pool_statistics::closed_dead;
            } else if (now - back->born >= nanoseconds_of(bounds_.maximum_lifetime)) {
                closed = &pool_statistics::closed_old;
            }
        } catch (...) {
            closed = &pool_statistics::closed_broken;
        }
        back->used = now;
        if (closed != nullptr) back.reset();  // before its place is given on: a server may count them as well
        entry_pointer stale;  // goes after the lock: closing takes time
        const std::lock_guard lock{mutex_};
        if (closed != nullptr) ++(statistics_.*closed);
        pass_on(std::move(back));
        stale = take_stale(now);
    }

    // The last to come back is handed out first, so what lies below all others has idled longest.
    [[gnu::cold]] entry_pointer take_stale(std::int64_t now) noexcept {
        if (alone_ || idle_ == nullptr) return nullptr;
        entry_pointer* lowest = &idle_;
        while ((*lowest)->below != nullptr) lowest = &(*lowest)->below;
        if (now - (*lowest)->used <= nanoseconds_of(bounds_.close_after_idle)) return nullptr;
        --idle_count_;
        --open_;
        ++statistics_.closed_idle;
        return std::move(*lowest);
    }

    [[gnu::cold]] entry_pointer open_or_give_up() {
        try {
            entry_pointer made = open();
            made->usual_limit(bounds_.statement_limit);
            made->most_composed = bounds_.composed_statements;
            const std::lock_guard lock{mutex_};
            ++statistics_.opened;
            return made;
        } catch (...) {
            const std::lock_guard lock{mutex_};
            pass_on(nullptr);
            throw;
        }
    }

    [[noreturn, gnu::cold]] void refuse() const {
        const std::string waited = number_text(bounds_.wait.count());
        if (alone_)
            raise<insufficient_resources>({"varve: the database lives in its one connection, and another session has had it for ", waited,
                                           " ms; end that session first (one in memory cannot have two)"},
                                          "53300");
        raise<insufficient_resources>({"varve: all ", number_text(static_cast<std::int64_t>(bounds_.maximum)),
                                       " connections of the pool were in use for ", waited,
                                       " ms; end sessions sooner, or raise pool_options::maximum or wait"},
                                      "53300");
    }

    pool_options bounds_;
    bool alone_ = false;
    mutable std::mutex mutex_{};
    std::shared_ptr<tracer> tracer_{};
    entry_pointer idle_{};  ///< the last to come back, and below it those that came before
    std::size_t idle_count_ = 0;
    waiter* first_waiting_ = nullptr;
    std::size_t open_ = 0;
    pool_statistics statistics_{};
};

}  // namespace varve::detail
