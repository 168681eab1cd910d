#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/backend/sqlite/migration_dialect.hpp>
#include <varve/diff/apply.hpp>

namespace varve_test {

using varve::change;
using varve::schema::type_kind;
using names = std::vector<std::string>;
using changes = std::vector<change>;

inline constexpr varve::sqlite_migration_dialect dialect{};

inline varve::schema::type type(type_kind kind, int size = 0, int scale = 0) {
    varve::schema::type made;
    made.kind = kind;
    made.size = size;
    made.scale = scale;
    return made;
}
inline varve::schema::type enumeration(names labels) {
    varve::schema::type made = type(type_kind::enumeration);
    made.labels = std::move(labels);
    return made;
}
inline varve::schema::column column(std::string name, varve::schema::type of, bool nullable = false) {
    varve::schema::column made;
    made.name = std::move(name);
    made.type = std::move(of);
    made.nullable = nullable;
    return made;
}
inline varve::schema::column integer(std::string name, bool nullable = false) {
    return column(std::move(name), type(type_kind::integer, 64), nullable);
}
inline varve::schema::column text(std::string name, bool nullable = false) {
    return column(std::move(name), type(type_kind::text), nullable);
}
inline varve::schema::column with_default(varve::schema::column made, std::string_view sql) {
    made.default_value = varve::schema::sql(sql);
    return made;
}

inline varve::schema::table table(std::string name, std::vector<varve::schema::column> columns, names key = {"id"}) {
    varve::schema::table made;
    made.name = std::move(name);
    made.columns = std::move(columns);
    if (!key.empty()) made.primary_key = {"pk_" + made.name, std::move(key)};
    return made;
}
inline varve::schema::foreign_key foreign_key(std::string name, names columns, std::string referenced, names referenced_columns) {
    varve::schema::foreign_key made;
    made.name = std::move(name);
    made.columns = std::move(columns);
    made.referenced_table = std::move(referenced);
    made.referenced_columns = std::move(referenced_columns);
    return made;
}
inline varve::schema::index index(std::string name, names columns) {
    varve::schema::index made;
    made.name = std::move(name);
    for (std::string& each : columns) made.parts.emplace_back().column = std::move(each);
    return made;
}
inline varve::schema::object trigger(std::string name, std::string on, std::string_view sql) {
    varve::schema::object made;
    made.name = std::move(name);
    made.table = std::move(on);
    made.text.push_back({"sqlite", std::string{sql}});
    return made;
}
inline varve::schema::view view(std::string name, std::string_view select) {
    varve::schema::view made;
    made.name = std::move(name);
    made.definition.push_back({"sqlite", std::string{select}});
    return made;
}

template <class Part>
change created(std::string table, Part part) {
    return {.table = std::move(table), .after = std::move(part)};
}
template <class Part>
change dropped(std::string table, Part part) {
    return {.table = std::move(table), .before = std::move(part)};
}
template <class Part>
change altered(std::string table, Part before, Part after) {
    return {.table = std::move(table), .before = std::move(before), .after = std::move(after)};
}
inline change created(varve::schema::table made) { return {.after = std::move(made)}; }
inline change renamed(const varve::schema::table& table, std::string to) {
    varve::table_header before = varve::header_of(table);
    varve::table_header after = before;
    after.name = std::move(to);
    return {.before = std::move(before), .after = std::move(after)};
}
inline change renamed(std::string table, const varve::schema::column& column, std::string to) {
    varve::schema::column after = column;
    after.name = std::move(to);
    return altered(std::move(table), column, std::move(after));
}
inline varve::schema::check positive(std::string name, std::string_view column) {
    return {std::move(name), varve::schema::sql(std::string{column} + " > 0")};
}

/// The statements of a plan, in order.
inline names statements(const varve::plan& plan) {
    names made;
    for (const auto& each : plan.statements) made.push_back(each.sql);
    return made;
}
inline bool rebuilds(const varve::plan& plan) { return !plan.before.empty(); }

}  // namespace varve_test
