// What migrations need of PostgreSQL beyond what programs need that run queries: the dialect that plans changes, and
// introspection. Included where migrations are written or run; programs that do neither compile without it.
#pragma once

#include <varve/backend/migration_concept.hpp>
#include <varve/backend/postgres/introspect.hpp>
#include <varve/backend/postgres/migration_dialect.hpp>
#include <varve/backend/postgres/normalise.hpp>
#include <varve/backend/postgres/postgres.hpp>

namespace varve {

struct postgres::migrations {
    static constexpr postgres_migration_dialect dialect{};
    /// Everything a database holds but the server's own tables, in a schema value; 10 queries.
    static schema::schema introspect(postgres_connection& connection) { return detail::postgres_introspection{connection, false}.run(); }

    /// The schema as the server tells it back. Expressions it writes in a way of its own (`value < 10` comes back as
    /// `(value < (10)::double precision)`), so tables and views are made in namespaces of a transaction that is rolled back.
    static schema::schema normalised(postgres_connection& connection, const schema::schema& whole) {
        return detail::postgres_normalised(connection, dialect, whole);
    }
};

static_assert(migrating_backend<postgres>);

}  // namespace varve
