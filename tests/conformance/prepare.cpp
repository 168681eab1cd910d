#include "prepare.hpp"

#include <tuple>

#include <varve/backend/migration_concept.hpp>
#include <varve/diff/diff.hpp>
#include <varve/migrate/create_all.hpp>

#include "backends.hpp"
#include "migrations.hpp"

namespace varve_test {

namespace {

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

}  // namespace

template <class Backend>
void prepare(varve::session<Backend>& session, const varve::schema::schema& tables) {
    if constexpr (Backend::dialect.can().namespaces) {
        // Servers keep what a case that failed had left, and have no collation of the name that the suite uses.
        session.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE COLLATION \"NOCASE\" (provider = icu, locale = 'und')");
    } else {
        clear(session);
    }
    varve::create_all(session, tables);
}

namespace {

template <class... Tested>
auto each_preparation(std::tuple<Tested...>*) {
    return std::tuple{&prepare<typename Tested::backend>...};
}

}  // namespace

// Asking for the addresses makes the functions, for whichever backends the list holds.
extern const decltype(each_preparation(static_cast<tested_backends*>(nullptr))) preparations;
const decltype(preparations) preparations = each_preparation(static_cast<tested_backends*>(nullptr));

}  // namespace varve_test
