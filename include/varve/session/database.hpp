#pragma once

#include <memory>
#include <type_traits>
#include <utility>

#include <varve/session/detail/pool.hpp>
#include <varve/session/session.hpp>
#include <varve/session/transact.hpp>

namespace varve {

/// A database that threads share: a bounded pool of connections that hands out sessions.
/// `varve::database<varve::sqlite> db{"metrics.db"}`; a URL does as well.
template <backend Backend>
class database {
public:
    /// Opens one connection at once, so that a wrong name or file is noticed here. Throws connection_error, not_a_database.
    [[gnu::cold]] database(typename Backend::options where, pool_options bounds = {})
        : pool_(std::make_shared<detail::pool<Backend>>(std::move(where), bounds)) {
        pool_->borrow();
    }

    /// Borrows a connection. Threads that must wait are served in the order they came; throws insufficient_resources
    /// (SQLSTATE 53300) to one that waited as long as pool_options::wait says.
    varve::session<Backend> session() { return varve::session<Backend>{pool_->borrow()}; }

    /// Runs `function(session&)` in a transaction and commits; what it returns is returned, what it throws undoes all of it.
    ///
    /// Tried again, the whole and from the start, after transaction_rollback (serialization failures, deadlocks),
    /// lock_not_available (a busy database) and connection_lost, as long as the engine has not said that it committed: a
    /// connection lost during the commit is not tried again, since what was written may be there. So `function` may run
    /// several times and must have no effects outside of the database. Everything else, cancellation and time limits
    /// included, is thrown at once. Before another attempt the connection goes back to the pool, and there is a pause.
    template <class Function>
        requires std::is_invocable_v<Function&, varve::session<Backend>&>
    auto transact(Function&& function, retry_options retry = {}, transaction_mode mode = transaction_mode::immediate)
        -> std::invoke_result_t<Function&, varve::session<Backend>&> {
        return detail::retrying(retry, [&](bool& committing) -> std::invoke_result_t<Function&, varve::session<Backend>&> {
            varve::session<Backend> borrowed = session();
            return detail::transact_once(borrowed, function, mode, committing);
        });
    }
    /// The same in a mode: `db.transact(varve::transaction_mode::read_only, [](auto& session) { … })`.
    template <class Function>
        requires std::is_invocable_v<Function&, varve::session<Backend>&>
    auto transact(transaction_mode mode, Function&& function, retry_options retry = {})
        -> std::invoke_result_t<Function&, varve::session<Backend>&> {
        return transact(function, retry, mode);
    }

    /// Throws migration_error unless the database is at the head of `revisions`, for the start of a program:
    /// `db.require(shop_migrations())`. Needs <varve/migrate/require.hpp>, which this folder may not include.
    template <class Revisions>
    void require(const Revisions& revisions) {
        require_head(*this, revisions);  // found by the namespace of the set
    }

    pool_statistics statistics() const { return pool_->statistics(); }

    /// `function(const trace_event&)` is called for every statement of the sessions borrowed from now on, on their threads,
    /// instead of what was given before. The values that were bound are shown only when asked for.
    template <class Function>
    void trace(Function function, traced_values values = traced_values::hidden) {
        pool_->trace(make_tracer(std::move(function), values));
    }

private:
    std::shared_ptr<detail::pool<Backend>> pool_;
};

}  // namespace varve
