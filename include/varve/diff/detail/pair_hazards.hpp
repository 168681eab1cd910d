#pragma once

#include <string>
#include <variant>
#include <vector>

#include <varve/diff/change.hpp>
#include <varve/diff/detail/key_cover.hpp>
#include <varve/diff/hazards.hpp>

namespace varve::detail {

/// What a change makes unique, whatever does it; empty for anything else.
constexpr std::vector<std::string> unique_columns(const schema_part& part) {
    if (const auto* const unique = std::get_if<schema::unique>(&part)) return unique->columns;
    if (const auto* const index = std::get_if<schema::index>(&part)) return unique_columns(*index);
    return {};
}

constexpr bool nulls_not_distinct(const schema_part& part) {
    if (const auto* const unique = std::get_if<schema::unique>(&part)) return unique->nulls_not_distinct;
    const auto* const index = std::get_if<schema::index>(&part);
    return index && index->nulls_not_distinct;
}

/// Whether what was dropped promised all that is created promises: rows that kept the one keep the other.
constexpr bool promises_the_same(const schema_part& gone, const schema_part& made) {
    if (const std::vector<std::string> before = unique_columns(gone); !before.empty())
        return same_set(before, unique_columns(made)) && nulls_not_distinct(gone) == nulls_not_distinct(made);
    if (gone.index() != made.index()) return false;
    if (const auto* const before = std::get_if<schema::foreign_key>(&gone)) {
        const auto& after = std::get<schema::foreign_key>(made);
        return before->columns == after.columns && before->referenced_schema == after.referenced_schema &&
               before->referenced_table == after.referenced_table && before->referenced_columns == after.referenced_columns;
    }
    if (const auto* const before = std::get_if<schema::check>(&gone))
        return before->condition == std::get<schema::check>(made).condition;
    return gone == made;  // a view, a trigger or a function that steps aside and comes back
}

/// The hazards of each change, where a thing that is dropped and created again with the same meaning (under another name,
/// or because something else was in its way) has none.
constexpr std::vector<hazard_set> hazards_of_all(const std::vector<change>& list, const schema::schema& base) {
    std::vector<hazard_set> out;
    out.reserve(list.size());
    for (const change& each : list) out.push_back(hazards_of(each, base));
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!list[i].drops()) continue;
        for (std::size_t k = i + 1; k < list.size(); ++k) {
            if (!list[k].creates() || list[i].table != list[k].table || list[i].in_schema != list[k].in_schema) continue;
            if (!promises_the_same(list[i].before, list[k].after)) continue;
            out[i] = {};
            out[k] = {};
        }
    }
    return out;
}

}  // namespace varve::detail
