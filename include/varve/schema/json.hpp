// The schema value as JSON and back, exactly (hints too): for tools, for logs, for a schema kept in a file. Keys have a
// fixed order and defaults are left out. The only headers of schema/ that include Boost.JSON; migrate/ and cli/ call them.
#pragma once

#include <string>

#include <boost/json/value.hpp>

#include <varve/schema/detail/json_table.hpp>
#include <varve/schema/schema.hpp>

namespace varve::schema {

namespace detail {

inline value to_json(const view& one) {
    json_writer out;
    out.always("name", std::string_view{one.name});
    out.text("schema", one.in_schema);
    out.list("definition", one.definition, write);
    out.flag("materialized", one.materialized);
    out.text("comment", one.comment);
    return out.take();
}

inline view read_view(const value& from, const std::string& path) {
    json_reader in{from, path};
    view out;
    in.require("name");
    in.text("name", out.name);
    in.text("schema", out.in_schema);
    in.list("definition", out.definition, read_dialect_text);
    in.flag("materialized", out.materialized);
    in.text("comment", out.comment);
    in.finish();
    return out;
}

inline value to_json(const object& one) {
    json_writer out;
    out.always("kind", name_of(one.kind));
    out.always("name", std::string_view{one.name});
    out.text("table", one.table);
    out.list("text", one.text, write);
    return out.take();
}

inline object read_object(const value& from, const std::string& path) {
    json_reader in{from, path};
    object out;
    in.require("kind");
    in.require("name");
    in.name("kind", out.kind, object_kind_names);
    in.text("name", out.name);
    in.text("table", out.table);
    in.list("text", out.text, read_dialect_text);
    in.finish();
    return out;
}

}  // namespace detail

inline boost::json::value to_json(const schema& whole) {
    detail::json_writer out;
    out.list("tables", whole.tables, detail::write);
    out.list("views", whole.views, detail::write);
    out.list("objects", whole.objects, detail::write);
    out.part("hints", detail::to_json(whole.hints));
    return out.take();
}

/// Throws data_error, with the path to the place, for anything that to_json does not write: a wrong kind of value, an
/// unknown key or enumerator, an expression whose arities do not add up.
inline schema schema_from_json(const boost::json::value& from) {
    detail::json_reader in{from, {}};
    schema out;
    in.list("tables", out.tables, detail::read_table);
    in.list("views", out.views, detail::read_view);
    in.list("objects", out.objects, detail::read_object);
    detail::read_hints(in, out.hints);
    in.finish();
    return out;
}

}  // namespace varve::schema
