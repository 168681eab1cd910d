#pragma once

#include <concepts>
#include <string_view>
#include <type_traits>
#include <utility>

#include <varve/sql/engine_statement.hpp>

namespace varve {

namespace detail {

/// The row a query gives; void for none.
template <class Query>
using row_of = typename std::remove_cvref_t<Query>::row_type;

template <class Query, class Engine>
concept binds_and_reads = engine_statement<Engine> && requires(const Query& query, Engine& engine) {
    typename Query::row_type;
    query.bind(engine);  // every parameter, each time: sessions rely on it and never clear bindings
} && (std::is_void_v<typename Query::row_type> || requires(Engine& engine, std::add_lvalue_reference_t<typename Query::row_type> row) {
    Query::read(engine, row);  // the current row
});

/// A query of a constant type with parts whose structure is known at run time only. query/dynamic.hpp specialises this for
/// them: made from a query, it gives `structure()`, bytes that are the same for the same text, and `text(dialect)`.
template <class Query>
struct composition;

template <class Query>
concept composes_text = requires(const Query& query) { composition<Query>{query}; };

/// A backend that stands for several has one for each of them, and says so by specialising this.
template <class Query, class Backend>
inline constexpr bool has_constant_text = requires {
    requires !composes_text<Query>;
    { Query::template sql<Backend> } -> std::convertible_to<std::string_view>;
};

}  // namespace detail

/// A statement as sessions run it, made by query/: its text is a constant of its type and of the backend, so one slot of
/// each connection holds it prepared. `row_type` is void when it gives no rows. The text is one statement that reads or writes
/// rows; for others, and for texts that this library did not write, there are `raw` and session::execute(). Queries that bind
/// alike may share the code of it: they give what binds their values by `binder()`.
template <class Query, class Backend>
concept statement = detail::binds_and_reads<Query, typename Backend::connection::statement> && detail::has_constant_text<Query, Backend>;

/// A statement whose text is known at run time only: sessions find it by its text (`raw`), or by its structure (`dynamic`).
template <class Query, class Backend>
concept composed_statement = detail::binds_and_reads<Query, typename Backend::connection::statement> &&
                             (detail::composes_text<Query> || requires(const Query& query) {
                                 { query.text(Backend::dialect) } -> std::convertible_to<std::string_view>;
                             });

template <class Query, class Backend>
concept runnable = statement<Query, Backend> || composed_statement<Query, Backend>;

}  // namespace varve
