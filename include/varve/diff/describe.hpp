// One line for each change, as a person would say it: "add column metrics.dataset text NULL". For check, show and logs;
// never parsed and never run.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include <varve/core/join.hpp>
#include <varve/diff/change.hpp>
#include <varve/diff/detail/describe_column.hpp>
#include <varve/diff/detail/refuse.hpp>

namespace varve {

namespace detail {

constexpr std::string key_text(const schema::foreign_key& key) {
    return "(" + join(key.columns) + ") references " + qualified(key.referenced_schema, key.referenced_table) + " (" +
           join(key.referenced_columns) + ")";
}
constexpr std::string key_text(const schema::unique& key) { return "(" + join(key.columns) + ")"; }
constexpr std::string key_text(const schema::primary_key& key) { return "(" + join(key.columns) + ")"; }
constexpr std::string key_text(const schema::check& check) {
    const std::string text = short_text(check.condition);
    if (text.empty()) return {};
    return "(" + text + ")";
}
constexpr std::string key_text(const schema::index& index) {
    std::string out = "(";
    for (const schema::index_part& part : index.parts) {
        if (out.size() > 1) out += ", ";
        out += part.column;
        if (part.column.empty()) out += short_text(part.value);
        if (part.descending) out += " desc";
    }
    return out + (index.where.empty() ? ")" : ") where ...");
}

template <class Part>
constexpr std::string describe_member(const change& one, const std::string& kind, const std::string& table) {
    const Part* const before = std::get_if<Part>(&one.before);
    const Part* const after = std::get_if<Part>(&one.after);
    const auto name_and_text = [](const Part& part) {
        std::string out = part.name;
        const std::string text = key_text(part);
        if (!out.empty() && !text.empty()) out.push_back(' ');
        return out + text;
    };
    if (!before) return "add " + kind + " " + name_and_text(*after) + " on " + table;
    if (!after) return "drop " + kind + " " + name_and_text(*before) + " on " + table;
    if (before->name != after->name && key_text(*before) == key_text(*after))
        return "rename " + kind + " " + before->name + " to " + after->name + " on " + table;
    return "change " + kind + " on " + table + ": " + name_and_text(*before) + " -> " + name_and_text(*after);
}

constexpr std::string describe_header(const table_header& before, const table_header& after) {
    const std::string old = qualified(before.in_schema, before.name);
    const std::string renamed = qualified(after.in_schema, after.name);
    if (old != renamed) return "rename table " + old + " to " + renamed;
    std::string out = "alter table " + old + ":";
    if (before.comment != after.comment) out += " comment '" + after.comment + "'";
    if (before.options != after.options) out += before.comment != after.comment ? ", options" : " options";
    for (const schema::option& each : after.options) {
        const bool kept = schema::find(before.options, each.name) && *schema::find(before.options, each.name) == each;
        if (!kept) out += " " + each.dialect + "." + each.name + " = " + each.value;
    }
    for (const schema::option& each : before.options)
        if (!schema::find(after.options, each.name)) out += " no " + each.dialect + "." + each.name;
    return out;
}

constexpr std::string describe_object(const change& one) {
    const auto* const after = std::get_if<schema::object>(&one.after);
    const schema::object& object = after ? *after : std::get<schema::object>(one.before);
    std::string out = one.creates() ? "create " : one.drops() ? "drop " : "change ";
    out += name_of(object.kind);
    out += " " + object.name;
    if (!object.table.empty()) out += " on " + object.table;
    return out;
}

constexpr std::string describe_view(const change& one) {
    const auto* const after = std::get_if<schema::view>(&one.after);
    const schema::view& view = after ? *after : std::get<schema::view>(one.before);
    return std::string{one.creates() ? "create " : one.drops() ? "drop " : "change "} +
           (view.materialized ? "materialized view " : "view ") + qualified(view.in_schema, view.name);
}

}  // namespace detail

/// One readable line; no line break at its end.
constexpr std::string describe(const change& one) {
    const std::string table = detail::qualified(one.in_schema, one.table);
    if (const auto* const made = std::get_if<schema::table>(&one.after)) {
        std::vector<std::string> names;
        names.reserve(made->columns.size());
        for (const schema::column& each : made->columns) names.push_back(each.name);
        return "create table " + detail::qualified(made->in_schema, made->name) + " (" + detail::join(names) + ")";
    }
    if (const auto* const gone = std::get_if<schema::table>(&one.before))
        return "drop table " + detail::qualified(gone->in_schema, gone->name);
    if (one.concerns<table_header>()) {
        const auto* const before = std::get_if<table_header>(&one.before);
        const auto* const after = std::get_if<table_header>(&one.after);
        if (!before || !after) return "a table header without its other side";
        return detail::describe_header(*before, *after);
    }
    if (one.concerns<schema::column>()) return detail::describe_column(one, table);
    if (one.concerns<schema::primary_key>()) return detail::describe_member<schema::primary_key>(one, "primary key", table);
    if (one.concerns<schema::unique>()) return detail::describe_member<schema::unique>(one, "unique constraint", table);
    if (one.concerns<schema::foreign_key>()) return detail::describe_member<schema::foreign_key>(one, "foreign key", table);
    if (one.concerns<schema::check>()) return detail::describe_member<schema::check>(one, "check", table);
    if (one.concerns<schema::index>()) {
        const schema::index& index = std::get<schema::index>(one.drops() ? one.before : one.after);
        return detail::describe_member<schema::index>(one, index.is_full_text() ? "full-text index" : "index", table);
    }
    if (one.concerns<schema::view>()) return detail::describe_view(one);
    if (one.concerns<schema::object>()) return detail::describe_object(one);
    return "no change";
}

}  // namespace varve
