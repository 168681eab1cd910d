#pragma once

#include <algorithm>
#include <vector>

#include <varve/diff/detail/key_cover.hpp>
#include <varve/diff/detail/match.hpp>
#include <varve/diff/detail/sequence_members.hpp>
#include <varve/diff/detail/sequencing.hpp>

namespace varve::detail {

constexpr bool refers(const schema::table& from, const schema::table& to) {
    if (&from == &to) return false;  // a key to the table itself binds no order
    for (const schema::foreign_key& each : from.foreign_keys)
        if (refers_to(each, to.name, to.in_schema)) return true;
    return false;
}

constexpr bool is_in_cycle(const schema::table& start, const table_list& among) {
    table_list reached;
    for (const schema::table* const each : among)
        if (refers(start, *each)) reached.push_back(each);
    for (std::size_t i = 0; i < reached.size(); ++i) {
        if (refers(*reached[i], start)) return true;
        for (const schema::table* const each : among)
            if (each != &start && refers(*reached[i], *each) && std::find(reached.begin(), reached.end(), each) == reached.end())
                reached.push_back(each);
    }
    return false;
}

/// Whether a key of a table about to be created finds what it refers to, in its final form.
constexpr bool is_ready(const sequencing& s, const schema::table& owner, const schema::foreign_key& key) {
    if (refers_to(key, owner.name, owner.in_schema)) return true;
    if (dangles(s, key)) return false;
    const schema::table* const here = s.now.find_table(key.referenced_table, key.referenced_schema);
    const schema::table* const wanted = s.target.find_table(key.referenced_table, key.referenced_schema);
    if (!here) return false;
    for (const std::string& each : key.referenced_columns) {
        const schema::column* const column = schema::find(here->columns, each);
        if (!column || column->type != schema::find(wanted->columns, each)->type) return false;
    }
    return has_key(*here, key.referenced_columns) || !has_key(*wanted, key.referenced_columns);
}

/// Referenced tables first. Of tables that refer to each other in a circle one is created without the key that closes it;
/// the key follows with the other keys.
constexpr void create_tables(sequencing& s) {
    table_list missing;
    for (const schema::table* const each : s.after)
        if (!s.current(*each)) missing.push_back(each);
    while (!missing.empty()) {
        const auto waits = [&](const schema::table* table) {
            for (const schema::table* const other : missing)
                if (refers(*table, *other)) return true;
            return false;
        };
        auto chosen = std::find_if_not(missing.begin(), missing.end(), waits);
        if (chosen == missing.end())
            chosen = std::find_if(missing.begin(), missing.end(), [&](const schema::table* each) { return is_in_cycle(*each, missing); });
        const schema::table& wanted = **chosen;
        schema::table made = plain(wanted);
        made.foreign_keys.clear();
        for (const schema::foreign_key& each : wanted.foreign_keys)
            if (is_ready(s, wanted, each)) made.foreign_keys.push_back(each);
        change one;
        one.after = made;
        s.emit(one);
        missing.erase(chosen);
    }
}

/// Referring tables first, of those that refer to each other in a circle after the keys of one are gone.
constexpr void drop_tables(sequencing& s) {
    for (;;) {
        table_list going;
        for (const schema::table& each : s.now.tables)
            if (!s.wanted(each)) going.push_back(&each);
        if (going.empty()) return;
        const schema::table* chosen = nullptr;
        for (const schema::table* const each : going) {
            bool referred = false;
            for (const schema::table* const other : going) referred = referred || refers(*other, *each);
            if (!referred) chosen = each;
        }
        if (chosen) {
            change one;
            one.before = plain(*chosen);
            s.emit(one);
            continue;
        }
        chosen = *std::find_if(going.begin(), going.end(), [&](const schema::table* each) { return is_in_cycle(*each, going); });
        const schema::table owner = *chosen;
        for (const schema::foreign_key& each : owner.foreign_keys)
            if (!refers_to(each, owner.name, owner.in_schema) && !s.target.find_table(each.referenced_table, each.referenced_schema))
                s.emit_drop(owner, each);
    }
}

}  // namespace varve::detail
