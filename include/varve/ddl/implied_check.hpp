#pragma once

#include <string>
#include <vector>

#include <varve/ddl/ddl_dialect.hpp>
#include <varve/schema/naming.hpp>

namespace varve::detail {

/// Whether the column's labels are kept by a CHECK, because the engine has no enumerations of its own.
[[gnu::cold]] constexpr bool has_implied_check(const dialect& dialect, const schema::column& column) {
    return column.type.kind == schema::type_kind::enumeration && !column.type.labels.empty() && !dialect.can().enum_types &&
           (column.type.stored_as == schema::storage::natural || column.type.stored_as == schema::storage::text);
}

/// "color" in ('red', 'green'), under the name that introspection finds again.
[[gnu::cold]] constexpr schema::check implied_check(const schema::table& table, const schema::column& column) {
    const std::vector<std::string>& labels = column.type.labels;
    schema::check made;
    made.name = schema::check_name(table.name, column.name);
    made.condition.nodes = std::vector<schema::node>(3 + labels.size());
    schema::node* node = made.condition.nodes.data();
    node->kind = schema::node_kind::operation;
    node->text = schema::operators::in;
    node->arity = 2;
    ++node;
    node->kind = schema::node_kind::column;
    node->text = column.name;
    ++node;
    node->kind = schema::node_kind::list;
    node->arity = static_cast<int>(labels.size());
    for (const std::string& label : labels) (++node)->text = label;  // a literal, as every new node is
    return made;
}

/// Whether a check of the table is the one that an enumeration column makes by itself: a table that was introspected
/// carries it among its checks, one that was folded does not, and it must not be written twice.
[[gnu::cold]] constexpr bool is_implied(const dialect& dialect, const schema::table& table, const schema::check& check) {
    for (const schema::column& column : table.columns)
        if (has_implied_check(dialect, column) && schema::check_name(table.name, column.name) == check.name) return true;
    return false;
}

}  // namespace varve::detail
