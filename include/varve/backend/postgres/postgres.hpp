// The PostgreSQL backend: a dialect (pure), a connection with its statements, options. Sessions, repositories and migrations
// receive the policy class `varve::postgres` as a template argument; nothing else names this folder.
#pragma once

#include <string_view>

#include <varve/backend/concept.hpp>
#include <varve/backend/postgres/connection.hpp>
#include <varve/backend/postgres/dialect.hpp>
#include <varve/backend/postgres/options.hpp>

namespace varve {

/// PostgreSQL 12 or later: `varve::database<varve::postgres> db{"postgres://app@localhost/shop"}`.
struct postgres {
    static constexpr std::string_view name = "postgres";
    static constexpr postgres_dialect dialect{};
    using options = postgres_options;
    using connection = postgres_connection;
    struct migrations;  ///< in varve/backend/postgres/migrations.hpp
};

static_assert(backend<postgres>);

}  // namespace varve
