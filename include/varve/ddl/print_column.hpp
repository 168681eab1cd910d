#pragma once

#include <string>

#include <varve/ddl/implied_check.hpp>
#include <varve/ddl/print_constraint.hpp>

namespace varve::detail {

/// A default as it may stand behind DEFAULT and inside an expression: a lone literal bare, everything else parenthesised.
[[gnu::cold]] constexpr std::string default_text(const ddl_dialect& dialect, const schema::expression& value) {
    const bool bare = value.text.empty() && value.nodes.size() == 1 && value.nodes[0].kind == schema::node_kind::literal;
    std::string text;
    if (!bare) text.push_back('(');
    dialect.append_expression(text, value);
    if (!bare) text.push_back(')');
    return text;
}

/// "name" TYPE … as it stands in CREATE TABLE and in ALTER TABLE … ADD COLUMN, with the check an enumeration implies.
[[gnu::cold]] constexpr void append_column(std::string& out, const ddl_dialect& dialect, const schema::table& table,
                             const schema::column& column) {
    dialect.append_identifier(out, column.name);
    const std::string type = dialect.column_type_text(table, column);
    if (!type.empty()) {
        out.push_back(' ');
        out += type;
    }
    if (!column.collation.empty()) {
        out += " COLLATE ";
        dialect.append_identifier(out, column.collation);
    }
    if (has_text(column.generated, dialect)) {
        out += " GENERATED ALWAYS AS (";
        dialect.append_expression(out, column.generated);
        out += column.generated_stored || !dialect.can().virtual_columns ? ") STORED" : ") VIRTUAL";
    }
    if (!column.nullable) out += " NOT NULL";
    if (has_text(column.default_value, dialect)) {
        out += " DEFAULT ";
        out += default_text(dialect, column.default_value);
    }
    dialect.append_identity(out, table, column);
    if (has_implied_check(dialect, column)) {
        out.push_back(' ');
        append_constraint(out, dialect, implied_check(table, column));
    }
}

[[gnu::cold]] constexpr std::string column_text(const ddl_dialect& dialect, const schema::table& table, const schema::column& column) {
    std::string out;
    append_column(out, dialect, table, column);
    return out;
}

}  // namespace varve::detail
