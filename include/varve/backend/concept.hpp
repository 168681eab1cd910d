// The whole contract of a backend: a policy class that names a dialect (pure), a connection and its options. A backend
// is one folder that ends in `static_assert(varve::backend<mine>)`; backend/recording is the template to copy. Sessions,
// repositories and migrations are written against this file alone.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include <varve/core/statement_timeout.hpp>
#include <varve/ddl/ddl_dialect.hpp>
#include <varve/schema/schema.hpp>
#include <varve/sql/engine_statement.hpp>

namespace varve {

/// How a transaction begins: `deferred` takes locks as it goes; `immediate` takes the write lock at once where the engine
/// has one (SQLite); `read_only` refuses writes.
enum class transaction_mode : unsigned char { deferred, immediate, read_only };

/// One connection of an engine, used by one thread at a time; its destructor closes it. Every function throws a class of
/// varve::error and leaves the connection usable unless it throws connection_lost. An engine that does not measure its
/// statements itself has begin_limit() and end_limit() too, which sessions call around each statement and row of a stream.
/// One that must look into texts which this library did not write has prepare_raw(sql) for them; execute() is such a place too.
template <class Connection>
concept engine_connection =
    requires(Connection& c, const Connection& k, std::string_view sql, transaction_mode mode, std::chrono::milliseconds wait) {
        typename Connection::statement;
        requires engine_statement<typename Connection::statement>;
        { c.prepare(sql) } -> std::same_as<typename Connection::statement>;  // kept for the connection's life
        c.execute(sql);                                                      // one or several statements without parameters
        c.begin(mode);
        c.commit();
        c.rollback();                                                        // never throws for a transaction that is gone already
        { k.in_transaction() } -> std::same_as<bool>;
        { c.refuse_writes(true) } -> std::same_as<bool>;                     // for the rest of the transaction; whether that is a change
        { c.interrupt() } noexcept;                                          // from any thread: what runs throws query_canceled; else nothing
        c.limit_statements(wait);                                            // what takes longer throws statement_timeout; zero: no limit
        { c.last_insert_rowid() } -> std::same_as<std::int64_t>;             // when the dialect says last_insert_rowid
        { c.is_alive() } -> std::same_as<bool>;                              // asked by the pool
        c.reset();                                                           // back in the pool: no transaction, no settings of the user
        c.lock_migrations(wait);                                             // one holder a database, dies with the connection; throws lock_not_available
        c.unlock_migrations();
        { c.scratch() } -> std::same_as<Connection>;                         // an empty database of the same engine, gone with the connection
    };

template <class Backend>
concept backend = requires(const typename Backend::options& options) {
    typename Backend::connection;
    requires engine_connection<typename Backend::connection>;
    requires std::derived_from<std::remove_cvref_t<decltype(Backend::dialect)>, ddl_dialect>;
    { Backend::name } -> std::convertible_to<std::string_view>;
    { Backend::options::from_url(std::string_view{}) } -> std::same_as<typename Backend::options>;
    { Backend::connection::open(options) } -> std::same_as<typename Backend::connection>;
};

namespace detail {

/// Whether the backend's migrations.hpp is included (migration_concept.hpp says what it brings). Asked where a function is
/// instantiated, not before.
template <class Backend>
concept has_migrations = requires { sizeof(typename Backend::migrations); };

}  // namespace detail

}  // namespace varve
