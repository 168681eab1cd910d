#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include <varve/backend/concept.hpp>
#include <varve/ddl/plan_creation.hpp>
#include <varve/ddl/plan_ordered_creation.hpp>
#include <varve/ddl/without_expressions.hpp>
#include <varve/session/session.hpp>

namespace varve {

namespace detail {

// Of a backend that stands for several it is known at run time.
template <backend Backend>
[[gnu::cold]] std::vector<std::string> creation_on(const ddl_dialect& dialect, const schema::schema& whole) {
    if constexpr (!Backend::dialect.can().forward_references) {
        if (!dialect.can().forward_references) return plan_ordered_creation(dialect, whole);
    }
    return plan_creation(dialect, whole);
}

template <backend Backend>
[[gnu::cold]] void create_all(session<Backend>& session, const ddl_dialect& dialect, const schema::schema& whole) {
    const std::vector<std::string> statements = creation_on<Backend>(dialect, whole);
    // As statements: programs that only create tables need not compile what a transaction is in C++.
    auto& here = *session.shared_connection();
    const bool nested = session.in_transaction();
    here.run_once(nested ? "SAVEPOINT varve_create_all" : "BEGIN");
    try {
        for (const std::string& each : statements) here.run_once(each);
        here.run_once(nested ? "RELEASE SAVEPOINT varve_create_all" : "COMMIT");
    } catch (...) {
        try {
            if (session.in_transaction()) here.run_once(nested ? "ROLLBACK TO SAVEPOINT varve_create_all" : "ROLLBACK");
            if (session.in_transaction() && nested) here.run_once("RELEASE SAVEPOINT varve_create_all");
        } catch (...) {  // NOLINT(bugprone-empty-catch): what went wrong first is what is told
        }
        throw;
    }
}

}  // namespace detail

/// Creates everything a schema holds in a database that has none of it, all or nothing: `create_all(session,
/// store::schema())`. For tests and first steps; applications migrate. Throws what the engine says, also when a table is
/// there already, and has then created nothing.
template <backend Backend>
[[gnu::cold]] void create_all(session<Backend>& session, const schema::schema& whole) {
    detail::create_all(session, session.dialect(), whole);
}

/// The same of a set of models, `create_all<store>(session)`: what none of them uses is not compiled.
template <class Set, backend Backend>
[[gnu::cold]] void create_all(session<Backend>& session) {
    using dialect = std::remove_cvref_t<decltype(session.dialect())>;
    if constexpr (Set::are_plain && requires { typename dialect::writing; })
        detail::create_all(session, detail::dialect_without_expressions<typename dialect::writing>, Set::schema());
    else
        create_all(session, Set::schema());
}

}  // namespace varve
