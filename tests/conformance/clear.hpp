// An empty database before each case: servers keep theirs from case to case.
#pragma once

#include <varve/backend/migration_concept.hpp>
#include <varve/diff/diff.hpp>
#include <varve/migrate/create_all.hpp>
#include <varve/session/session.hpp>

namespace varve_test {

/// Drops everything that introspection finds.
template <class Backend>
void clear(varve::session<Backend>& session) {
    const varve::schema::schema found = session.introspect();
    const varve::schema::schema nothing;
    varve::diff_options unasked;
    unasked.confirm_drops = false;
    const auto dropping = varve::diff(found, nothing, unasked);
    if (dropping.empty()) return;
    const varve::plan made = varve::detail::migration_dialect_on<Backend>(session.connection()).plan_changes(found, dropping.list);
    for (const auto* part : {&made.before, &made.statements, &made.after})
        for (const varve::ddl_statement& each : *part)
            if (each.what == varve::ddl_statement::role::execute) session.execute(each.sql);
}

}  // namespace varve_test
