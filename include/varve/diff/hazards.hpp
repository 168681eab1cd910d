// What one change can do to a database that people use, in the view that holds for every engine. Locks are not said
// here: whether a change blocks depends on the engine and on the plan, so the planners of ddl/ add that to statements.
#pragma once

#include <variant>

#include <varve/diff/change.hpp>
#include <varve/diff/detail/column_hazards.hpp>
#include <varve/diff/hazard.hpp>
#include <varve/schema/schema.hpp>

namespace varve {

namespace detail {

constexpr bool is_rename(const table_header& before, const table_header& after) {
    return before.name != after.name || before.in_schema != after.in_schema;
}

constexpr hazard_set hazards_of_header(const change& one) {
    const auto* const before = std::get_if<table_header>(&one.before);
    const auto* const after = std::get_if<table_header>(&one.after);
    if (!before || !after) return {};
    hazard_set out;
    if (is_rename(*before, *after)) out |= hazard::breaks_old_readers;
    // An option is the engine's own: STRICT can refuse rows, WITHOUT ROWID writes them anew. Unknown is taken for the worst.
    if (before->options != after->options) out |= hazard::table_rewrite | hazard::may_fail_on_data;
    return out;
}

constexpr hazard_set hazards_of_column(const change& one, const schema::table* table) {
    const auto* const before = std::get_if<schema::column>(&one.before);
    const auto* const after = std::get_if<schema::column>(&one.after);
    if (!before) return hazards_of_added(*after);
    if (!after) return hazards_of_dropped(*before);
    if (before->name != after->name) return hazard::breaks_old_readers;
    return hazards_of_altered(*before, *after, table);
}

constexpr hazard_set hazards_of_primary_key(const change& one) {
    const auto* const before = std::get_if<schema::primary_key>(&one.before);
    const auto* const after = std::get_if<schema::primary_key>(&one.after);
    if (before && after && before->columns == after->columns) return {};
    hazard_set out = hazard::table_rewrite;                      // rows are kept in its order (SQLite, MariaDB)
    if (before) out |= hazard::breaks_old_readers;               // get by key, upsert
    if (after && !after->empty()) out |= hazard::may_fail_on_data;  // double values, NULLs
    return out;
}

constexpr hazard_set hazards_of_index(const change& one) {
    const auto* const before = std::get_if<schema::index>(&one.before);
    const auto* const after = std::get_if<schema::index>(&one.after);
    hazard_set out;
    // Nobody names an ordinary index in a query; a full-text one is what a search asks.
    const bool was_asked = before && before->is_full_text();
    if (was_asked && (!after || !after->is_full_text() || before->name != after->name)) out |= hazard::breaks_old_readers;
    if (before && after && before->name != after->name) return out;
    if (before && before->unique && (!after || !after->unique)) out |= hazard::breaks_old_readers;  // upsert needs it
    if (after && after->unique) out |= hazard::may_fail_on_data;
    return out;
}

constexpr hazard_set hazards_of_object(const change& one) {
    const auto* const gone = std::get_if<schema::object>(&one.before);
    if (!gone) return {};
    switch (gone->kind) {
        case schema::object_kind::trigger: return {};  // nobody names a trigger in a query
        case schema::object_kind::sequence: return hazard::data_loss | hazard::breaks_old_readers;  // where it stood
        default: return hazard::breaks_old_readers;
    }
}

}  // namespace detail

/// The hazards of `one`. `from` is the schema before all changes, with tables already under their new names: a table it
/// lacks is made by the same migration and empty, so nothing on it can fail on data or break a program from before.
///
/// A new constraint is not said to break old programs: it may refuse what they write, as it is meant to.
constexpr hazard_set hazards_of(const change& one, const schema::schema& from) {
    if (one.concerns<schema::table>()) return one.drops() ? hazard::data_loss | hazard::breaks_old_readers : hazard_set{};
    if (one.concerns<table_header>()) return detail::hazards_of_header(one);
    if (one.concerns<schema::view>()) return one.creates() ? hazard_set{} : hazard_set{hazard::breaks_old_readers};
    if (one.concerns<schema::object>()) return detail::hazards_of_object(one);
    const schema::table* const table = from.find_table(one.table, one.in_schema);
    if (!table) return {};
    if (one.concerns<schema::column>()) return detail::hazards_of_column(one, table);
    if (one.concerns<schema::primary_key>()) return detail::hazards_of_primary_key(one);
    if (one.concerns<schema::index>()) return detail::hazards_of_index(one);
    if (one.concerns<schema::unique>() && one.drops()) return hazard::breaks_old_readers;  // upsert needs it
    return one.drops() ? hazard_set{} : hazard_set{hazard::may_fail_on_data};
}

}  // namespace varve
