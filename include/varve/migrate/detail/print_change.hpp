#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include <varve/migrate/detail/layout.hpp>
#include <varve/migrate/detail/single_operations.hpp>

namespace varve::migration::detail {

inline std::string print_create_table(const schema::table& table) {
    std::vector<chain> parts;
    parts.reserve(table.columns.size() + table.indexes.size());
    for (const schema::column& each : table.columns) parts.push_back(print(each));
    if (!table.primary_key.empty()) parts.push_back(print(table.primary_key));
    for (const schema::unique& each : table.uniques) parts.push_back(print(each));
    for (const schema::foreign_key& each : table.foreign_keys) parts.push_back(print(each));
    for (const schema::check& each : table.checks) parts.push_back(print(each));
    for (const schema::index& each : table.indexes) parts.push_back(print(each));
    for (const schema::option& each : table.options) parts.push_back({print(each)});
    if (!table.comment.empty()) parts.push_back({"comment(" + cpp_literal(table.comment) + ")"});
    std::string out = "    op.create_table(" + print_table(table.name, table.in_schema) + ", {\n";
    for (const chain& each : parts) out += "        " + fitted(each, 8, 1) + ",\n";
    return out + "    });\n";
}

inline std::string print_header_change(const table_header& before, const table_header& after) {
    const chain table{print_table(before.name, before.in_schema)};
    if (before.name != after.name || before.in_schema != after.in_schema)
        return statement("rename_table", {table, {print_table(after.name, after.in_schema)}});
    if (before.comment != after.comment)
        return statement("set_table_comment", {table, {cpp_literal(after.comment)}});
    std::string options = "{";
    for (const schema::option& each : after.options)
        options += (options.size() > 1 ? ", " : "") + print(each);
    return statement("set_table_options", {table, {options + "}"}});
}

inline std::string print_column_change(const chain& table, const change& one) {
    if (one.drops()) return statement("drop_column", {table, {cpp_literal(name_of(one.before))}});
    const auto& after = std::get<schema::column>(one.after);
    if (one.creates()) {
        if (one.position < 0) return statement("add_column", {table, print(after)});
        return statement("add_column",
                         {table, print(after), {"at(" + std::to_string(one.position) + ")"}});
    }
    const auto& before = std::get<schema::column>(one.before);
    if (before.name != after.name)
        return statement("rename_column",
                         {table, {cpp_literal(before.name)}, {cpp_literal(after.name)}});
    return statement("alter_column", {table, print(after)});
}

inline std::string print_index_change(const chain& table, const change& one) {
    if (one.drops()) return statement("drop_index", {table, {cpp_literal(name_of(one.before))}});
    const auto& after = std::get<schema::index>(one.after);
    if (!one.creates())
        return statement("rename_index",
                         {table, {cpp_literal(name_of(one.before))}, {cpp_literal(after.name)}});
    const std::string_view create = after.is_full_text() ? "create_full_text_index" : "create_index";
    const chain whole = print(after);
    if (whole.size() == 1)
        return statement(create, {table, {cpp_literal(after.name)}, {print_keys(after)}});
    return statement(create, {table, whole});
}

/// The one line of a revision file that records `one`.
inline std::string print_change(const change& one) {
    const chain table{print_table(one.table, one.in_schema)};
    const schema_part& shown = one.drops() ? one.before : one.after;
    const bool adds = !one.drops();
    return std::visit(
        [&]<class Part>(const Part& part) -> std::string {
            if constexpr (std::is_same_v<Part, std::monostate>)
                return {};
            else if constexpr (std::is_same_v<Part, schema::table>)
                return adds ? print_create_table(part)
                            : statement("drop_table", {{print_table(part.name, part.in_schema)}});
            else if constexpr (std::is_same_v<Part, table_header>)
                return print_header_change(std::get<table_header>(one.before), part);
            else if constexpr (std::is_same_v<Part, schema::column>)
                return print_column_change(table, one);
            else if constexpr (std::is_same_v<Part, schema::primary_key>)
                return adds ? statement("set_primary_key", {table, print(part)})
                            : statement("drop_primary_key", {table});
            else if constexpr (std::is_same_v<Part, schema::unique>)
                return adds ? statement("add_unique", {table, print(part)})
                            : statement("drop_unique", {table, {cpp_literal(part.name)}});
            else if constexpr (std::is_same_v<Part, schema::foreign_key>)
                return adds ? statement("add_foreign_key", {table, print(part)})
                            : statement("drop_foreign_key", {table, {cpp_literal(part.name)}});
            else if constexpr (std::is_same_v<Part, schema::check>)
                return adds ? statement("add_check", {table, print(part)})
                            : statement("drop_check", {table, {cpp_literal(part.name)}});
            else if constexpr (std::is_same_v<Part, schema::index>)
                return print_index_change(table, one);
            else if constexpr (std::is_same_v<Part, schema::view>)
                return adds ? statement("create_view", {print(part)})
                            : statement("drop_view", {{print_table(part.name, part.in_schema)}});
            else
                return adds ? statement("create_object", {print(part)})
                            : statement("drop_object", {{std::string{print_kind(part.kind)}},
                                                        {cpp_literal(part.name)}});
        },
        shown);
}

}  // namespace varve::migration::detail
