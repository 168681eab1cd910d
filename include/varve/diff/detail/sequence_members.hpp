#pragma once

#include <string>
#include <vector>

#include <varve/diff/detail/key_cover.hpp>
#include <varve/diff/detail/sequencing.hpp>

namespace varve::detail {

constexpr bool changes_kind(const schema::table& before, const schema::table& after, const std::vector<std::string>& columns) {
    for (const std::string& each : columns) {
        const schema::column* const old = schema::find(before.columns, each);
        const schema::column* const wanted = schema::find(after.columns, each);
        if (old && (!wanted || old->type.kind != wanted->type.kind || old->type.is_unsigned != wanted->type.is_unsigned)) return true;
    }
    return false;
}

/// A foreign key that does not change but hangs on a key, a column or a table that does: it steps aside and comes back.
constexpr bool stands_in_the_way(const sequencing& s, const schema::table& owner, const schema::foreign_key& key) {
    const schema::table* const owner_after = s.wanted(owner);
    if (owner_after && changes_kind(owner, *owner_after, key.columns)) return true;
    const schema::table* const before = s.base.find_table(key.referenced_table, key.referenced_schema);
    if (!before) return false;
    const schema::table* const after = s.wanted(*before);
    if (!after) return owner_after != nullptr;  // both go: the order of the drops sees to it
    if (changes_kind(*before, *after, key.referenced_columns)) return true;
    return has_key(*before, key.referenced_columns) && !keeps_key(*before, *after, key.referenced_columns);
}

constexpr void drop_foreign_keys(sequencing& s) {
    for (const schema::table& owner : s.base.tables) {
        if (!s.current(owner)) continue;
        const schema::table* const after = s.wanted(owner);
        for (const schema::foreign_key& key : owner.foreign_keys) {
            const schema::foreign_key* const kept = after ? schema::find(after->foreign_keys, key.name) : nullptr;
            const bool goes = after && (!kept || *kept != key);
            if (goes || stands_in_the_way(s, owner, key)) s.emit_drop(owner, key);
        }
    }
}

template <class Part>
constexpr void drop_members(sequencing& s, schema::list<Part> schema::table::*members) {
    for (const schema::table* const each_table : s.before) {
        const schema::table& table = *each_table;
        const schema::table* const after = s.wanted(table);
        if (!after) continue;
        const std::vector<Part> before = s.current(table)->*members;
        for (const Part& each : before) {
            const Part* const kept = schema::find(after->*members, each.name);
            if (!kept || *kept != each) s.emit_drop(table, each);
        }
    }
}

template <class Part>
constexpr void add_members(sequencing& s, schema::list<Part> schema::table::*members) {
    for (const schema::table* const table : s.after)
        for (const Part& each : table->*members)
            if (!schema::find(s.current(*table)->*members, each.name)) s.emit_create(*table, each);
}

constexpr void rename_indexes(sequencing& s) {
    for (const schema::table* const each_table : s.before) {
        const schema::table& table = *each_table;
        const schema::table* const after = s.wanted(table);
        if (!after) continue;
        for (const schema::index& old : table.indexes) {
            if (schema::find(after->indexes, old.name)) continue;
            for (const schema::index& wanted : after->indexes) {
                if (schema::find(s.current(table)->indexes, wanted.name)) continue;
                schema::index renamed = old;
                renamed.name = wanted.name;
                if (renamed != wanted) continue;
                s.emit_alter(table, old, wanted);
                break;
            }
        }
    }
}

/// The names of indexes, and of uniques where an index makes them, are a namespace's: a table that goes last must not hold
/// a name that another table is about to take.
constexpr bool takes_name(const sequencing& s, const std::string& name, const std::string& in_schema) {
    for (const schema::table& each : s.target.tables)
        if (each.in_schema == in_schema && (schema::find(each.indexes, name) || schema::find(each.uniques, name))) return true;
    return false;
}

constexpr void free_names(sequencing& s) {
    for (const schema::table* const each_table : s.before) {
        const schema::table& table = *each_table;
        if (s.wanted(table)) continue;
        for (const schema::index& each : table.indexes)
            if (takes_name(s, each.name, table.in_schema)) s.emit_drop(table, each);
        for (const schema::unique& each : table.uniques)
            if (takes_name(s, each.name, table.in_schema)) s.emit_drop(table, each);
    }
}

/// A key to something that is not in the target: only a live database that does not enforce its keys has one. It waits
/// until everything else is done.
constexpr bool dangles(const sequencing& s, const schema::foreign_key& key) {
    const schema::table* const table = s.target.find_table(key.referenced_table, key.referenced_schema);
    if (!table) return true;
    for (const std::string& each : key.referenced_columns)
        if (!schema::find(table->columns, each)) return true;
    return false;
}

constexpr void add_foreign_keys(sequencing& s, bool dangling) {
    for (const schema::table& table : s.target.tables) {  // all: a key of a table that is the same may have stepped aside
        if (!s.current(table)) continue;
        for (const schema::foreign_key& each : table.foreign_keys)
            if (!schema::find(s.current(table)->foreign_keys, each.name) && dangles(s, each) == dangling) s.emit_create(table, each);
    }
}

}  // namespace varve::detail
