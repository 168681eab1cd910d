#pragma once

#include <varve/diff/detail/key_cover.hpp>
#include <varve/diff/detail/type_hazards.hpp>
#include <varve/diff/detail/uses.hpp>
#include <varve/diff/hazard.hpp>
#include <varve/schema/schema.hpp>

namespace varve::detail {

/// Whether an INSERT that does not know of the column succeeds.
constexpr bool fills_itself(const schema::column& column) {
    return column.nullable || !column.default_value.empty() || !column.generated.empty() ||
           column.identity != schema::identity::none;
}

constexpr hazard_set hazards_of_added(const schema::column& added) {
    hazard_set out;
    // Rows that are there have no value for it, and programs from before do not give one. A non-empty table refuses.
    if (!fills_itself(added)) out |= hazard::may_fail_on_data | hazard::breaks_old_readers;
    // Each row gets a value of its own: no engine can keep that beside the rows, as it can a constant default.
    if (added.identity != schema::identity::none) out |= hazard::table_rewrite;
    if (!added.generated.empty() && added.generated_stored) out |= hazard::table_rewrite;
    if (!added.generated.empty() && !added.nullable) out |= hazard::may_fail_on_data;  // the expression may be NULL
    return out;
}

constexpr hazard_set hazards_of_dropped(const schema::column& gone) {
    // What a generated column held follows from the columns it was made of.
    return gone.generated.empty() ? hazard::data_loss | hazard::breaks_old_readers : hazard_set{hazard::breaks_old_readers};
}

constexpr hazard_set hazards_of_generation(const schema::column& before, const schema::column& after) {
    if (before.generated == after.generated && before.generated_stored == after.generated_stored) return {};
    if (before.generated.empty())  // the values give way to computed ones; old programs write to it and are refused
        return hazard::data_loss | hazard::table_rewrite | hazard::breaks_old_readers | hazard::may_fail_on_data;
    if (after.generated.empty())  // values that were computed on reading must be written down once
        return before.generated_stored ? hazard_set{} : hazard_set{hazard::table_rewrite};
    hazard_set out;
    if (before.generated_stored || after.generated_stored) out |= hazard::table_rewrite;
    if (before.generated != after.generated) out |= hazard::may_fail_on_data;
    return out;
}

constexpr bool is_in_unique_key(const schema::table& table, const std::string& column) {
    if (holds(table.primary_key.columns, column)) return true;
    for (const schema::unique& each : table.uniques)
        if (holds(each.columns, column)) return true;
    for (const schema::index& each : table.indexes)
        if (each.unique && uses(each, column)) return true;
    return false;
}

constexpr hazard_set hazards_of_altered(const schema::column& before, const schema::column& after, const schema::table* table) {
    hazard_set out = hazards_of_type(before.type, after.type) | hazards_of_generation(before, after);
    // NULLs that are there make it fail; programs from before go on writing them.
    if (before.nullable && !after.nullable) out |= hazard::may_fail_on_data | hazard::breaks_old_readers;
    // A program from before has a field that cannot be empty, and meets NULL.
    if (!before.nullable && after.nullable) out |= hazard::breaks_old_readers;
    // Programs from before leave it out of their INSERT and are refused now (a default gone, an identity, a generation).
    if (fills_itself(before) && !fills_itself(after)) out |= hazard::breaks_old_readers;
    // ALWAYS refuses a value that is given, as programs from before may do.
    if (after.identity == schema::identity::always && before.identity != after.identity) out |= hazard::breaks_old_readers;
    // Values that were different may be equal under the new collation.
    if (before.collation != after.collation && table && is_in_unique_key(*table, before.name)) out |= hazard::may_fail_on_data;
    return out;
}

}  // namespace varve::detail
