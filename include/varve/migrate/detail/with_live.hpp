#pragma once

#include <algorithm>
#include <string>

#include <varve/schema/schema.hpp>

namespace varve::migration::detail {

/// The folded schema with the indexes, views and triggers that the database has and no revision made: a rebuilt table
/// must keep them too.
inline schema::schema with_live(schema::schema folded, const schema::schema& live) {
    for (const schema::table& table : live.tables) {
        schema::table* known = folded.find_table(table.name, table.in_schema);
        if (known == nullptr) continue;
        for (const schema::index& each : table.indexes)
            if (schema::find(known->indexes, each.name) == nullptr &&
                schema::find(known->uniques, each.name) == nullptr)
                known->indexes.push_back(each);
    }
    for (const schema::view& each : live.views)
        if (schema::find(folded.views, each.name) == nullptr) folded.views.push_back(each);
    for (const schema::object& each : live.objects) {
        const bool is_known = std::any_of(
            folded.objects.begin(), folded.objects.end(), [&](const schema::object& known) {
                return known.kind == each.kind && known.name == each.name;
            });
        if (!is_known) folded.objects.push_back(each);
    }
    return folded;
}

}  // namespace varve::migration::detail
