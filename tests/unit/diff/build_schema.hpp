#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include <varve/schema/schema.hpp>

// Short words for schemas in tests.
namespace build {

using namespace varve::schema;

constexpr column col(std::string_view name, type_kind kind = type_kind::text, int size = 0) {
    column made;
    made.name = name;
    made.type.kind = kind;
    made.type.size = size;
    return made;
}

// By reference: g++ 12 loses track of short strings in parameters by value in a constant expression.
constexpr column null(const column& given) {
    column made = given;
    made.nullable = true;
    return made;
}

constexpr table tab(std::string_view name, std::initializer_list<column> columns) {
    table made;
    made.name = name;
    for (const column& each : columns) made.columns.push_back(each);
    return made;
}

constexpr foreign_key key(std::string_view name, std::string_view column, std::string_view table, std::string_view referenced) {
    foreign_key made;
    made.name = name;
    made.columns.emplace_back(column);
    made.referenced_table = table;
    made.referenced_columns.emplace_back(referenced);
    return made;
}

constexpr varve::schema::index idx(std::string_view name, std::initializer_list<std::string_view> columns, bool unique = false) {
    varve::schema::index made;
    made.name = name;
    made.unique = unique;
    for (const std::string_view each : columns) {
        index_part part;
        part.column = each;
        made.parts.push_back(part);
    }
    return made;
}

constexpr node column_node(std::string_view name) {
    node made;
    made.kind = node_kind::column;
    made.text = name;
    return made;
}

/// name > 0
constexpr expression positive(std::string_view name) {
    expression made;
    node operation;
    operation.kind = node_kind::operation;
    operation.arity = 2;
    operation.text = operators::greater;
    node zero;
    zero.text = "0";
    zero.value_type.kind = type_kind::integer;
    zero.value_type.size = 32;
    made.nodes.push_back(operation);
    made.nodes.push_back(column_node(name));
    made.nodes.push_back(zero);
    return made;
}

constexpr table keyed(const table& given) {
    table made = given;
    made.primary_key.name = "pk_" + made.name;
    made.primary_key.columns.emplace_back("id");
    return made;
}

constexpr schema of(std::initializer_list<table> tables) {
    schema made;
    for (const table& each : tables) made.tables.push_back(each);
    return made;
}

}  // namespace build
