#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <varve/core/raise.hpp>
#include <varve/ddl/names.hpp>
#include <varve/ddl/print_constraint.hpp>
#include <varve/sql/conflict_target.hpp>

namespace varve {

namespace detail {

[[gnu::cold]] constexpr void append_index_part(std::string& out, const ddl_dialect& dialect, const schema::index_part& part) {
    if (!part.column.empty()) {
        dialect.append_identifier(out, part.column);
    } else {
        out.push_back('(');
        dialect.append_expression(out, part.value);
        out.push_back(')');
    }
    if (!part.collation.empty()) {
        out += " COLLATE ";
        dialect.append_identifier(out, part.collation);
    }
    if (!part.operator_class.empty()) {
        out.push_back(' ');
        out += part.operator_class;
    }
    if (part.descending) out += " DESC";
    if (dialect.can().nulls_order_in_indexes) {
        if (part.nulls == schema::nulls_order::first) out += " NULLS FIRST";
        if (part.nulls == schema::nulls_order::last) out += " NULLS LAST";
    }
}

[[gnu::cold]] constexpr bool is_nullable(const schema::table& table, std::string_view name) {
    const schema::column* const column = schema::find(table.columns, name);
    return column != nullptr && column->nullable;
}

}  // namespace detail

/// CREATE INDEX. What only speeds a query up and the engine lacks (a method, INCLUDE, NULLS FIRST) is left out; what
/// changes what the index means is refused.
[[gnu::cold]] constexpr std::string create_index(const ddl_dialect& dialect, const schema::table& table, const schema::index& index) {
    const capabilities can = dialect.can();
    const bool partial = has_text(index.where, dialect);
    if (partial && !can.partial_indexes)
        detail::raise<feature_not_supported>({"index ", index.name, ": ", dialect.name(), " has no partial indexes"});
    std::string out = index.unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ";
    dialect.append_identifier(out, index.name);
    out += " ON ";
    detail::append_qualified(out, dialect, table.in_schema, table.name);
    if (!index.method.empty() && can.include_columns) {
        out += " USING ";
        out += index.method;
    }
    out += " (";
    bool first = true;
    for (const schema::index_part& part : index.parts) {
        if (part.column.empty() && !can.expression_indexes)
            detail::raise<feature_not_supported>({"index ", index.name, ": ", dialect.name(), " has no indexes on expressions"});
        if (!first) out += ", ";
        first = false;
        if (index.unique && index.nulls_not_distinct && !can.nulls_not_distinct && detail::is_nullable(table, part.column))
            detail::append_unique_column(out, part.column, true, dialect);
        else
            detail::append_index_part(out, dialect, part);
    }
    out.push_back(')');
    if (!index.include.empty() && can.include_columns) {
        out += " INCLUDE ";
        detail::append_names(out, dialect, index.include);
    }
    if (index.unique && index.nulls_not_distinct && can.nulls_not_distinct) out += " NULLS NOT DISTINCT";
    if (partial) {
        out += " WHERE ";
        dialect.append_expression(out, index.where);
    }
    return out;
}

/// The unique index that keeps a constraint whose NULLs are equal, where the engine has no such constraint.
[[gnu::cold]] constexpr std::string create_unique_index(const ddl_dialect& dialect, const schema::table& table, const schema::unique& unique) {
    std::string out = "CREATE UNIQUE INDEX ";
    dialect.append_identifier(out, unique.name);
    out += " ON ";
    detail::append_qualified(out, dialect, table.in_schema, table.name);
    out += " (";
    const bool in_pairs = !dialect.can().nulls_not_distinct;
    bool first = true;
    for (const std::string& column : unique.columns) {
        if (!first) out += ", ";
        first = false;
        detail::append_unique_column(out, column, in_pairs && detail::is_nullable(table, column), dialect);
    }
    out.push_back(')');
    return out;
}

/// The statements that make an index of either kind. `filled`: the table has rows.
[[gnu::cold]] constexpr std::vector<std::string> create_index_statements(const ddl_dialect& dialect, const schema::table& table,
                                                                         const schema::index& index, bool filled) {
    if (index.is_full_text()) return dialect.create_full_text_index(table, index, filled);
    std::vector<std::string> made;
    made.push_back(create_index(dialect, table, index));
    return made;
}

[[gnu::cold]] constexpr std::vector<std::string> drop_index_statements(const ddl_dialect& dialect, std::string_view in_schema,
                                                                       const schema::index& index) {
    if (index.is_full_text()) return dialect.drop_full_text_index(index);
    std::vector<std::string> made;
    made.push_back("DROP INDEX " + detail::qualified(dialect, in_schema, index.name));
    return made;
}

/// Every statement that makes an index of the table. `filled`: it has rows.
[[gnu::cold]] constexpr std::vector<std::string> create_indexes(const ddl_dialect& dialect, const schema::table& table,
                                                                bool filled = false) {
    std::vector<std::string> made;
    for (const schema::unique& each : table.uniques)
        if (detail::is_kept_as_index(dialect, each)) made.push_back(create_unique_index(dialect, table, each));
    for (const schema::index& each : table.indexes)
        for (std::string& statement : create_index_statements(dialect, table, each, filled)) made.push_back(std::move(statement));
    return made;
}

}  // namespace varve
