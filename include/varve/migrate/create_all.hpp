#pragma once

#include <string>

#include <varve/backend/concept.hpp>
#include <varve/core/error.hpp>
#include <varve/ddl/plan_creation.hpp>
#include <varve/session/session.hpp>

namespace varve {

namespace detail {

[[noreturn, gnu::cold]] inline void refuse_rows(const ddl_statement& check) {
    throw migration_error(check.failure.empty() ? "a check found rows that must not be there: " + check.sql : check.failure,
                          {.sql = check.sql});
}

template <backend Backend>
[[gnu::cold]] void run_creation(session<Backend>& session, const ddl_statement& one) {
    if (one.what == ddl_statement::role::execute) return session.execute(one.sql);
    auto check = session.connection().prepare(one.sql);
    if (check.step()) refuse_rows(one);
}

}  // namespace detail

/// Creates everything a schema holds in a database that has none of it, in one transaction: `create_all(session,
/// store::schema())`. For tests and first steps; applications migrate. Throws what the engine says, also when a table is
/// there already, and has then created nothing.
template <backend Backend>
[[gnu::cold]] void create_all(session<Backend>& session, const schema::schema& whole) {
    const plan made = plan_creation(session.dialect(), whole);
    for (const ddl_statement& each : made.before) detail::run_creation(session, each);
    const auto afterwards = [&] {
        for (const ddl_statement& each : made.after) detail::run_creation(session, each);
    };
    try {
        auto all = session.transaction();
        for (const ddl_statement& each : made.statements) detail::run_creation(session, each);
        all.commit();
    } catch (...) {
        afterwards();
        throw;
    }
    afterwards();
}

}  // namespace varve
