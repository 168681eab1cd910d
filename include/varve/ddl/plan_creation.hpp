#pragma once

#include <string>
#include <utility>
#include <vector>

#include <varve/core/raise.hpp>
#include <varve/ddl/create_index.hpp>
#include <varve/ddl/create_object.hpp>
#include <varve/ddl/create_table.hpp>
#include <varve/ddl/ddl_dialect.hpp>

namespace varve {

namespace detail {

[[gnu::cold]] constexpr void add_objects(std::vector<std::string>& made, const ddl_dialect& dialect, const schema::schema& whole, bool triggers) {
    for (const schema::object& each : whole.objects)
        if ((each.kind == schema::object_kind::trigger) == triggers) made.push_back(create_object(dialect, each));
}

}  // namespace detail

/// The statements that create a schema in a database that has none of it, on an engine that takes a foreign key to a table,
/// and a view of a table, that are not there yet (SQLite does). What diff and plan_changes would make of it, without both.
[[gnu::cold]] constexpr std::vector<std::string> plan_creation(const ddl_dialect& dialect, const schema::schema& whole) {
    std::vector<std::string> made;
    detail::add_objects(made, dialect, whole, false);
    for (const schema::table& each : whole.tables) {
        made.push_back(create_table(dialect, each));
        for (std::string& index : create_indexes(dialect, each)) made.push_back(std::move(index));
    }
    for (const schema::view& each : whole.views) {
        if (each.materialized)
            detail::raise<feature_not_supported>({"view '", each.name, "': ", dialect.name(), " has no materialized views; use a plain view or a table"});
        made.push_back(create_view(dialect, each));
    }
    detail::add_objects(made, dialect, whole, true);
    std::erase_if(made, [](const std::string& each) { return each.empty(); });  // nothing for this dialect
    return made;
}

}  // namespace varve
