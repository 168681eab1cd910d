#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/schema/schema.hpp>

namespace varve::detail {

constexpr bool holds(const std::vector<std::string>& names, std::string_view name) {
    for (const std::string& each : names)
        if (each == name) return true;
    return false;
}

constexpr bool names_column(const schema::expression& expression, std::string_view column) {
    for (const schema::node& each : expression.nodes)
        if (each.kind == schema::node_kind::column && each.text == column) return true;
    return false;
}

constexpr bool uses(const schema::index& index, std::string_view column) {
    if (holds(index.include, column) || names_column(index.where, column)) return true;
    for (const schema::index_part& part : index.parts)
        if (part.column == column || names_column(part.value, column)) return true;
    return false;
}

/// What of `table` (or of another table's foreign keys) still names its column: "index 'ix'"; empty for nothing.
constexpr std::string user_of_column(const schema::schema& whole, const schema::table& table, std::string_view column) {
    if (holds(table.primary_key.columns, column)) return "the primary key";
    for (const schema::unique& each : table.uniques)
        if (holds(each.columns, column)) return "unique constraint '" + each.name + "'";
    for (const schema::index& each : table.indexes)
        if (uses(each, column)) return "index '" + each.name + "'";
    for (const schema::check& each : table.checks)
        if (names_column(each.condition, column)) return "check '" + each.name + "'";
    for (const schema::column& each : table.columns)
        if (each.name != column && names_column(each.generated, column)) return "generated column '" + each.name + "'";
    for (const schema::foreign_key& each : table.foreign_keys)
        if (holds(each.columns, column)) return "foreign key '" + each.name + "'";
    for (const schema::table& other : whole.tables)
        for (const schema::foreign_key& each : other.foreign_keys)
            if (each.referenced_table == table.name && each.referenced_schema == table.in_schema &&
                holds(each.referenced_columns, column))
                return "foreign key '" + each.name + "' of table '" + other.name + "'";
    return {};
}

}  // namespace varve::detail
