#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <varve/backend/postgres/connection.hpp>
#include <varve/backend/postgres/introspect.hpp>
#include <varve/backend/postgres/migration_dialect.hpp>
#include <varve/ddl/plan_ordered_creation.hpp>

namespace varve::detail {

inline constexpr std::string_view postgres_scratch_prefix = "varve_scratch_";

/// Every namespace under another name, and back.
template <class Rename>
void rename_namespaces(schema::schema& whole, Rename rename) {
    for (schema::table& table : whole.tables) {
        rename(table.in_schema);
        for (schema::foreign_key& key : table.foreign_keys) rename(key.referenced_schema);
    }
    for (schema::view& view : whole.views) rename(view.in_schema);
}

/// Takes back whatever ran since: the transaction, or the savepoint when there was one already.
class postgres_undone {
public:
    explicit postgres_undone(postgres_connection& connection) : connection_(connection), nested_(connection.in_transaction()) {
        connection_.ask(nested_ ? "SAVEPOINT varve_scratch" : "BEGIN");
    }
    postgres_undone(const postgres_undone&) = delete;
    postgres_undone& operator=(const postgres_undone&) = delete;
    ~postgres_undone() {
        try {
            connection_.ask(nested_ ? "ROLLBACK TO SAVEPOINT varve_scratch; RELEASE SAVEPOINT varve_scratch" : "ROLLBACK");
        } catch (const error&) {  // NOLINT(bugprone-empty-catch): the connection is gone, and with it what was to be undone
        }
    }

private:
    postgres_connection& connection_;
    bool nested_;
};

inline schema::schema postgres_normalised(postgres_connection& connection, const postgres_migration_dialect& dialect, const schema::schema& whole) {
    schema::schema renamed = dialect.project(whole);
    const std::vector<schema::object> objects = std::move(renamed.objects);  // kept as they are written
    renamed.objects.clear();
    rename_namespaces(renamed, [](std::string& name) {
        if (!name.empty()) name.insert(0, postgres_scratch_prefix);
    });
    const postgres_undone undone{connection};
    connection.ask("CREATE SCHEMA varve_scratch; SELECT set_config('search_path', 'varve_scratch, ' || current_setting('search_path'), TRUE)");
    for (const std::string& each : plan_ordered_creation(dialect, renamed)) connection.ask(each);
    schema::schema found = postgres_introspection{connection, true}.run();
    rename_namespaces(found, [](std::string& name) {
        if (name.starts_with(postgres_scratch_prefix)) name.erase(0, postgres_scratch_prefix.size());
    });
    found.objects = objects;
    found.hints = renamed.hints;
    return found;
}

}  // namespace varve::detail
