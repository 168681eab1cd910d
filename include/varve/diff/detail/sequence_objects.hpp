#pragma once

#include <vector>

#include <varve/diff/detail/mentions.hpp>
#include <varve/diff/detail/sequencing.hpp>

namespace varve::detail {

constexpr const schema::object* find_object(const std::vector<schema::object>& objects, const schema::object& wanted) {
    for (const schema::object& each : objects)
        if (each.kind == wanted.kind && each.name == wanted.name && each.table == wanted.table) return &each;
    return nullptr;
}

constexpr void emit_object(sequencing& s, const schema::object* before, const schema::object* after) {
    change one;
    if (before) one.before = *before;
    if (after) one.after = *after;
    s.emit(one);
}

constexpr bool is_view_that_goes(const sequencing& s, const schema::object& trigger, const std::vector<schema::view>& left) {
    bool was = false;
    for (const schema::view& each : s.from.views) was = was || each.name == trigger.table;
    for (const schema::view& each : left)
        if (each.name == trigger.table) return false;
    return was;
}

/// Before everything, while all that their text names is still called so. `left` are the views that stay: a trigger on a
/// view dies with it.
constexpr void drop_triggers(sequencing& s, const std::vector<schema::view>& left) {
    for (std::size_t i = 0; i < s.from.objects.size(); ++i) {
        const schema::object& renamed = s.base.objects[i];  // carried through a rename of its table
        if (renamed.kind != schema::object_kind::trigger) continue;
        const schema::object* const after = find_object(s.target.objects, renamed);
        if (!after || *after != renamed || is_view_that_goes(s, renamed, left)) emit_object(s, &s.from.objects[i], nullptr);
    }
}

constexpr void create_triggers(sequencing& s) {
    for (const schema::object& each : s.target.objects)
        if (each.kind == schema::object_kind::trigger && !find_object(s.now.objects, each)) emit_object(s, nullptr, &each);
}

/// A function over tables waits for them; everything else may be used by a default, a check or a generated column.
constexpr bool waits_for_tables(const sequencing& s, const schema::object& object) {
    if (object.kind != schema::object_kind::function) return false;
    for (const schema::table& each : s.target.tables)
        if (mentions(object.text, each.name)) return true;
    return false;
}

/// Extensions, then sequences, then functions; a changed one is dropped and created.
constexpr void create_objects(sequencing& s, bool after_tables) {
    for (const schema::object_kind kind : {schema::object_kind::extension, schema::object_kind::sequence, schema::object_kind::function})
        for (const schema::object& each : s.target.objects) {
            if (each.kind != kind || waits_for_tables(s, each) != after_tables) continue;
            const schema::object* const found = find_object(s.now.objects, each);
            if (found && *found == each) continue;
            if (found) {
                const schema::object before = *found;  // a copy: emitting moves what `found` points to
                emit_object(s, &before, nullptr);
            }
            emit_object(s, nullptr, &each);
        }
}

constexpr void drop_objects(sequencing& s) {
    for (const schema::object_kind kind : {schema::object_kind::function, schema::object_kind::sequence, schema::object_kind::extension}) {
        const std::vector<schema::object> before = s.now.objects;
        for (const schema::object& each : before)
            if (each.kind == kind && !find_object(s.target.objects, each)) emit_object(s, &each, nullptr);
    }
}

}  // namespace varve::detail
