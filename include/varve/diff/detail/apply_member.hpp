#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <varve/diff/change.hpp>
#include <varve/diff/detail/refuse.hpp>
#include <varve/schema/schema.hpp>

namespace varve::detail {

constexpr void require_columns(const schema::table& table, const std::vector<std::string>& columns) {
    for (const std::string& each : columns)
        if (!schema::find(table.columns, each)) refuse_missing("column", each, in_table(table));
}

constexpr void require_own_columns(const schema::table& table, const schema::primary_key& key) {
    require_columns(table, key.columns);
}
constexpr void require_own_columns(const schema::table& table, const schema::unique& key) { require_columns(table, key.columns); }
constexpr void require_own_columns(const schema::table& table, const schema::foreign_key& key) {
    require_columns(table, key.columns);
}
constexpr void require_own_columns(const schema::table&, const schema::check&) {}
constexpr void require_own_columns(const schema::table& table, const schema::index& index) {
    for (const schema::index_part& part : index.parts)
        if (!part.column.empty()) require_columns(table, {part.column});
    require_columns(table, index.include);
}

/// Uniques, checks, foreign keys and indexes: sets of parts that are known by their names.
template <class Part>
constexpr void apply_member(schema::table& table, std::vector<Part>& members, std::string_view kind, const change& one) {
    const Part* const before = std::get_if<Part>(&one.before);
    const Part* const after = std::get_if<Part>(&one.after);
    if (after) {
        require_own_columns(table, *after);
        if ((!before || before->name != after->name) && schema::find(members, after->name))
            refuse_present(kind, after->name, in_table(table));
    }
    if (!before) {
        members.push_back(*after);
        return;
    }
    Part* const found = schema::find(members, before->name);
    if (!found) refuse_missing(kind, before->name, in_table(table));
    if (*found != *before) refuse_different(kind, before->name, in_table(table));
    if (after)
        *found = *after;
    else
        members.erase(members.begin() + (found - members.data()));
}

constexpr void apply_primary_key(schema::table& table, const change& one) {
    const auto* const before = std::get_if<schema::primary_key>(&one.before);
    const auto* const after = std::get_if<schema::primary_key>(&one.after);
    if (!before && !table.primary_key.empty()) refuse_present("primary key", table.primary_key.name, in_table(table));
    if (before && table.primary_key.empty() && !before->empty()) refuse_missing("primary key", before->name, in_table(table));
    if (before && table.primary_key != *before) refuse_different("primary key", before->name, in_table(table));
    if (after) require_own_columns(table, *after);
    table.primary_key = after ? *after : schema::primary_key{};
}

}  // namespace varve::detail
