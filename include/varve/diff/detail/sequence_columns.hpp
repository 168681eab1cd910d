#pragma once

#include <algorithm>
#include <vector>

#include <varve/diff/detail/mentions.hpp>
#include <varve/diff/detail/sequencing.hpp>
#include <varve/diff/detail/uses.hpp>

namespace varve::detail {

/// Where a new column goes in the table as it is now: behind the nearest column that precedes it in the target; at the
/// end (-1), which every engine can do, when only columns that are about to go would follow it.
constexpr int position_for(const schema::table& here, const schema::table& target, const schema::column& added) {
    std::size_t position = 0;
    for (const schema::column& each : target.columns) {
        if (each.name == added.name) break;
        for (std::size_t i = 0; i < here.columns.size(); ++i)
            if (here.columns[i].name == each.name) position = i + 1;
    }
    for (std::size_t i = position; i < here.columns.size(); ++i)
        if (schema::find(target.columns, here.columns[i].name)) return static_cast<int>(position);
    return -1;
}

/// In the target's order, a generated column after the new ones it is made of.
constexpr void add_columns(sequencing& s, const schema::table& target) {
    std::vector<const schema::column*> missing;
    for (const schema::column& each : target.columns)
        if (!schema::find(s.current(target)->columns, each.name)) missing.push_back(&each);
    while (!missing.empty()) {
        std::size_t chosen = 0;
        for (std::size_t i = 0; i < missing.size(); ++i) {
            bool waits = false;
            for (const schema::column* const other : missing)
                waits = waits || (other != missing[i] && mentions(missing[i]->generated, other->name));
            if (waits) continue;
            chosen = i;
            break;
        }
        const schema::column& added = *missing[chosen];
        s.emit_create(target, plain(added), position_for(*s.current(target), target, added));
        missing.erase(missing.begin() + static_cast<std::ptrdiff_t>(chosen));
    }
}

/// A column that leaves the primary key may become nullable only once the key has let go of it.
constexpr bool waits_for_primary_key(const schema::table& here, const schema::table& target, const schema::column& after) {
    return after.nullable && holds(here.primary_key.columns, after.name) && here.primary_key != target.primary_key;
}

/// Whether some column waits for the primary key.
constexpr bool alter_columns(sequencing& s, const schema::table& target) {
    bool waits = false;
    for (const schema::column& each : target.columns) {
        const schema::table& here = *s.current(target);
        const schema::column& before = *schema::find(here.columns, each.name);
        if (before == each) continue;
        if (waits_for_primary_key(here, target, each))
            waits = true;
        else
            s.emit_alter(target, plain(before), plain(each));
    }
    return waits;
}

constexpr void change_primary_key(sequencing& s, const schema::table& target) {
    const schema::primary_key before = s.current(target)->primary_key;
    const schema::primary_key& after = target.primary_key;
    if (before == after) return;
    if (before.empty())
        s.emit_create(target, after);
    else if (after.empty())
        s.emit_drop(target, before);
    else
        s.emit_alter(target, before, after);
}

/// Generated columns before those they are made of.
constexpr void drop_columns(sequencing& s, const schema::table& target) {
    for (;;) {
        const schema::table& here = *s.current(target);
        std::vector<std::size_t> going;
        for (std::size_t i = 0; i < here.columns.size(); ++i)
            if (!schema::find(target.columns, here.columns[i].name)) going.push_back(i);
        if (going.empty()) return;
        std::size_t chosen = going.front();
        for (const std::size_t at : going) {
            bool used = false;
            for (const std::size_t other : going)
                used = used || (other != at && mentions(here.columns[other].generated, here.columns[at].name));
            if (used) continue;
            chosen = at;
            break;
        }
        const bool last = chosen + 1 == here.columns.size();
        s.emit_drop(target, plain(here.columns[chosen]), last ? -1 : static_cast<int>(chosen));
    }
}

constexpr bool same_options(const std::vector<schema::option>& left, const std::vector<schema::option>& right) {
    if (left.size() != right.size()) return false;
    for (const schema::option& each : left)
        if (std::find(right.begin(), right.end(), each) == right.end()) return false;
    return true;
}

constexpr void alter_header(sequencing& s, const schema::table& target) {
    const table_header before = header_of(*s.current(target));
    if (before.comment == target.comment && same_options(before.options, target.options)) return;
    change one;
    one.before = before;
    one.after = header_of(target);
    s.emit(one);
}

}  // namespace varve::detail
