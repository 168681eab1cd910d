#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include <varve/diff/change.hpp>
#include <varve/diff/detail/apply_member.hpp>
#include <varve/diff/detail/carry_rename.hpp>
#include <varve/diff/detail/refuse.hpp>
#include <varve/schema/canonical.hpp>
#include <varve/schema/schema.hpp>

namespace varve::detail {

/// Whether the table a foreign key names must be there. diff leaves it open: a live SQLite database may hold a key to nothing.
enum class references : bool { unchecked, checked };

constexpr void require_referenced(const schema::schema& whole, const schema::table& from, const schema::foreign_key& key) {
    const bool self = refers_to(key, from.name, from.in_schema);  // of a table about to be created
    const schema::table* const found = self ? &from : whole.find_table(key.referenced_table, key.referenced_schema);
    if (!found)
        refuse("foreign key " + in_quotes(key.name) + in_table(from) + " refers to table " +
                   in_quotes(qualified(key.referenced_schema, key.referenced_table)) + ", which is not there",
               "create that table first; of two that refer to each other, add one key afterwards");
    require_columns(*found, key.referenced_columns);
}

constexpr void create_table(schema::schema& whole, const schema::table& added, references check) {
    if (whole.find_table(added.name, added.in_schema)) refuse_present("table", qualified(added.in_schema, added.name), "");
    for (const schema::column& each : added.columns)
        if (schema::find(added.columns, each.name) != &each) refuse_present("column", each.name, in_table(added));
    require_own_columns(added, added.primary_key);
    for (const schema::unique& each : added.uniques) require_own_columns(added, each);
    for (const schema::index& each : added.indexes) require_own_columns(added, each);
    for (const schema::foreign_key& each : added.foreign_keys) require_own_columns(added, each);
    if (check == references::checked)
        for (const schema::foreign_key& each : added.foreign_keys) require_referenced(whole, added, each);
    whole.tables.push_back(added);
}

constexpr void drop_table(schema::schema& whole, const schema::table& gone) {
    schema::table* const found = whole.find_table(gone.name, gone.in_schema);
    const std::string name = qualified(gone.in_schema, gone.name);
    if (!found) refuse_missing("table", name, "");
    if (schema::canonical(*found) != schema::canonical(gone)) refuse_different("table", name, "");
    for (const schema::table& other : whole.tables)
        for (const schema::foreign_key& each : other.foreign_keys)
            if (&other != found && refers_to(each, gone.name, gone.in_schema))
                refuse("table " + in_quotes(name) + " is still referred to by foreign key " + in_quotes(each.name) + in_table(other),
                       "drop that key first");
    whole.tables.erase(whole.tables.begin() + (found - whole.tables.data()));
}

constexpr void apply_table(schema::schema& whole, const change& one, references check) {
    if (one.creates()) return create_table(whole, std::get<schema::table>(one.after), check);
    if (one.drops()) return drop_table(whole, std::get<schema::table>(one.before));
    refuse("a change alters table " + in_quotes(std::get<schema::table>(one.before).name) + " as a whole",
           "alter its columns, keys and indexes one by one, and its name and options by its header");
}

constexpr void apply_header(schema::schema& whole, const change& one) {
    if (one.creates() || one.drops()) refuse("a table's header has no life of its own", "create or drop the table");
    const auto& before = std::get<table_header>(one.before);
    const auto& after = std::get<table_header>(one.after);
    schema::table* const found = whole.find_table(before.name, before.in_schema);
    if (!found) refuse_missing("table", qualified(before.in_schema, before.name), "");
    if (header_of(*found) != before) refuse_different("table", qualified(before.in_schema, before.name), "");
    const bool renamed = before.name != after.name || before.in_schema != after.in_schema;
    if (renamed && whole.find_table(after.name, after.in_schema))
        refuse_present("table", qualified(after.in_schema, after.name), "");
    found->name = after.name;
    found->in_schema = after.in_schema;
    found->comment = after.comment;
    found->options = after.options;
    if (renamed) carry_table_rename(whole, *found, before);
}

/// Views and objects: parts of the schema itself. `same` tells which one is meant.
template <class Part, class Same>
constexpr void apply_part(std::vector<Part>& parts, std::string_view kind, const change& one, Same same) {
    const Part* const before = std::get_if<Part>(&one.before);
    const Part* const after = std::get_if<Part>(&one.after);
    const auto place_of = [&](const Part& wanted) {
        std::size_t at = 0;
        while (at < parts.size() && !same(parts[at], wanted)) ++at;
        return at;
    };
    if (after && (!before || !same(*before, *after)) && place_of(*after) < parts.size()) refuse_present(kind, after->name, "");
    if (!before) {
        parts.push_back(*after);
        return;
    }
    const std::size_t at = place_of(*before);
    if (at == parts.size()) refuse_missing(kind, before->name, "");
    if (parts[at] != *before) refuse_different(kind, before->name, "");
    if (after)
        parts[at] = *after;
    else
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(at));
}

constexpr void apply_view(schema::schema& whole, const change& one) {
    apply_part(whole.views, "view", one, [](const schema::view& left, const schema::view& right) {
        return left.name == right.name && left.in_schema == right.in_schema;
    });
}

// A trigger's name is its table's own in PostgreSQL, the database's in SQLite: both are held apart by name and table.
constexpr void apply_object(schema::schema& whole, const change& one) {
    apply_part(whole.objects, "trigger, sequence, extension or function", one,
               [](const schema::object& left, const schema::object& right) {
                   return left.kind == right.kind && left.name == right.name && left.table == right.table;
               });
}

}  // namespace varve::detail
