#pragma once

#include <string>
#include <utility>
#include <vector>

#include <varve/ddl/comment.hpp>
#include <varve/ddl/create_index.hpp>
#include <varve/ddl/create_object.hpp>
#include <varve/ddl/create_table.hpp>
#include <varve/ddl/ddl_dialect.hpp>
#include <varve/ddl/plan_creation.hpp>

namespace varve {

/// plan_creation for engines that know only what is there already: types, tables, then foreign keys, views in their order.
[[gnu::cold]] constexpr std::vector<std::string> plan_ordered_creation(const ddl_dialect& dialect, const schema::schema& whole) {
    std::vector<std::string> made;
    for (const schema::table& each : whole.tables) {
        if (each.in_schema.empty() || !dialect.can().namespaces) continue;
        std::string create = "CREATE SCHEMA IF NOT EXISTS ";
        dialect.append_identifier(create, each.in_schema);
        made.push_back(std::move(create));
    }
    detail::add_objects(made, dialect, whole, false);
    for (std::string& each : dialect.create_types(whole)) made.push_back(std::move(each));
    for (const schema::table& each : whole.tables) {
        schema::table alone = each;
        alone.foreign_keys.clear();
        made.push_back(create_table(dialect, alone));
        for (std::string& index : create_indexes(dialect, each)) made.push_back(std::move(index));
        const std::string name = detail::qualified(dialect, each.in_schema, each.name);
        if (!each.comment.empty()) made.push_back(comment_on(dialect, "TABLE", name, each.comment));
        for (const schema::column& column : each.columns)
            if (!column.comment.empty()) made.push_back(comment_on(dialect, "COLUMN", name + "." + dialect.identifier(column.name), column.comment));
    }
    for (const schema::table& each : whole.tables)
        for (const schema::foreign_key& key : each.foreign_keys) {
            std::string add = "ALTER TABLE " + detail::qualified(dialect, each.in_schema, each.name) + " ADD ";
            detail::append_constraint(add, dialect, key);
            made.push_back(std::move(add));
        }
    for (const schema::view& each : whole.views) made.push_back(create_view(dialect, each));
    detail::add_objects(made, dialect, whole, true);
    std::erase_if(made, [](const std::string& each) { return each.empty(); });  // nothing for this dialect
    return made;
}

}  // namespace varve
