#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <varve/ddl/ddl_dialect.hpp>
#include <varve/ddl/names.hpp>
#include <varve/ddl/plan.hpp>
#include <varve/schema/schema.hpp>

namespace varve::detail {

/// An enumeration as a type of the database.
struct postgres_enum {
    std::string name{};
    std::vector<std::string> labels{};
};

constexpr bool is_postgres_enum(const schema::type& type) {
    return type.kind == schema::type_kind::enumeration && type.stored_as == schema::storage::natural && !type.name.empty() &&
           schema::text_for(type.spelled, "postgres").empty();
}

/// The enumerations that the columns of a schema are of, each once.
constexpr std::vector<postgres_enum> postgres_enums(const schema::schema& whole) {
    std::vector<postgres_enum> found;
    for (const schema::table& table : whole.tables)
        for (const schema::column& column : table.columns) {
            if (!is_postgres_enum(column.type)) continue;
            bool known = false;
            for (const postgres_enum& each : found) known |= each.name == column.type.name;
            if (known) continue;
            postgres_enum& made = found.emplace_back();
            made.name = column.type.name;
            made.labels = column.type.labels;
        }
    return found;
}

constexpr const postgres_enum* find_enum(const std::vector<postgres_enum>& among, std::string_view name) {
    for (const postgres_enum& each : among)
        if (each.name == name) return &each;
    return nullptr;
}

constexpr std::string create_enum(const dialect& dialect, const postgres_enum& what) {
    std::string out = "CREATE TYPE ";
    dialect.append_identifier(out, what.name);
    out += " AS ENUM (";
    bool first = true;
    for (const std::string& label : what.labels) {
        if (!first) out += ", ";
        first = false;
        dialect.append_text_literal(out, label);
    }
    out.push_back(')');
    return out;
}

/// Whether all of `before` stand in `after` in the same order: then labels need only be added.
constexpr bool only_adds(const std::vector<std::string>& before, const std::vector<std::string>& after) {
    std::size_t at = 0;
    for (const std::string& each : after)
        if (at < before.size() && before[at] == each) ++at;
    return at == before.size();
}

}  // namespace varve::detail
