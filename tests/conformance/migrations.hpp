// What migrations need of the backends under test.
#pragma once

#ifdef VARVE_CONFORMANCE_ANY
#include <varve/backend/any/migrations.hpp>
#include <varve/backend/recording/migrations.hpp>
#endif
#ifdef VARVE_CONFORMANCE_POSTGRES
#include <varve/backend/postgres/migrations.hpp>
#endif
#include <varve/backend/sqlite/migrations.hpp>

#include <varve/session/session.hpp>

namespace varve_test {

/// A schema as the engine of a session would tell it back.
template <class Backend>
varve::schema::schema told_by(varve::session<Backend>& session, const varve::schema::schema& whole) {
    if constexpr (requires { Backend::migrations::normalised(session.connection(), whole); })
        return Backend::migrations::normalised(session.connection(), whole);
    else
        return varve::detail::migration_dialect_on<Backend>(session.connection()).project(whole);
}

}  // namespace varve_test
