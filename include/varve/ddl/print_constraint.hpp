#pragma once

#include <string>

#include <varve/ddl/names.hpp>
#include <varve/sql/print.hpp>

namespace varve::detail {

[[gnu::cold]] constexpr void append_constraint_name(std::string& out, const dialect& dialect, const std::string& name) {
    if (name.empty()) return;
    out += "CONSTRAINT ";
    dialect.append_identifier(out, name);
    out.push_back(' ');
}

[[gnu::cold]] constexpr void append_constraint(std::string& out, const dialect& dialect, const schema::primary_key& key) {
    append_constraint_name(out, dialect, key.name);
    out += "PRIMARY KEY ";
    append_names(out, dialect, key.columns);
}

[[gnu::cold]] constexpr void append_constraint(std::string& out, const dialect& dialect, const schema::unique& unique) {
    append_constraint_name(out, dialect, unique.name);
    out += unique.nulls_not_distinct ? "UNIQUE NULLS NOT DISTINCT " : "UNIQUE ";
    append_names(out, dialect, unique.columns);
}

[[gnu::cold]] constexpr std::string_view action_text(schema::referential_action action) {
    switch (action) {
        case schema::referential_action::no_action: return "NO ACTION";
        case schema::referential_action::restrict: return "RESTRICT";
        case schema::referential_action::cascade: return "CASCADE";
        case schema::referential_action::set_null: return "SET NULL";
        case schema::referential_action::set_default: return "SET DEFAULT";
    }
    return "";
}

/// The part from REFERENCES on, which may also stand beside a column.
[[gnu::cold]] constexpr void append_references(std::string& out, const dialect& dialect, const schema::foreign_key& key) {
    out += "REFERENCES ";
    append_qualified(out, dialect, key.referenced_schema, key.referenced_table);
    if (!key.referenced_columns.empty()) {
        out.push_back(' ');
        append_names(out, dialect, key.referenced_columns);
    }
    if (key.on_delete != schema::referential_action::no_action) {
        out += " ON DELETE ";
        out += action_text(key.on_delete);
    }
    if (key.on_update != schema::referential_action::no_action) {
        out += " ON UPDATE ";
        out += action_text(key.on_update);
    }
    if (key.deferrable) out += key.initially_deferred ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
}

[[gnu::cold]] constexpr void append_constraint(std::string& out, const dialect& dialect, const schema::foreign_key& key) {
    append_constraint_name(out, dialect, key.name);
    out += "FOREIGN KEY ";
    append_names(out, dialect, key.columns);
    out.push_back(' ');
    append_references(out, dialect, key);
}

[[gnu::cold]] constexpr void append_constraint(std::string& out, const ddl_dialect& dialect, const schema::check& check) {
    append_constraint_name(out, dialect, check.name);
    out += "CHECK (";
    dialect.append_expression(out, check.condition);
    out.push_back(')');
}

/// True for a unique constraint that the engine can only keep as an index.
[[gnu::cold]] constexpr bool is_kept_as_index(const dialect& dialect, const schema::unique& unique) {
    return unique.nulls_not_distinct && !dialect.can().nulls_not_distinct;
}

}  // namespace varve::detail
