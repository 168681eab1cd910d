#pragma once

#include <chrono>
#include <memory>
#include <thread>
#include <type_traits>
#include <utility>

#include <varve/session/detail/pool.hpp>
#include <varve/session/session.hpp>

namespace varve {

/// A database that threads share: a bounded pool of connections that hands out sessions.
/// `varve::database<varve::sqlite> db{"metrics.db"}`; a URL does as well.
template <backend Backend>
class database {
public:
    /// Opens one connection at once, so that a wrong name or file is noticed here. Throws connection_error, not_a_database.
    database(typename Backend::options where, pool_options bounds = {})
        : pool_(std::make_shared<detail::pool<Backend>>(std::move(where), bounds)) {
        pool_->borrow();
    }

    /// Borrows a connection; waits for one as long as pool_options::wait says, then throws insufficient_resources.
    varve::session<Backend> session() { return varve::session<Backend>{pool_->borrow()}; }

    /// Runs `function(session&)` in a transaction and commits; what it returns is returned. The whole is tried again after
    /// transaction_rollback and lock_not_available, so `function` must have no effects outside of the database.
    template <class Function>
    auto transact(Function&& function, retry_options retry = {}, transaction_mode mode = transaction_mode::immediate)
        -> std::invoke_result_t<Function&, varve::session<Backend>&> {
        for (int attempt = 1;; ++attempt) {
            try {
                return once(function, mode);
            } catch (const transaction_rollback&) {
                if (attempt >= retry.attempts) throw;
            } catch (const lock_not_available&) {
                if (attempt >= retry.attempts) throw;
            }
            pause(retry.first_pause, attempt);
        }
    }

    /// Throws migration_error unless the database is at the head of `revisions`, for the start of a program:
    /// `db.require(shop_migrations())`. Needs <varve/migrate/require.hpp>, which this folder may not include.
    template <class Revisions>
    void require(const Revisions& revisions) {
        require_head(*this, revisions);  // found by the namespace of the set
    }

    pool_statistics statistics() const { return pool_->statistics(); }

    /// `function(const trace_event&)` is called for every statement of the sessions borrowed from now on, on their threads.
    template <class Function>
    void trace(Function function) {
        pool_->trace(make_tracer(std::move(function)));
    }

private:
    template <class Function>
    auto once(Function& function, transaction_mode mode) -> std::invoke_result_t<Function&, varve::session<Backend>&> {
        varve::session<Backend> borrowed = session();
        varve::transaction<Backend> whole = borrowed.transaction(mode);
        if constexpr (std::is_void_v<std::invoke_result_t<Function&, varve::session<Backend>&>>) {
            function(borrowed);
            whole.commit();
        } else {
            auto result = function(borrowed);
            whole.commit();
            return result;
        }
    }

    static void pause(std::chrono::milliseconds first, int attempt) {
        const auto least = std::chrono::microseconds{first} * (1 << (attempt < 10 ? attempt - 1 : 9));
        const auto noise = std::chrono::steady_clock::now().time_since_epoch().count() % 997;
        std::this_thread::sleep_for(least + least * noise / 997);
    }

    std::shared_ptr<detail::pool<Backend>> pool_;
};

}  // namespace varve
