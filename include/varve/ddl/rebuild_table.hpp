#pragma once

#include <string>
#include <utility>
#include <vector>

#include <varve/ddl/create_table.hpp>
#include <varve/ddl/rebuild_hooks.hpp>
#include <varve/ddl/rebuild_need.hpp>

namespace varve::detail {

/// An introspected table carries an enumeration's check among its own; it goes or changes with the column.
constexpr void forget_implied_check(const dialect& dialect, schema::table& table, const schema::column& before,
                                    const schema::column* after) {
    if (!has_implied_check(dialect, before) || (after != nullptr && has_implied_check(dialect, *after))) return;
    const std::string name = schema::check_name(table.name, before.name);
    std::erase_if(table.checks, [&](const schema::check& each) { return each.name == name; });
}

/// What a new column's values are made of: the old ones, as the new type, and the default where NULL is no longer allowed.
constexpr std::string copied_value(const rebuild_hooks& dialect, const schema::column& old, const schema::column& fresh) {
    std::string value = dialect.converted(old, fresh, dialect.identifier(old.name));
    if (!old.nullable || fresh.nullable || !has_text(fresh.default_value, dialect)) return value;
    return "coalesce(" + value + ", " + default_text(dialect, fresh.default_value) + ")";
}

/// The statements that put `fresh` in the place of `need.old`, rows and all, without indexes and triggers.
constexpr void append_rebuild(std::vector<ddl_statement>& to, const rebuild_hooks& dialect, const table_need& need,
                              const schema::table& fresh, const std::string& temporary) {
    const schema::table& old = need.old;
    std::vector<copied_column> copied;
    dialect.copy_hidden(old, fresh, copied);
    const std::size_t hidden = copied.size();
    std::string columns;
    std::string values;
    const auto copy = [&](const std::string& column, const std::string& value) {
        if (!columns.empty()) columns += ", ";
        if (!values.empty()) values += ", ";
        columns += dialect.identifier(column);
        values += value;
    };
    for (std::size_t i = 0; i < hidden; ++i) copy(copied[i].column, dialect.identifier(copied[i].source));
    for (const schema::column& column : fresh.columns) {
        if (!column.generated.empty()) continue;
        for (const copied_column& each : need.copied) {
            if (each.column != column.name) continue;
            const schema::column& source = *schema::find(old.columns, each.source);
            copy(column.name, copied_value(dialect, source, column));
            const std::string loss = dialect.conversion_loss(source, column, dialect.identifier(source.name));
            if (loss.empty()) continue;
            to.push_back({.sql = "SELECT " + dialect.identifier(source.name) + " FROM " + dialect.identifier(old.name) +
                                 " WHERE " + dialect.identifier(source.name) + " IS NOT NULL AND (" + loss + ") LIMIT 1",
                          .hazards = hazard::may_fail_on_data,
                          .what = ddl_statement::role::expect_no_rows,
                          .failure = "column '" + column.name + "' of table '" + fresh.name +
                                     "' holds values that its new type would change; correct the rows first"});
        }
    }
    to.push_back({.sql = create_table(dialect, fresh, temporary)});
    if (!columns.empty())
        to.push_back({.sql = "INSERT INTO " + dialect.identifier(temporary) + " (" + columns + ")\nSELECT " + values + "\nFROM " +
                             dialect.identifier(old.name),
                      .hazards = need.hazards | hazard::table_rewrite | hazard::blocking_lock});
    dialect.keep_counters(to, old, fresh, temporary);
    to.push_back({.sql = "DROP TABLE " + dialect.identifier(old.name)});
    dialect.take_name(to, temporary, fresh.name);
}

}  // namespace varve::detail
