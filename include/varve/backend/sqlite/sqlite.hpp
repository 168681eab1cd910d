// The SQLite backend: a dialect (pure), a connection with its statements, options. Sessions, repositories and migrations
// receive the policy class `varve::sqlite` as a template argument; nothing else names this folder.
#pragma once

#include <string_view>

#include <varve/backend/concept.hpp>
#include <varve/backend/sqlite/connection.hpp>
#include <varve/backend/sqlite/dialect.hpp>
#include <varve/backend/sqlite/options.hpp>

namespace varve {

/// SQLite 3.35 or later, embedded: `varve::database<varve::sqlite> db{"metrics.db"}`.
struct sqlite {
    static constexpr std::string_view name = "sqlite";
    static constexpr sqlite_dialect dialect{};
    using options = sqlite_options;
    using connection = sqlite_connection;
    struct migrations;  ///< in varve/backend/sqlite/migrations.hpp
};

static_assert(backend<sqlite>);

}  // namespace varve
