#pragma once

#include <string>
#include <variant>

#include <varve/diff/change.hpp>
#include <varve/diff/detail/carry_rename.hpp>
#include <varve/diff/detail/refuse.hpp>
#include <varve/diff/detail/uses.hpp>

namespace varve::detail {

constexpr void add_column(schema::table& table, const schema::column& added, int position) {
    if (schema::find(table.columns, added.name)) refuse_present("column", added.name, in_table(table));
    const int count = static_cast<int>(table.columns.size());
    if (position > count || position < -1)
        refuse("column " + in_quotes(added.name) + " is to stand at a place that is not" + in_table(table),
               "give a position from 0 to the number of columns, or -1 for the end");
    table.columns.insert(table.columns.begin() + (position < 0 ? count : position), added);
}

constexpr void drop_column(const schema::schema& whole, schema::table& table, const schema::column& gone) {
    const schema::column* const found = schema::find(table.columns, gone.name);
    if (!found) refuse_missing("column", gone.name, in_table(table));
    if (*found != gone) refuse_different("column", gone.name, in_table(table));
    if (const std::string user = user_of_column(whole, table, gone.name); !user.empty())
        refuse("column " + in_quotes(gone.name) + in_table(table) + " is still used by " + user, "drop or change that first");
    table.columns.erase(table.columns.begin() + (found - table.columns.data()));
}

constexpr void apply_column(schema::schema& whole, schema::table& table, const change& one) {
    const auto* const before = std::get_if<schema::column>(&one.before);
    const auto* const after = std::get_if<schema::column>(&one.after);
    if (!before) return add_column(table, *after, one.position);
    if (!after) return drop_column(whole, table, *before);
    schema::column* const found = schema::find(table.columns, before->name);
    if (!found) refuse_missing("column", before->name, in_table(table));
    if (*found != *before) refuse_different("column", before->name, in_table(table));
    if (before->name == after->name) {
        *found = *after;
        return;
    }
    if (schema::find(table.columns, after->name)) refuse_present("column", after->name, in_table(table));
    // Only the name: had the other facts come from `after`, a rename would alter as well, and its inverse would not fit.
    schema::column renamed = *before;
    renamed.name = after->name;
    if (renamed != *after)
        refuse("the rename of column " + in_quotes(before->name) + in_table(table) + " alters it as well",
               "rename it and alter it in two changes");
    found->name = after->name;
    carry_column_rename(whole, table, before->name, after->name);
}

}  // namespace varve::detail
