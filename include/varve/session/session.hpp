// A session is one connection in the hands of one thread: a query (anything that models sql/statement.hpp) goes in, rows
// or a count come out. Repositories, migrations and users call it; statements stay prepared with the connection.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <varve/backend/concept.hpp>
#include <varve/core/error.hpp>
#include <varve/session/composed_statistics.hpp>
#include <varve/session/detail/pooled_connection.hpp>
#include <varve/session/detail/refusals.hpp>
#include <varve/session/detail/running.hpp>
#include <varve/session/stream.hpp>
#include <varve/session/transaction.hpp>

namespace varve {

/// One connection, one thread; gives the connection back to its pool when it, its streams and transactions are gone.
/// Every function throws the classes of varve::error. A statement is reset at the end of each use.
template <backend Backend>
class session {
public:
    using backend_type = Backend;
    using connection_type = typename Backend::connection;
    using engine_type = typename connection_type::statement;
    using lease = std::shared_ptr<detail::pooled_connection<Backend>>;

    /// A session on a connection of its own, which it closes.
    explicit session(connection_type&& opened) : session(std::make_shared<detail::pooled_connection<Backend>>(std::move(opened))) {}
    explicit session(lease borrowed) : lease_(std::move(borrowed)) {}

    session(session&&) noexcept = default;
    session& operator=(session&&) noexcept = default;

    constexpr const auto& dialect() const { return detail::dialect_on<Backend>(lease_->connection); }
    connection_type& connection() { return lease_->connection; }

    /// Runs one or several statements without parameters; rows they give are dropped.
    void execute(std::string_view sql) {
        detail::trace_scope trace{lease_->told, sql};
        try {
            lease_->connection.execute(sql);
        } catch (const error& why) {
            trace.failed(why);
            throw;
        }
        trace.finished(0);
    }

    /// All rows.
    template <runnable<Backend> Query>
    std::vector<typename Query::row_type> all(const Query& query) {
        std::vector<typename Query::row_type> rows;
        take(query, &rows, detail::wanted_rows::all);
        return rows;
    }

    /// The first row; the others are not looked at.
    template <runnable<Backend> Query>
    std::optional<typename Query::row_type> first(const Query& query) {
        std::optional<typename Query::row_type> row;
        take(query, &row, detail::wanted_rows::first);
        return row;
    }

    /// The only row. Throws data_error (SQLSTATE 21000) when there is a second.
    template <runnable<Backend> Query>
    std::optional<typename Query::row_type> one(const Query& query) {
        std::optional<typename Query::row_type> row;
        take(query, &row, detail::wanted_rows::only);
        return row;
    }

    /// Runs a statement to its end and returns the rows it wrote; rows it gives are dropped.
    template <runnable<Backend> Query>
    std::int64_t run(const Query& query) {
        const auto& binder = detail::binder_of(query);
        if constexpr (detail::runs_constant_text<Query, Backend>)
            return detail::run_query(*lease_, detail::calls_of<Backend, Query>, &binder);
        else if constexpr (statement<Query, Backend>)
            return detail::run_query(*lease_, detail::chosen_calls<Backend, Query>(lease_->connection), &binder);
        else
            return detail::run_query(*lease_, detail::composed_calls<Backend>(*lease_, query), &binder);
    }

    /// The rows one at a time, for results that should not be in memory at once.
    template <class Query>
        requires runnable<std::remove_cvref_t<Query>, Backend>
    varve::stream<std::remove_cvref_t<Query>, Backend> stream(Query&& query) {
        return {lease_, std::forward<Query>(query)};
    }

    /// The prepared statement of a query type, for bulk paths that bind and step it themselves and reset it after each run.
    /// Not the one that an open stream holds.
    template <statement<Backend> Query>
    engine_type& prepared() {
        lease_->lent_statements = true;
        return lease_->template find<Query>().engine;
    }

    /// Undone unless committed; a savepoint when a transaction is open.
    [[nodiscard]] varve::transaction<Backend> transaction(transaction_mode mode = transaction_mode::immediate) { return {lease_, mode}; }
    bool in_transaction() const { return lease_->connection.in_transaction(); }

    std::int64_t last_insert_rowid() { return lease_->connection.last_insert_rowid(); }
    /// What the database holds. Needs the backend's migrations.hpp.
    schema::schema introspect() {
        static_assert(detail::has_migrations<Backend>,
                      "varve: a database is introspected without the part of its backend that can; programs that only run queries do "
                      "without it; include <varve/backend/NAME/migrations.hpp>");
        return Backend::migrations::introspect(lease_->connection);
    }

    /// Tells `told` of every statement of this session (nullptr: nobody). It must outlive the session.
    void trace(tracer* told) { lease_->trace(told); }

    /// Statements that take longer throw statement_timeout; zero: no limit. Until the session ends, instead of
    /// pool_options::statement_limit. Waiting for locks counts; of a stream, each row by itself, without what its reader does.
    void limit_statements(std::chrono::milliseconds limit) { lease_->limit_statements(limit); }

    /// So many statements whose text is made at run time (`raw`, `dynamic`) stay prepared on this connection, also after the
    /// session, instead of pool_options::composed_statements. What was not used for longest goes first.
    void keep_composed(std::size_t most) { lease_->composed().keep(most); }
    composed_statistics composed() const { return lease_->composed().statistics(); }

    /// For another thread, to end what this session runs.
    varve::cancel_handle cancel_handle() { return varve::cancel_handle{lease_->canceling.link(lease_->connection)}; }

    const lease& shared_connection() const { return lease_; }

private:
    template <class Query>
    void take(const Query& query, void* rows, detail::wanted_rows wanted) {
        const auto& binder = detail::binder_of(query);
        if constexpr (detail::runs_constant_text<Query, Backend>)
            detail::take_rows(*lease_, detail::calls_of<Backend, Query>, &binder, rows, wanted);
        else if constexpr (statement<Query, Backend>)
            detail::take_rows(*lease_, detail::chosen_calls<Backend, Query>(lease_->connection), &binder, rows, wanted);
        else
            detail::take_rows(*lease_, detail::composed_calls<Backend>(*lease_, query), &binder, rows, wanted);
    }

    lease lease_;
};

}  // namespace varve
