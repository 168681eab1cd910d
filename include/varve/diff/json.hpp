// A change as JSON and back, exactly: the text over which a revision's hash is made, so keys have a fixed order and
// defaults are left out. Called by migrate/ and cli/.
#pragma once

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include <boost/json/value.hpp>

#include <varve/diff/change.hpp>
#include <varve/schema/json.hpp>

namespace varve {

namespace detail {

inline constexpr std::string_view part_names[] = {"none", "table", "header", "column", "primary_key", "unique",
                                                  "foreign_key", "check", "index", "view", "object"};
static_assert(std::size(part_names) == std::variant_size_v<schema_part>, "varve: a schema part has no name; each alternative of schema_part is named here; add it");

inline boost::json::value header_to_json(const table_header& one) {
    schema::detail::json_writer out;
    out.always("name", std::string_view{one.name});
    out.text("schema", one.in_schema);
    out.text("comment", one.comment);
    out.list("options", one.options, schema::detail::write);
    return out.take();
}

inline table_header read_header(const boost::json::value& from, const std::string& path) {
    schema::detail::json_reader in{from, path};
    table_header out;
    in.require("name");
    in.text("name", out.name);
    in.text("schema", out.in_schema);
    in.text("comment", out.comment);
    in.list("options", out.options, schema::detail::read_option);
    in.finish();
    return out;
}

inline boost::json::value part_to_json(const schema_part& part) {
    return std::visit(
        [](const auto& one) -> boost::json::value {
            using part_type = std::remove_cvref_t<decltype(one)>;
            if constexpr (std::is_same_v<part_type, std::monostate>)
                return nullptr;
            else if constexpr (std::is_same_v<part_type, table_header>)
                return header_to_json(one);
            else
                return schema::detail::write(one);
        },
        part);
}

inline schema_part read_part(std::size_t kind, const boost::json::value& from, const std::string& path) {
    switch (kind) {
        case 1: return schema::detail::read_table(from, path);
        case 2: return read_header(from, path);
        case 3: return schema::detail::read_column(from, path);
        case 4: return schema::detail::read_primary_key(from, path);
        case 5: return schema::detail::read_unique(from, path);
        case 6: return schema::detail::read_foreign_key(from, path);
        case 7: return schema::detail::read_check(from, path);
        case 8: return schema::detail::read_index(from, path);
        case 9: return schema::detail::read_view(from, path);
        case 10: return schema::detail::read_object(from, path);
        default: return {};
    }
}

}  // namespace detail

/// {"part": "column", "table": "metrics", "after": {…}}: a side that is nothing is left out.
inline boost::json::value to_json(const change& one) {
    schema::detail::json_writer out;
    out.always("part", detail::part_names[one.creates() ? one.after.index() : one.before.index()]);
    out.text("table", one.table);
    out.text("schema", one.in_schema);
    if (!one.creates()) out.always("before", detail::part_to_json(one.before));
    if (!one.drops()) out.always("after", detail::part_to_json(one.after));
    out.number("position", one.position, -1);
    return out.take();
}

/// Throws data_error, with the path to the place, for anything that to_json does not write.
inline change change_from_json(const boost::json::value& from) {
    schema::detail::json_reader in{from, {}};
    change out;
    std::size_t kind = 0;
    in.require("part");
    in.name("part", kind, detail::part_names);
    in.text("table", out.table);
    in.text("schema", out.in_schema);
    if (const boost::json::value* const found = in.find("before")) out.before = detail::read_part(kind, *found, in.at("before"));
    if (const boost::json::value* const found = in.find("after")) out.after = detail::read_part(kind, *found, in.at("after"));
    in.number("position", out.position);
    in.finish();
    return out;
}

}  // namespace varve
