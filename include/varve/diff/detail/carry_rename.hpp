#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/diff/change.hpp>
#include <varve/schema/schema.hpp>

namespace varve::detail {

constexpr void rename_in(std::vector<std::string>& names, std::string_view from, const std::string& to) {
    for (std::string& each : names)
        if (each == from) each = to;
}

constexpr void rename_column_in(schema::expression& expression, std::string_view table, std::string_view from,
                                const std::string& to) {
    for (schema::node& each : expression.nodes)
        if (each.kind == schema::node_kind::column && each.text == from && (each.qualifier.empty() || each.qualifier == table))
            each.text = to;
}

constexpr void rename_qualifier_in(schema::expression& expression, std::string_view from, const std::string& to) {
    for (schema::node& each : expression.nodes)
        if (each.qualifier == from) each.qualifier = to;
}

/// Calls `visit` with every expression a table holds, so that a rename forgets none.
template <class Visit>
constexpr void each_expression(schema::table& table, Visit visit) {
    for (schema::column& each : table.columns) {
        visit(each.default_value);
        visit(each.generated);
        visit(each.on_update);
    }
    for (schema::check& each : table.checks) visit(each.condition);
    for (schema::index& each : table.indexes) {
        visit(each.where);
        for (schema::index_part& part : each.parts) visit(part.value);
    }
}

constexpr bool refers_to(const schema::foreign_key& key, std::string_view table, std::string_view in_schema) {
    return key.referenced_table == table && key.referenced_schema == in_schema;
}

constexpr void carry_column_rename(schema::schema& whole, schema::table& table, const std::string& from, const std::string& to) {
    rename_in(table.primary_key.columns, from, to);
    for (schema::unique& each : table.uniques) rename_in(each.columns, from, to);
    for (schema::foreign_key& each : table.foreign_keys) rename_in(each.columns, from, to);
    for (schema::index& each : table.indexes) {
        rename_in(each.include, from, to);
        for (schema::index_part& part : each.parts)
            if (part.column == from) part.column = to;
    }
    each_expression(table, [&](schema::expression& each) { rename_column_in(each, table.name, from, to); });
    for (schema::table& other : whole.tables)
        for (schema::foreign_key& each : other.foreign_keys)
            if (refers_to(each, table.name, table.in_schema)) rename_in(each.referenced_columns, from, to);
}

/// `table` has its new name already.
constexpr void carry_table_rename(schema::schema& whole, schema::table& table, const table_header& from) {
    each_expression(table, [&](schema::expression& each) { rename_qualifier_in(each, from.name, table.name); });
    for (schema::table& other : whole.tables)
        for (schema::foreign_key& each : other.foreign_keys)
            if (refers_to(each, from.name, from.in_schema)) {
                each.referenced_table = table.name;
                each.referenced_schema = table.in_schema;
            }
    for (schema::object& each : whole.objects)
        if (each.table == from.name) each.table = table.name;
}

}  // namespace varve::detail
