#pragma once

#include <utility>
#include <vector>

#include <varve/diff/apply.hpp>
#include <varve/diff/change.hpp>

namespace varve::detail {

/// What changes a table that the same list creates becomes part of its creation: foreign keys that diff split off because
/// of a circle need no rebuild of an empty table. Stops where the table is renamed or dropped.
constexpr std::vector<change> merge_creations(const std::vector<change>& given) {
    std::vector<change> changes = given;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        auto* const created = std::get_if<schema::table>(&changes[i].after);
        if (created == nullptr || !changes[i].creates()) continue;
        schema::schema alone;
        alone.tables.push_back(*created);
        std::vector<change> rest;
        bool merging = true;
        for (std::size_t j = i + 1; j < changes.size(); ++j) {
            const change& next = changes[j];
            const auto* const header = std::get_if<table_header>(&next.before);
            const auto* const dropped = std::get_if<schema::table>(&next.before);
            if ((header != nullptr && header->name == created->name && header->in_schema == created->in_schema) ||
                (dropped != nullptr && dropped->name == created->name && dropped->in_schema == created->in_schema))
                merging = false;
            const bool of_this = !next.table.empty() && next.table == created->name && next.in_schema == created->in_schema;
            if (merging && of_this) apply_change(alone, next, references::unchecked);
            else rest.push_back(next);
        }
        *created = std::move(alone.tables.front());
        changes.resize(i + 1);
        for (change& each : rest) changes.push_back(std::move(each));
    }
    return changes;
}

}  // namespace varve::detail
