#pragma once

#include <concepts>
#include <type_traits>

#include <varve/backend/concept.hpp>
#include <varve/ddl/migration_dialect.hpp>
#include <varve/schema/schema.hpp>

namespace varve {

/// A backend whose `migrations` are known: its class declares them, `<varve/backend/NAME/migrations.hpp>` defines them.
///   dialect                  a constexpr object that plans changes
///   introspect(connection)   all of the user's objects, none of the engine's
///   normalised(connection, schema)   only where `dialect.project` cannot know how the engine writes expressions: the schema as
///                                    introspection would find it
/// A backend that chooses among engines has `dialect_on(connection)` in place of `dialect`.
template <class Backend>
concept migrating_backend = backend<Backend> && requires(typename Backend::connection& connection) {
    { Backend::migrations::introspect(connection) } -> std::same_as<schema::schema>;
};

namespace detail {

/// The dialect that plans changes on a connection.
template <class Backend>
constexpr const migration_dialect& migration_dialect_on(const typename Backend::connection& connection) {
    if constexpr (requires { Backend::migrations::dialect_on(connection); })
        return Backend::migrations::dialect_on(connection);
    else
        return Backend::migrations::dialect;
}

}  // namespace detail

}  // namespace varve
