#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/session/detail/pooled_connection.hpp>
#include <varve/session/detail/query_text.hpp>
#include <varve/session/detail/refusals.hpp>
#include <varve/session/detail/statement_watch.hpp>

namespace varve::detail {

/// One run of a prepared statement: finds it, tells the tracer, and resets it at the end, also when an exception passes.
template <class Backend>
class running {
public:
    using pooled = pooled_connection<Backend>;
    using engine_type = typename Backend::connection::statement;

    running(pooled& here, typename pooled::kept& kept, std::string_view sql) : kept_(kept), trace_(here.told, sql) { kept_.busy = true; }
    running(const running&) = delete;
    running& operator=(const running&) = delete;
    ~running() {
        kept_.engine.reset();
        kept_.busy = false;
    }

    engine_type& engine() { return kept_.engine; }
    void finished(std::int64_t rows) noexcept { trace_.finished(rows, expansion_of<engine_type>(), &kept_.engine); }
    [[gnu::cold, gnu::noinline]] void failed(const error& why) noexcept {
        trace_.failed(why, 0, expansion_of<engine_type>(), &kept_.engine);
    }

private:
    typename pooled::kept& kept_;
    trace_scope trace_;
};

/// What the loops below need of a query's type; in read-only memory where its text is a constant.
template <class Backend>
struct query_calls {
    using engine_type = typename Backend::connection::statement;

    std::atomic<std::uint32_t>* slot;  ///< nullptr: its text is not constant
    std::string_view sql;
    void (*bind)(const void* query, engine_type& engine);
    void (*take)(engine_type& engine, void* rows, bool many);  ///< the current row into a vector or an optional
    bool counts = true;                                        ///< whether anybody asks how many rows were written
    kept_statement<engine_type>* found = nullptr;              ///< where there is no slot
};

// The loops over rows know neither the query's type nor the row's, so that they are compiled once a backend; what each
// query adds is its bind, and each row type its read.

template <class Backend>
kept_statement<typename Backend::connection::statement>& statement_for(pooled_connection<Backend>& here, const query_calls<Backend>& calls) {
    return calls.slot != nullptr ? here.find(*calls.slot, calls.sql) : *calls.found;
}

template <class Backend>
[[gnu::cold, gnu::noinline]] std::int64_t run_watched(pooled_connection<Backend>& here, const query_calls<Backend>& calls, const void* query) {
    running<Backend> now{here, statement_for(here, calls), calls.sql};
    try {
        calls.bind(query, now.engine());
        while (now.engine().step()) {}
        const std::int64_t rows{now.engine().affected()};
        now.finished(rows);
        return rows;
    } catch (const error& why) {
        now.failed(why);
        throw;
    }
}

template <class Backend>
[[gnu::noinline]] std::int64_t run_query(pooled_connection<Backend>& here, const query_calls<Backend>& calls, const void* query) {
    if (here.told != nullptr) [[unlikely]]
        return run_watched(here, calls, query);
    statement_use<typename Backend::connection::statement> use{statement_for(here, calls)};
    calls.bind(query, use.engine());
    while (use.engine().step()) {}
    return calls.counts ? std::int64_t{use.engine().affected()} : 0;
}

/// How many rows are wanted.
enum class wanted_rows : unsigned char { all, first, only };

template <class Backend>
[[gnu::noinline]] void take_rows(pooled_connection<Backend>& here, const query_calls<Backend>& calls, const void* query, void* rows,
                                 wanted_rows wanted) {
    running<Backend> now{here, statement_for(here, calls), calls.sql};
    try {
        calls.bind(query, now.engine());
        std::int64_t count = 0;
        bool more = now.engine().step();
        if (wanted == wanted_rows::all) {
            for (; more; more = now.engine().step(), ++count) calls.take(now.engine(), rows, true);
        } else if (more) {
            calls.take(now.engine(), rows, false);
            count = 1;
            if (wanted == wanted_rows::only && now.engine().step()) [[unlikely]]
                refuse_second_row(calls.sql);
        }
        now.finished(count);
    } catch (const error& why) {
        now.failed(why);
        throw;
    }
}

template <class Binder, class Engine>
void bind_query(const void* binder, Engine& engine) {
    static_cast<const Binder*>(binder)->bind(engine);
}

/// What binds a query's values: itself, unless it says who does, so that queries that bind alike share one bind_query.
template <class Query>
constexpr decltype(auto) binder_of(const Query& query) {
    if constexpr (requires { query.binder(); })
        return query.binder();
    else
        return (query);
}

template <class Reader, class Row, class Engine>
void take_row(Engine& engine, void* rows, bool many) {
    if constexpr (std::is_same_v<Row, bool>) {  // a std::vector<bool> has no elements to read into
        bool row = false;
        Reader::read(engine, row);
        if (many)
            static_cast<std::vector<Row>*>(rows)->push_back(row);
        else
            *static_cast<std::optional<Row>*>(rows) = row;
    } else {
        Reader::read(engine, many ? static_cast<std::vector<Row>*>(rows)->emplace_back() : static_cast<std::optional<Row>*>(rows)->emplace());
    }
}

// Queries that read the same row in the same way share one take_row: they say so by a `reader`.
template <class Query>
struct reader_of {
    using type = Query;
};
template <class Query>
    requires requires { typename Query::reader; }
struct reader_of<Query> {
    using type = typename Query::reader;
};

template <class Query, class Engine>
consteval auto take_function() -> void (*)(Engine&, void*, bool) {
    if constexpr (std::is_void_v<typename Query::row_type>)
        return nullptr;
    else
        return &take_row<typename reader_of<Query>::type, typename Query::row_type, Engine>;
}

/// A query of one row that is written or refused says `counts = false`.
template <class Query>
consteval bool counts_rows() {
    if constexpr (requires { Query::counts; })
        return Query::counts;
    else
        return true;
}

template <class Backend, class Query>
constexpr query_calls<Backend> calls_with_text(std::atomic<std::uint32_t>* slot, std::string_view sql) {
    using engine_type = typename Backend::connection::statement;
    using binder = std::remove_cvref_t<decltype(binder_of(std::declval<const Query&>()))>;
    return {slot, sql, &bind_query<binder, engine_type>, take_function<Query, engine_type>(), counts_rows<Query>()};
}

template <class Query, class Backend>
concept runs_constant_text = statement<Query, Backend> && !chooses_text<typename Backend::connection, Query>;

template <class Backend, class Query>
inline constexpr query_calls<Backend> calls_of = calls_with_text<Backend, Query>(&slot_of<Backend, Query>, Query::template sql<Backend>);

/// Of a query whose text is chosen by the connection's engine.
template <class Backend, class Query>
query_calls<Backend> chosen_calls(const typename Backend::connection& connection) {
    return calls_with_text<Backend, Query>(&slot_of<Backend, Query>, connection.template text_of<Query>());
}

/// The statement of a query whose text is made at run time, found again by its text or its structure.
template <class Backend, class Query>
auto find_composed(pooled_connection<Backend>& here, const Query& query) {
    if constexpr (composes_text<Query>)
        return here.find_structure(composition<Query>{query});
    else
        return here.find_raw(query.text(dialect_on<Backend>(here.connection)));
}

template <class Backend, class Query>
query_calls<Backend> composed_calls(pooled_connection<Backend>& here, const Query& query) {
    const auto found = find_composed<Backend>(here, query);
    query_calls<Backend> calls = calls_with_text<Backend, Query>(nullptr, found.sql);
    calls.found = &found.statement;
    return calls;
}

}  // namespace varve::detail
