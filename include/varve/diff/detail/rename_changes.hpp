#pragma once

#include <vector>

#include <varve/diff/change.hpp>
#include <varve/diff/detail/match.hpp>
#include <varve/schema/schema.hpp>

namespace varve::detail {

/// Tables first: the columns are then addressed by the tables' new names.
constexpr std::vector<change> rename_changes(const schema::schema& from, const schema::schema& to, const matching& matched) {
    std::vector<change> out;
    for (const table_rename& each : matched.tables) {
        change one;
        table_header header = header_of(*from.find_table(each.from, each.from_schema));
        one.before = header;
        header.name = each.to;
        header.in_schema = each.to_schema;
        one.after = header;
        out.push_back(one);
    }
    for (const renamed_columns& each : matched.columns) {
        const schema::table& before = *matched.origin(from, *to.find_table(each.table, each.in_schema));
        for (const column_rename& renamed : each.columns) {
            change one;
            one.table = each.table;
            one.in_schema = each.in_schema;
            schema::column column = *schema::find(before.columns, renamed.from);
            column.hints = {};
            one.before = column;
            column.name = renamed.to;
            one.after = column;
            out.push_back(one);
        }
    }
    return out;
}

}  // namespace varve::detail
