#pragma once

#include <vector>

#include <varve/diff/detail/carry_rename.hpp>
#include <varve/diff/detail/match.hpp>
#include <varve/schema/schema.hpp>

namespace varve::detail {

/// The tables of `whole` that are not among the same.
constexpr table_list differing(const schema::schema& whole, const table_list& same) {
    table_list out;
    for (const schema::table& each : whole.tables) {
        bool is_same = false;
        for (const schema::table* const one : same) is_same = is_same || (one->name == each.name && one->in_schema == each.in_schema);
        if (!is_same) out.push_back(&each);
    }
    return out;
}

constexpr bool refers_to_any(const schema::table& table, const table_list& others) {
    for (const schema::foreign_key& key : table.foreign_keys)
        for (const schema::table* const each : others)
            if (refers_to(key, each->name, each->in_schema)) return true;
    return false;
}

constexpr bool is_referred_to(const schema::table& table, const table_list& by) {
    for (const schema::table* const each : by)
        for (const schema::foreign_key& key : each->foreign_keys)
            if (refers_to(key, table.name, table.in_schema)) return true;
    return false;
}

/// What of `from` the changes can touch: the tables that differ, and their neighbours by foreign keys. The rest is most of
/// a schema, and a copy of it is what a diff at compile time would spend its time on.
constexpr schema::schema relevant(const schema::schema& from, const schema::schema& to, const table_list& same) {
    const table_list before = differing(from, same);
    const table_list after = differing(to, same);
    schema::schema out;
    out.views = from.views;
    out.objects = from.objects;
    std::size_t next = 0;  // `before` is in the order of the tables
    for (const schema::table& each : from.tables) {
        const bool differs = next < before.size() && before[next] == &each;
        if (differs) ++next;
        if (differs || refers_to_any(each, before) || is_referred_to(each, after) || is_referred_to(each, before))
            out.tables.push_back(each);
    }
    return out;
}

}  // namespace varve::detail
