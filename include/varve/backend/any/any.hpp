// The engine chosen at run time among those compiled in: `varve::any<sqlite, postgres>` is a backend like the others, so
// that database<any<…>> and repository<M, any<…>> are the same code. Each query has one constant text for each engine; a
// URL chooses the options, they choose the connection, and what it prepares knows its engine.
#pragma once

#include <string_view>

#include <varve/backend/any/connection.hpp>
#include <varve/backend/any/dialect.hpp>
#include <varve/backend/any/options.hpp>
#include <varve/backend/concept.hpp>
#include <varve/sql/statement.hpp>

namespace varve {

/// One of several backends: `varve::database<varve::any<varve::sqlite, varve::postgres>> db{url};`
template <backend... Backends>
struct any {
    static_assert(sizeof...(Backends) != 0, "varve: any<> without backends; there is nothing to choose from; name them: any<sqlite, postgres>");

    static constexpr std::string_view name = "any";
    static constexpr any_dialect<Backends...> dialect{};
    using options = any_options<Backends...>;
    using connection = any_connection<Backends...>;
    struct migrations;  ///< in varve/backend/any/migrations.hpp
};

namespace detail {

// Its own would be the text of a dialect that writes none, and a concept that asks for it would make it.
template <class Query, class... Backends>
inline constexpr bool has_constant_text<Query, any<Backends...>> = (has_constant_text<Query, Backends> && ...);

}  // namespace detail

}  // namespace varve
