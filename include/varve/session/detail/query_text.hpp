#pragma once

#include <string_view>

namespace varve::detail {

/// A connection whose engine is known at run time only: it chooses among the texts of a query, one for each engine.
template <class Connection, class Query>
concept chooses_text = requires(const Connection& connection) { connection.template text_of<Query>(); };

/// The constant text of a query on a connection.
template <class Backend, class Query>
std::string_view text_on(const typename Backend::connection& connection) {
    if constexpr (chooses_text<typename Backend::connection, Query>)
        return connection.template text_of<Query>();
    else
        return Query::template sql<Backend>;
}

/// The dialect of a connection: of its backend, unless it chooses.
template <class Backend>
constexpr const auto& dialect_on(const typename Backend::connection& connection) {
    if constexpr (requires { connection.dialect(); })
        return connection.dialect();
    else
        return Backend::dialect;
}

}  // namespace varve::detail
