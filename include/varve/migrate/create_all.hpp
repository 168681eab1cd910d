#pragma once

#include <string>
#include <vector>

#include <varve/backend/concept.hpp>
#include <varve/ddl/plan_creation.hpp>
#include <varve/session/session.hpp>

namespace varve {

/// Creates everything a schema holds in a database that has none of it, all or nothing: `create_all(session,
/// store::schema())`. For tests and first steps; applications migrate. Throws what the engine says, also when a table is
/// there already, and has then created nothing.
template <backend Backend>
[[gnu::cold]] void create_all(session<Backend>& session, const schema::schema& whole) {
    const std::vector<std::string> statements = plan_creation(session.dialect(), whole);
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

}  // namespace varve
