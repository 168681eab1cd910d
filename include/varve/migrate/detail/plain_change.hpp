#pragma once

#include <type_traits>
#include <variant>

#include <varve/diff/change.hpp>

namespace varve::migration::detail {

inline void drop_hints(schema_part& part) {
    if (auto* column = std::get_if<schema::column>(&part)) column->hints = {};
    if (auto* table = std::get_if<schema::table>(&part)) {
        table->hints = {};
        for (schema::column& each : table->columns) each.hints = {};
    }
}

/// The one form of a change that operations and diff both come down to, so that a generated file hashes as what it was
/// generated from: without hints, and with -1 for "at the end".
inline change plain(change one, const schema::schema& state) {
    drop_hints(one.before);
    drop_hints(one.after);
    if (!one.concerns<schema::column>() || (!one.creates() && !one.drops())) {
        one.position = -1;
        return one;
    }
    const schema::table* table = state.find_table(one.table, one.in_schema);
    if (table == nullptr) return one;
    const int count = static_cast<int>(table->columns.size());
    if (one.creates()) {
        if (one.position >= count) one.position = -1;
        return one;
    }
    const schema::column& dropped = std::get<schema::column>(one.before);
    for (int i = 0; i < count; ++i)
        if (table->columns[static_cast<std::size_t>(i)].name == dropped.name)
            one.position = i + 1 == count ? -1 : i;
    return one;
}

}  // namespace varve::migration::detail
