#pragma once

#include <vector>

#include <varve/diff/detail/match.hpp>
#include <varve/diff/detail/rename_changes.hpp>
#include <varve/diff/detail/sequence_columns.hpp>
#include <varve/diff/detail/sequence_members.hpp>
#include <varve/diff/detail/sequence_objects.hpp>
#include <varve/diff/detail/sequence_tables.hpp>
#include <varve/diff/detail/sequence_views.hpp>
#include <varve/diff/detail/sequencing.hpp>

namespace varve::detail {

/// The views that drop_views would leave, found by trying: triggers on the others have to go before.
constexpr std::vector<schema::view> views_that_stay(const sequencing& s, const matching& matched) {
    if (s.from.views.empty()) return {};
    sequencing trial{s.from, s.base, s.target, {}, {}, {}, {}};
    trial.now.views = s.from.views;
    drop_views(trial, matched);
    return trial.now.views;
}

/// The second half of diff: all changes, in an order in which each finds what it needs. Whatever lets go comes before
/// whatever takes hold, what is referred to before what refers, and the loss of data last.
constexpr void order_changes(sequencing& s, const matching& matched, const std::vector<change>& renames) {
    drop_triggers(s, views_that_stay(s, matched));
    drop_views(s, matched);
    for (const change& each : renames) s.emit(each);
    drop_foreign_keys(s);
    rename_indexes(s);
    drop_members(s, &schema::table::indexes);
    drop_members(s, &schema::table::checks);
    drop_members(s, &schema::table::uniques);
    free_names(s);
    create_objects(s, false);
    create_tables(s);
    for (const schema::table* const each : s.after) {
        alter_header(s, *each);
        add_columns(s, *each);
        const bool waits = alter_columns(s, *each);
        change_primary_key(s, *each);
        if (waits) alter_columns(s, *each);
    }
    add_members(s, &schema::table::uniques);
    add_members(s, &schema::table::indexes);
    add_members(s, &schema::table::checks);
    add_foreign_keys(s, false);
    for (const schema::table* const each : s.after) drop_columns(s, *each);
    drop_tables(s);
    drop_objects(s);
    add_foreign_keys(s, true);
    create_objects(s, true);
    create_views(s);
    create_triggers(s);
}

}  // namespace varve::detail
