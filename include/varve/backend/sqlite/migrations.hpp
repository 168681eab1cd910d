// What migrations need of SQLite beyond what programs need that run queries: the dialect that plans changes, and
// introspection. Included where migrations are written or run; programs that do neither compile without it.
#pragma once

#include <varve/backend/migration_concept.hpp>
#include <varve/backend/sqlite/introspect.hpp>
#include <varve/backend/sqlite/migration_dialect.hpp>
#include <varve/backend/sqlite/sqlite.hpp>

namespace varve {

struct sqlite::migrations {
    static constexpr sqlite_migration_dialect dialect{};
    /// Everything a database holds but SQLite's own tables, in a schema value.
    static schema::schema introspect(sqlite_connection& connection) { return detail::sqlite_introspect(connection.native_handle()); }
};

static_assert(migrating_backend<sqlite>);

}  // namespace varve
