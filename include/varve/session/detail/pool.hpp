#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <varve/backend/concept.hpp>
#include <varve/core/error.hpp>
#include <varve/core/number_text.hpp>
#include <varve/session/detail/pooled_connection.hpp>
#include <varve/session/pool_options.hpp>

namespace varve::detail {

/// The connections of a database. Leases keep it alive, so a session may outlive its database.
template <backend Backend>
class pool : public std::enable_shared_from_this<pool<Backend>> {
public:
    using entry = pooled_connection<Backend>;
    using clock = std::chrono::steady_clock;

    pool(typename Backend::options where, pool_options bounds) : where_(std::move(where)), bounds_(bounds) {
        // Closing that one connection would drop the database.
        if constexpr (requires { where_.lives_in_connection(); }) alone_ = where_.lives_in_connection();
        if (alone_) bounds_.maximum = 1;
        if (bounds_.maximum == 0) throw usage_error("varve: a pool of no connections; set pool_options::maximum to 1 or more");
    }

    std::shared_ptr<entry> borrow() {
        std::unique_lock lock{mutex_};
        const auto deadline = clock::now() + bounds_.wait;
        bool waited = false;
        for (;;) {
            if (!idle_.empty()) {
                std::unique_ptr<entry> taken = std::move(idle_.back());
                idle_.pop_back();
                if (!usable(*taken, lock)) {
                    discard(std::move(taken), lock);
                    continue;
                }
                return lend(std::move(taken));
            }
            if (open_ < bounds_.maximum) {
                ++open_;
                ++statistics_.opened;
                lock.unlock();
                std::unique_ptr<entry> made = open_or_give_up();
                lock.lock();
                return lend(std::move(made));
            }
            if (!waited) ++statistics_.waited;
            waited = true;
            if (returned_.wait_until(lock, deadline) == std::cv_status::timeout && idle_.empty() && open_ >= bounds_.maximum) refuse();
        }
    }

    void give_back(std::unique_ptr<entry> back) noexcept {
        bool keep = true;
        try {
            back->depth = 0;
            back->told = nullptr;
            back->connection.reset();
            back->used = clock::now();
            keep = alone_ || back->used - back->born < bounds_.maximum_lifetime;
        } catch (...) {
            keep = false;
        }
        std::unique_lock lock{mutex_};
        if (keep)
            idle_.push_back(std::move(back));  // room for it was reserved when it was lent
        else
            discard(std::move(back), lock);
        lock.unlock();
        returned_.notify_one();
    }

    pool_statistics statistics() const {
        const std::lock_guard lock{mutex_};
        pool_statistics now = statistics_;
        now.maximum = bounds_.maximum;
        now.idle = idle_.size();
        now.in_use = open_ - idle_.size();
        return now;
    }

    void trace(std::unique_ptr<tracer> told) {
        const std::lock_guard lock{mutex_};
        tracers_.push_back(std::move(told));  // those before it stay: a session may be using one
    }

private:
    struct returning {
        std::shared_ptr<pool> home;
        void operator()(entry* back) const noexcept { home->give_back(std::unique_ptr<entry>{back}); }
    };

    bool usable(entry& taken, std::unique_lock<std::mutex>& lock) {
        if (alone_ || clock::now() - taken.used < bounds_.check_after_idle) return true;
        lock.unlock();  // a dead server answers late, and others need not wait for that
        const bool alive = taken.connection.is_alive();
        lock.lock();
        return alive;
    }

    std::unique_ptr<entry> open_or_give_up() {
        try {
            return std::make_unique<entry>(Backend::connection::open(where_));
        } catch (...) {
            {
                const std::lock_guard lock{mutex_};
                --open_;
                --statistics_.opened;
            }
            returned_.notify_one();
            throw;
        }
    }

    std::shared_ptr<entry> lend(std::unique_ptr<entry> one) {
        idle_.reserve(open_);
        ++statistics_.borrowed;
        one->told = tracers_.empty() ? nullptr : tracers_.back().get();
        return std::shared_ptr<entry>{one.release(), returning{this->shared_from_this()}};
    }

    void discard(std::unique_ptr<entry> one, std::unique_lock<std::mutex>& lock) noexcept {
        --open_;
        ++statistics_.closed;
        lock.unlock();
        one.reset();
        lock.lock();
    }

    [[noreturn]] void refuse() {
        ++statistics_.timed_out;
        const std::string waited = number_text(bounds_.wait.count()) + " ms";
        if (alone_)
            throw insufficient_resources("varve: the database lives in its one connection, and another session has had it for " + waited +
                                             "; end that session first (one in memory cannot have two)",
                                         {.sqlstate = "53300"});
        throw insufficient_resources("varve: all " + number_text(static_cast<std::int64_t>(bounds_.maximum)) +
                                         " connections of the pool were in use for " + waited +
                                         "; end sessions sooner, or raise pool_options::maximum or wait",
                                     {.sqlstate = "53300"});
    }

    typename Backend::options where_;
    pool_options bounds_;
    bool alone_ = false;
    mutable std::mutex mutex_{};
    std::condition_variable returned_{};
    std::vector<std::unique_ptr<tracer>> tracers_{};  // before the connections, which point to them
    std::vector<std::unique_ptr<entry>> idle_{};
    std::size_t open_ = 0;
    pool_statistics statistics_{};
};

}  // namespace varve::detail
