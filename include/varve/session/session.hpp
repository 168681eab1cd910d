// A session is one connection in the hands of one thread: a query (anything that models sql/statement.hpp) goes in, rows
// or a count come out. Repositories, migrations and users call it; statements stay prepared with the connection.
#pragma once

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

    static constexpr const auto& dialect() { return Backend::dialect; }
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
        perform(query, [&rows](engine_type& engine) {
            while (engine.step()) Query::read(engine, rows.emplace_back());
            return static_cast<std::int64_t>(rows.size());
        });
        return rows;
    }

    /// The first row; the others are not looked at.
    template <runnable<Backend> Query>
    std::optional<typename Query::row_type> first(const Query& query) {
        std::optional<typename Query::row_type> row;
        perform(query, [&row](engine_type& engine) -> std::int64_t {
            if (!engine.step()) return 0;
            Query::read(engine, row.emplace());
            return 1;
        });
        return row;
    }

    /// The only row. Throws data_error (SQLSTATE 21000) when there is a second.
    template <runnable<Backend> Query>
    std::optional<typename Query::row_type> one(const Query& query) {
        std::optional<typename Query::row_type> row;
        bool second = false;
        perform(query, [&row, &second](engine_type& engine) -> std::int64_t {
            if (!engine.step()) return 0;
            Query::read(engine, row.emplace());
            second = engine.step();
            return 1;
        });
        if (second) [[unlikely]]
            detail::refuse_second_row(text_of(query));
        return row;
    }

    /// Runs a statement to its end and returns the rows it wrote; rows it gives are dropped.
    template <runnable<Backend> Query>
    std::int64_t run(const Query& query) {
        return perform(query, [](engine_type& engine) -> std::int64_t {
            while (engine.step()) {}
            return engine.affected();
        });
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
        return lease_->template find<Query>().engine;
    }

    /// Undone unless committed; a savepoint when a transaction is open.
    [[nodiscard]] varve::transaction<Backend> transaction(transaction_mode mode = transaction_mode::immediate) { return {lease_, mode}; }
    bool in_transaction() const { return lease_->connection.in_transaction(); }

    std::int64_t last_insert_rowid() { return lease_->connection.last_insert_rowid(); }
    schema::schema introspect() { return lease_->connection.introspect(); }

    /// Tells `told` of every statement of this session (nullptr: nobody). It must outlive the session.
    void trace(tracer* told) { lease_->told = told; }

    const lease& shared_connection() const { return lease_; }

private:
    template <class Query>
    static auto text_of(const Query& query) {
        if constexpr (statement<Query, Backend>)
            return std::string_view{Query::template sql<Backend>};
        else
            return query.text(Backend::dialect);
    }

    template <class Query, class Body>
    std::int64_t perform(const Query& query, Body body) {
        if constexpr (statement<Query, Backend>) {
            detail::running<Backend> now{*lease_, detail::slot_of<Backend, Query>, Query::template sql<Backend>};
            return guarded(now, query, body);
        } else {
            const auto sql = query.text(Backend::dialect);
            detail::running<Backend> now{*lease_, sql};
            return guarded(now, query, body);
        }
    }

    template <class Query, class Body>
    [[gnu::always_inline]] static std::int64_t guarded(detail::running<Backend>& now, const Query& query, Body& body) {
        try {
            query.bind(now.engine());
            const std::int64_t rows = body(now.engine());
            now.finished(rows);
            return rows;
        } catch (const error& why) {
            now.failed(why);
            throw;
        }
    }

    lease lease_;
};

}  // namespace varve
