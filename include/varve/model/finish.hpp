#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <varve/model/next_index.hpp>
#include <varve/schema/naming.hpp>
#include <varve/schema/table.hpp>

namespace varve::detail {

// Ordinary code over values: it compiles once, however many models there are.

/// A literal beside a column is stored as that column's values are.
[[gnu::cold]] constexpr void store_literals(schema::expression& expression, const schema::table& table) {
    for (std::size_t i = 0; i < expression.nodes.size(); ++i) {
        if (expression.nodes[i].kind != schema::node_kind::operation || expression.nodes[i].arity < 2) continue;
        // The operands of a comparison are leaves where a literal meets a column: they are the next nodes.
        const schema::column* beside = nullptr;
        for (int pass = 0; pass < 2; ++pass)
            for (std::size_t j = i + 1; j < expression.nodes.size() && j <= i + static_cast<std::size_t>(expression.nodes[i].arity); ++j) {
                schema::node& operand = expression.nodes[j];
                if (operand.kind == schema::node_kind::column && pass == 0) beside = find(table.columns, operand.text);
                if (operand.kind == schema::node_kind::literal && pass == 1 && beside != nullptr)
                    operand.value_type.stored_as = beside->type.stored_as;
            }
    }
}

constexpr void prefix_columns(schema::expression& expression, std::string_view prefix) {
    for (schema::node& node : expression.nodes)
        if (node.kind == schema::node_kind::column) node.text.insert(0, prefix);
}

constexpr void prefix_columns(std::vector<std::string>& columns, std::string_view prefix) {
    for (std::string& column : columns) column.insert(0, prefix);
}

constexpr void prefix_name(std::string& name, std::string_view prefix) {
    if (!name.empty()) name.insert(0, prefix);
}

/// Moves what an embedded struct's facts made into the table it is embedded in. Its primary key is not the table's.
[[gnu::cold]] constexpr void lift_into(schema::table& table, schema::table& inner, std::string_view prefix) {
    for (schema::column& column : inner.columns) {
        column.name.insert(0, prefix);
        prefix_columns(column.generated, prefix);
        schema::column* here = find(table.columns, column.name);
        if (here == nullptr) continue;  // the outer model gave it another name: its facts are the outer's to say
        const schema::storage stored_as = here->type.stored_as;
        *here = std::move(column);
        if (stored_as != schema::storage::natural) here->type.stored_as = stored_as;
        here->identity = schema::identity::none;
    }
    for (schema::unique& unique : inner.uniques) {
        prefix_name(unique.name, prefix);
        prefix_columns(unique.columns, prefix);
        table.uniques.push_back(std::move(unique));
    }
    for (schema::foreign_key& key : inner.foreign_keys) {
        prefix_name(key.name, prefix);
        prefix_columns(key.columns, prefix);
        table.foreign_keys.push_back(std::move(key));
    }
    for (schema::check& check : inner.checks) {
        prefix_name(check.name, prefix);
        prefix_columns(check.condition, prefix);
        table.checks.push_back(std::move(check));
    }
    for (schema::index& index : inner.indexes) {
        prefix_name(index.name, prefix);
        for (schema::index_part& part : index.parts) {
            if (!part.column.empty()) part.column.insert(0, prefix);
            prefix_columns(part.value, prefix);
        }
        prefix_columns(index.where, prefix);
        next_index(table) = std::move(index);
    }
}

[[gnu::cold]] constexpr std::vector<std::string> column_names(const schema::index& index) {
    std::vector<std::string> names(index.parts.size());
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = index.parts[i].column;
    return names;
}

/// Gives names to what has none, and the conventional key to a table that says nothing of one: the field `id`.
[[gnu::cold]] constexpr void finish(schema::table& table, bool says_key) {
    if (!says_key) {
        schema::column* id = find(table.columns, "id");
        if (id != nullptr && !id->nullable) {
            table.primary_key.columns.push_back(std::string{id->name});
            if (id->type.kind == schema::type_kind::integer) id->identity = schema::identity::by_default;
        }
    }
    if (!table.primary_key.empty() && table.primary_key.name.empty())
        table.primary_key.name = schema::primary_key_name(table.name);
    for (schema::unique& unique : table.uniques)
        if (unique.name.empty()) unique.name = schema::unique_name(table.name, unique.columns);
    for (schema::foreign_key& key : table.foreign_keys)
        if (key.name.empty()) key.name = schema::foreign_key_name(table.name, key.columns, key.referenced_table);
    for (schema::check& check : table.checks) {
        check.name = schema::check_name(table.name, check.name);
        store_literals(check.condition, table);
    }
    for (schema::index& index : table.indexes) {
        if (index.name.empty() && index.is_full_text()) index.name = schema::full_text_index_name(table.name, column_names(index));
        if (index.name.empty()) index.name = schema::index_name(table.name, column_names(index));
        store_literals(index.where, table);
    }
    for (schema::column& column : table.columns) store_literals(column.generated, table);
}

}  // namespace varve::detail
