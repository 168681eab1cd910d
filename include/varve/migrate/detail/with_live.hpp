#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <varve/schema/schema.hpp>
#include <varve/ddl/migration_dialect.hpp>

namespace varve::migration::detail {

template <class Part, class Same>
void add_unknown(std::vector<Part>& to, const std::vector<Part>& live, const std::vector<Part>& known, Same same) {
    for (const Part& each : live)
        if (std::none_of(known.begin(), known.end(), [&](const Part& other) { return same(each, other); })) to.push_back(each);
}

/// A table with what the database's own has beyond it. `known` is the folded table as the engine would tell it back.
inline void add_live(schema::table& folded, const schema::table& live, const schema::table& known) {
    const auto by_name = [](const auto& left, const auto& right) { return left.name == right.name; };
    add_unknown(folded.columns, live.columns, known.columns, by_name);
    add_unknown(folded.indexes, live.indexes, known.indexes, by_name);
    add_unknown(folded.uniques, live.uniques, known.uniques,
                [](const schema::unique& left, const schema::unique& right) { return left.columns == right.columns; });
    add_unknown(folded.checks, live.checks, known.checks,
                [](const schema::check& left, const schema::check& right) {
                    return left.condition == right.condition || (!left.name.empty() && left.name == right.name);
                });
    add_unknown(folded.foreign_keys, live.foreign_keys, known.foreign_keys,
                [](const schema::foreign_key& left, const schema::foreign_key& right) {
                    return left.columns == right.columns && left.referenced_table == right.referenced_table &&
                           left.referenced_columns == right.referenced_columns;
                });
}

/// The folded schema with what the database has and no revision made: columns, constraints, indexes, views and triggers that
/// somebody added by hand. A table that is rebuilt must keep them, and the rows in them, too.
inline schema::schema with_live(schema::schema folded, const schema::schema& live, const migration_dialect& dialect) {
    const schema::schema known = dialect.project(folded);
    for (const schema::table& table : live.tables) {
        schema::table* const here = folded.find_table(table.name, table.in_schema);
        const schema::table* const projected = known.find_table(table.name, table.in_schema);
        if (here != nullptr && projected != nullptr) add_live(*here, table, *projected);
    }
    const auto by_name = [](const schema::view& left, const schema::view& right) { return left.name == right.name; };
    add_unknown(folded.views, live.views, known.views, by_name);
    add_unknown(folded.objects, live.objects, known.objects, [](const schema::object& left, const schema::object& right) {
        return left.kind == right.kind && left.name == right.name;
    });
    return folded;
}

}  // namespace varve::migration::detail
