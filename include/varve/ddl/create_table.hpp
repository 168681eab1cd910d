#pragma once

#include <string>

#include <varve/ddl/print_column.hpp>

namespace varve {

/// CREATE TABLE with everything that belongs to the statement: columns, key, constraints, options. Indexes are statements
/// of their own. `as` gives it another name, while what it says of itself (names of checks, references) stays.
[[gnu::cold]] constexpr std::string create_table(const ddl_dialect& dialect, const schema::table& table, std::string_view as = {}) {
    std::string out = "CREATE TABLE ";
    detail::append_qualified(out, dialect, table.in_schema, as.empty() ? std::string_view{table.name} : as);
    out += " (";
    bool first = true;
    const auto item = [&] {
        out += first ? "\n    " : ",\n    ";
        first = false;
    };
    for (const schema::column& column : table.columns) {
        item();
        detail::append_column(out, dialect, table, column);
    }
    if (!table.primary_key.empty() && !dialect.primary_key_beside_column(table)) {
        item();
        detail::append_constraint(out, dialect, table.primary_key);
    }
    for (const schema::unique& each : table.uniques) {
        if (detail::is_kept_as_index(dialect, each)) continue;
        item();
        detail::append_constraint(out, dialect, each);
    }
    for (const schema::foreign_key& each : table.foreign_keys) {
        item();
        detail::append_constraint(out, dialect, each);
    }
    for (const schema::check& each : table.checks) {
        if (!has_text(each.condition, dialect) || detail::is_implied(dialect, table, each)) continue;
        item();
        detail::append_constraint(out, dialect, each);
    }
    out += "\n)";
    dialect.append_table_options(out, table);
    return out;
}

}  // namespace varve
