#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <varve/diff/hazard.hpp>
#include <varve/schema/schema.hpp>

namespace varve {

/// What a table is besides its columns, keys and indexes: the side of a change that renames a table or alters its options.
struct table_header {
    std::string name{};
    std::string in_schema{};
    std::string comment{};
    std::vector<schema::option> options{};

    constexpr bool operator==(const table_header&) const = default;
};

constexpr table_header header_of(const schema::table& table) {
    return {table.name, table.in_schema, table.comment, table.options};
}

/// One side of a change: nothing, or one part of a schema.
using schema_part = std::variant<std::monostate, schema::table, table_header, schema::column, schema::primary_key, schema::unique,
                                 schema::foreign_key, schema::check, schema::index, schema::view, schema::object>;

/// One step from a schema to another. It carries both sides, so it inverts itself: nothing before = created, nothing
/// after = dropped, both = altered, or renamed when the names differ (a rename never alters as well: that is two changes).
struct change {
    std::string table{};      ///< the table the part belongs to, by its name at that moment; empty for tables, views, objects
    std::string in_schema{};  ///< the table's namespace
    schema_part before{};
    schema_part after{};
    int position = -1;        ///< a column's place in its table: where it is added, or where it was; -1 = at the end

    constexpr bool operator==(const change&) const = default;

    template <class Part>
    constexpr bool concerns() const {
        return std::holds_alternative<Part>(before) || std::holds_alternative<Part>(after);
    }
    constexpr bool creates() const { return std::holds_alternative<std::monostate>(before); }
    constexpr bool drops() const { return std::holds_alternative<std::monostate>(after); }
};

/// The change that undoes `one`. A renamed table's parts are addressed by the name they have when it runs.
constexpr change inverse(const change& one) {
    change undone = one;
    std::swap(undone.before, undone.after);
    return undone;
}

/// The changes that undo all of them, last first.
constexpr std::vector<change> inverse(const std::vector<change>& all) {
    std::vector<change> undone;
    for (auto each = all.rbegin(); each != all.rend(); ++each) undone.push_back(inverse(*each));
    return undone;
}

}  // namespace varve
