#pragma once

#include <string>

#include <varve/ddl/names.hpp>

namespace varve {

/// CREATE VIEW; empty when the view has no definition for this dialect.
[[gnu::cold]] constexpr std::string create_view(const ddl_dialect& dialect, const schema::view& view) {
    const std::string_view definition = schema::text_for(view.definition, dialect.name());
    if (definition.empty()) return {};
    std::string out = view.materialized ? "CREATE MATERIALIZED VIEW " : "CREATE VIEW ";
    detail::append_qualified(out, dialect, view.in_schema, view.name);
    out += " AS ";
    out += definition;
    return out;
}

[[gnu::cold]] constexpr std::string drop_view(const ddl_dialect& dialect, const schema::view& view) {
    if (schema::text_for(view.definition, dialect.name()).empty()) return {};
    std::string out = view.materialized ? "DROP MATERIALIZED VIEW " : "DROP VIEW ";
    detail::append_qualified(out, dialect, view.in_schema, view.name);
    return out;
}

/// The CREATE statement the object carries for this dialect; empty when it has none.
[[gnu::cold]] constexpr std::string create_object(const ddl_dialect& dialect, const schema::object& object) {
    return std::string{schema::text_for(object.text, dialect.name())};
}

[[gnu::cold]] constexpr std::string drop_object(const ddl_dialect& dialect, const schema::object& object) {
    if (schema::text_for(object.text, dialect.name()).empty()) return {};
    switch (object.kind) {
        case schema::object_kind::trigger: {
            std::string out = "DROP TRIGGER " + dialect.identifier(object.name);
            // Standard SQL's triggers belong to the database; PostgreSQL's to their table. Engines with namespaces follow it.
            if (dialect.can().namespaces && !object.table.empty()) out += " ON " + dialect.identifier(object.table);
            return out;
        }
        case schema::object_kind::sequence: return "DROP SEQUENCE " + dialect.identifier(object.name);
        case schema::object_kind::extension: return "DROP EXTENSION " + dialect.identifier(object.name);
        case schema::object_kind::function: return "DROP FUNCTION " + dialect.identifier(object.name);
    }
    return {};
}

}  // namespace varve
