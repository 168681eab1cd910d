#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/diff/change.hpp>

namespace varve::migration::detail {

template <class Part>
std::vector<Part> schema::table::*parts_of() {
    if constexpr (std::is_same_v<Part, schema::column>) return &schema::table::columns;
    else if constexpr (std::is_same_v<Part, schema::unique>) return &schema::table::uniques;
    else if constexpr (std::is_same_v<Part, schema::foreign_key>) return &schema::table::foreign_keys;
    else if constexpr (std::is_same_v<Part, schema::check>) return &schema::table::checks;
    else return &schema::table::indexes;
}

template <class Part>
constexpr bool belongs_to_table = !std::is_same_v<Part, std::monostate> && !std::is_same_v<Part, schema::table> &&
                                  !std::is_same_v<Part, table_header> && !std::is_same_v<Part, schema::view> &&
                                  !std::is_same_v<Part, schema::object>;

/// Is there something of this part's kind and name in the schema, in this table?
template <class Part>
bool present(const schema::schema& state, const schema::table* table, const Part& part) {
    if constexpr (std::is_same_v<Part, std::monostate>) return false;
    else if constexpr (std::is_same_v<Part, schema::table> || std::is_same_v<Part, table_header>)
        return state.find_table(part.name, part.in_schema) != nullptr;
    else if constexpr (std::is_same_v<Part, schema::view>) {
        for (const schema::view& each : state.views)
            if (each.name == part.name && each.in_schema == part.in_schema) return true;
        return false;
    } else if constexpr (std::is_same_v<Part, schema::object>) {
        for (const schema::object& each : state.objects)
            if (each.kind == part.kind && each.name == part.name) return true;
        return false;
    } else if constexpr (std::is_same_v<Part, schema::primary_key>) return !table->primary_key.empty();
    else return schema::find(table->*parts_of<Part>(), part.name) != nullptr;
}

inline std::string name_of(const schema_part& part) {
    return std::visit(
        [](const auto& each) -> std::string {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(each)>, std::monostate>) return {};
            else return each.name;
        },
        part);
}

inline std::string_view kind_of(const schema_part& part) {
    constexpr std::string_view kinds[] = {"", "table", "table", "column", "primary key", "unique constraint", "foreign key", "check",
                                          "index", "view", "object"};
    return kinds[part.index()];
}

/// Throws migration_error when `one` cannot happen to `state`: what it alters is missing, or what it makes is there.
inline void check_change(const schema::schema& state, const change& one) {
    const schema_part& shown = one.creates() ? one.after : one.before;
    std::string what{kind_of(shown)};
    what += " \"" + name_of(shown) + "\"";
    const bool in_table = std::visit([]<class Part>(const Part&) { return belongs_to_table<Part>; }, shown);
    const schema::table* table = state.find_table(one.table, one.in_schema);
    if (in_table) {
        what += " of table \"" + one.table + "\"";
        if (table == nullptr) throw migration_error("there is no table \"" + one.table + "\" at this point of the history, so nothing can be done to " + what);
    }
    const auto is_present = [&](const schema_part& part) {
        return std::visit([&](const auto& each) { return present(state, table, each); }, part);
    };
    if (!one.creates() && !is_present(one.before))
        throw migration_error("there is no " + what + " at this point of the history");
    const bool renames = !one.creates() && !one.drops() && name_of(one.before) != name_of(one.after);
    if ((one.creates() || renames) && !one.concerns<schema::primary_key>() && is_present(one.after))
        throw migration_error("there is already a " + std::string{kind_of(one.after)} + " \"" + name_of(one.after) + "\" at this point of the history");
    if (one.creates() && one.concerns<schema::primary_key>() && is_present(one.after))
        throw migration_error("table \"" + one.table + "\" already has a primary key at this point of the history");
}

}  // namespace varve::migration::detail
