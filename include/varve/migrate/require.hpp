#pragma once

#include <string>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/core/join.hpp>
#include <varve/migrate/migrator.hpp>
#include <varve/session/database.hpp>

namespace varve {

namespace migration {

/// Throws migration_error unless the database has every revision of the set, unchanged, and no other. Writes nothing.
inline void require_head(any_session& session, const revision_set& set) {
    migrator runner{session, set};
    const std::vector<std::string> pending = runner.pending();
    if (pending.empty()) return;
    throw migration_error(
        "the database is " + std::to_string(pending.size()) +
        (pending.size() == 1 ? " revision" : " revisions") +
        " behind this program: " + varve::detail::join(pending) + " not applied; run `" + set.name +
        "_cli upgrade` first, or varve::migrator(db, " + set.name + "()).upgrade() in the program");
}

/// What `db.require(set)` calls, found by the set's namespace.
template <backend Backend>
void require_head(database<Backend>& from, const revision_set& set) {
    any_session_of<Backend> session{from.session()};
    require_head(session, set);
}

}  // namespace migration

/// Refuses, at start-up, a database that is not at head: varve::require(db, shop_migrations()). Needs the backend's
/// migrations.hpp.
template <backend Backend>
void require(database<Backend>& from, const migration::revision_set& set) {
    migration::require_head(from, set);
}

}  // namespace varve
