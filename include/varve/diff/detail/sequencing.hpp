#pragma once

#include <string_view>
#include <vector>

#include <varve/diff/apply.hpp>
#include <varve/diff/change.hpp>
#include <varve/diff/detail/match.hpp>
#include <varve/diff/question.hpp>
#include <varve/schema/schema.hpp>

namespace varve::detail {

/// What the steps of the ordering share. Every change is applied to `now` as it is made, so the next one's before side
/// is what will be there when it runs.
struct sequencing {
    const schema::schema& from;
    const schema::schema& base;    // `from` after the renames: what it has in common with `target` has the same names
    const schema::schema& target;  // `to`, and what must be asked about
    table_list before;             // the tables of `base` and of `target` that are not the same in both
    table_list after;
    schema::schema now{};          // without tables that no change can touch
    std::vector<change> list{};

    constexpr void emit(const change& one) {
        apply_change(now, one, references::unchecked);
        list.push_back(one);
    }

    template <class Part>
    constexpr void emit_create(const schema::table& table, const Part& after, int position = -1) {
        change one;
        one.table = table.name;
        one.in_schema = table.in_schema;
        one.after = after;
        one.position = position;
        emit(one);
    }
    template <class Part>
    constexpr void emit_drop(const schema::table& table, const Part& before, int position = -1) {
        change one;
        one.table = table.name;
        one.in_schema = table.in_schema;
        one.before = before;
        one.position = position;
        emit(one);
    }
    template <class Part>
    constexpr void emit_alter(const schema::table& table, const Part& before, const Part& after) {
        change one;
        one.table = table.name;
        one.in_schema = table.in_schema;
        one.before = before;
        one.after = after;
        emit(one);
    }

    constexpr const schema::table* wanted(const schema::table& table) const {
        return target.find_table(table.name, table.in_schema);
    }
    constexpr schema::table* current(const schema::table& table) { return now.find_table(table.name, table.in_schema); }
};

/// Hints are the models' word to diff; a change that carried them would change its hash when a stale one is deleted.
constexpr schema::column plain(const schema::column& column) {
    schema::column out = column;
    out.hints = {};
    return out;
}

constexpr schema::table plain(const schema::table& table) {
    schema::table out = table;
    out.hints = {};
    for (schema::column& each : out.columns) each.hints = {};
    return out;
}

/// What must be asked about stays as it is: put back into the target from the schema after the renames.
constexpr void keep_what_is_asked(const schema::schema& base, schema::schema& target, const std::vector<question>& asked) {
    for (const question& each : asked) {
        if (!each.about_column()) {
            target.tables.push_back(*base.find_table(each.vanished, each.in_schema));
            continue;
        }
        const schema::table& before = *base.find_table(each.table, each.in_schema);
        target.find_table(each.table, each.in_schema)->columns.push_back(*schema::find(before.columns, each.vanished));
    }
    for (const question& each : asked) {
        if (each.about_column()) continue;
        // A kept table cannot keep its keys to what does go.
        schema::table& kept = *target.find_table(each.vanished, each.in_schema);
        std::vector<schema::foreign_key> keys;
        for (const schema::foreign_key& key : kept.foreign_keys) {
            const schema::table* const other = target.find_table(key.referenced_table, key.referenced_schema);
            bool whole = other != nullptr;
            for (const std::string& column : key.referenced_columns) whole = whole && schema::find(other->columns, column);
            if (whole) keys.push_back(key);
        }
        kept.foreign_keys = keys;
    }
}

}  // namespace varve::detail
