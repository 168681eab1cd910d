// Folding: a schema and one change go in, the schema after it comes out. The schema at a revision is the fold of all
// operations up to it, and diff runs its own changes through here, so that what it says is what a fold will make of it.
// Called by diff/, by the fold of migrate/ and by the planners of ddl/ that need the schema between two changes.
#pragma once

#include <variant>
#include <vector>

#include <varve/diff/change.hpp>
#include <varve/diff/detail/apply_column.hpp>
#include <varve/diff/detail/apply_member.hpp>
#include <varve/diff/detail/apply_table.hpp>
#include <varve/schema/schema.hpp>

namespace varve {

namespace detail {

constexpr void apply_change(schema::schema& to, const change& one, references check) {
    if (one.before.index() != one.after.index() && !one.creates() && !one.drops())
        refuse("a change turns one kind of part into another", "drop the one and create the other");
    if (one.concerns<schema::table>()) return apply_table(to, one, check);
    if (one.concerns<table_header>()) return apply_header(to, one);
    if (one.concerns<schema::view>()) return apply_view(to, one);
    if (one.concerns<schema::object>()) return apply_object(to, one);
    if (one.creates() && one.drops()) refuse("a change has neither a before nor an after", "give it at least one side");
    schema::table& table = table_of(to, one);
    if (one.concerns<schema::column>()) return apply_column(to, table, one);
    if (one.concerns<schema::primary_key>()) return apply_primary_key(table, one);
    if (one.concerns<schema::unique>()) return apply_member(table, table.uniques, "unique constraint", one);
    if (one.concerns<schema::check>()) return apply_member(table, table.checks, "check", one);
    if (one.concerns<schema::index>()) return apply_member(table, table.indexes, "index", one);
    const auto* const key = std::get_if<schema::foreign_key>(&one.after);
    if (key && check == references::checked) require_referenced(to, table, *key);
    apply_member(table, table.foreign_keys, "foreign key", one);
}

}  // namespace detail

/// Folds one change into a schema. Strict: throws migration_error when the change does not fit what is there (a table or
/// column that is missing or there already, a before side that differs, something that is still referred to). A renamed
/// column or table is carried into every key, index, check and expression node that names it, in other tables too;
/// opaque text is left as it is, as only the engine can read it.
constexpr void apply(schema::schema& to, const change& one) {
    detail::apply_change(to, one, detail::references::checked);
}

/// Folds all of them, first to last.
constexpr void apply(schema::schema& to, const std::vector<change>& all) {
    for (const change& each : all) apply(to, each);
}

}  // namespace varve
