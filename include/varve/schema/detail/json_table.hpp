#pragma once

#include <string>

#include <boost/json/value.hpp>

#include <varve/schema/detail/json_column.hpp>
#include <varve/schema/schema.hpp>

namespace varve::schema::detail {

// Declared before `write`, which finds no overload of this namespace by its argument: the parts live in varve::schema.
inline boost::json::object to_json(const primary_key& one);
inline value to_json(const unique& one);
inline value to_json(const foreign_key& one);
inline value to_json(const check& one);
inline value to_json(const index_part& one);
inline boost::json::object to_json(const full_text_options& one);
inline value to_json(const index& one);
inline value to_json(const option& one);
inline value to_json(const table& one);
inline value to_json(const view& one);
inline value to_json(const object& one);

inline constexpr auto write = [](const auto& one) { return value(to_json(one)); };

inline boost::json::object to_json(const primary_key& one) {
    json_writer out;
    out.text("name", one.name);
    out.texts("columns", one.columns);
    return out.take();
}

inline primary_key read_primary_key(const value& from, const std::string& path) {
    json_reader in{from, path};
    primary_key out;
    in.text("name", out.name);
    in.texts("columns", out.columns);
    in.finish();
    return out;
}

inline value to_json(const unique& one) {
    json_writer out;
    out.text("name", one.name);
    out.texts("columns", one.columns);
    out.flag("nulls_not_distinct", one.nulls_not_distinct);
    return out.take();
}

inline unique read_unique(const value& from, const std::string& path) {
    json_reader in{from, path};
    unique out;
    in.text("name", out.name);
    in.texts("columns", out.columns);
    in.flag("nulls_not_distinct", out.nulls_not_distinct);
    in.finish();
    return out;
}

inline value to_json(const foreign_key& one) {
    json_writer out;
    out.text("name", one.name);
    out.texts("columns", one.columns);
    out.text("referenced_schema", one.referenced_schema);
    out.text("referenced_table", one.referenced_table);
    out.texts("referenced_columns", one.referenced_columns);
    out.name("on_delete", one.on_delete);
    out.name("on_update", one.on_update);
    out.flag("deferrable", one.deferrable);
    out.flag("initially_deferred", one.initially_deferred);
    return out.take();
}

inline foreign_key read_foreign_key(const value& from, const std::string& path) {
    json_reader in{from, path};
    foreign_key out;
    in.text("name", out.name);
    in.texts("columns", out.columns);
    in.text("referenced_schema", out.referenced_schema);
    in.text("referenced_table", out.referenced_table);
    in.texts("referenced_columns", out.referenced_columns);
    in.name("on_delete", out.on_delete, referential_action_names);
    in.name("on_update", out.on_update, referential_action_names);
    in.flag("deferrable", out.deferrable);
    in.flag("initially_deferred", out.initially_deferred);
    in.finish();
    return out;
}

inline value to_json(const check& one) {
    json_writer out;
    out.text("name", one.name);
    out.part("condition", to_json(one.condition));
    return out.take();
}

inline check read_check(const value& from, const std::string& path) {
    json_reader in{from, path};
    check out;
    in.text("name", out.name);
    read_expression(in, "condition", out.condition);
    in.finish();
    return out;
}

inline value to_json(const index_part& one) {
    json_writer out;
    out.text("column", one.column);
    out.part("value", to_json(one.value));
    out.flag("descending", one.descending);
    out.name("nulls", one.nulls);
    out.text("collation", one.collation);
    out.text("operator_class", one.operator_class);
    out.number("weight", one.weight, 1);
    return out.take();
}

inline index_part read_index_part(const value& from, const std::string& path) {
    json_reader in{from, path};
    index_part out;
    in.text("column", out.column);
    read_expression(in, "value", out.value);
    in.flag("descending", out.descending);
    in.name("nulls", out.nulls, nulls_order_names);
    in.text("collation", out.collation);
    in.text("operator_class", out.operator_class);
    in.number("weight", out.weight);
    in.finish();
    return out;
}

inline boost::json::object to_json(const full_text_options& one) {
    json_writer out;
    out.text("language", one.language);
    out.list("prefixes", one.prefixes, [](int letters) { return value(letters); });
    out.list("tokenizer", one.tokenizer, write);
    return out.take();
}

inline full_text_options read_full_text_options(const value& from, const std::string& path) {
    json_reader in{from, path};
    full_text_options out;
    in.text("language", out.language);
    in.list("prefixes", out.prefixes, json_reader::number_of);
    in.list("tokenizer", out.tokenizer, read_dialect_text);
    in.finish();
    return out;
}

inline value to_json(const index& one) {
    json_writer out;
    out.text("name", one.name);
    out.list("parts", one.parts, write);
    out.flag("unique", one.unique);
    out.flag("nulls_not_distinct", one.nulls_not_distinct);
    out.part("where", to_json(one.where));
    out.texts("include", one.include);
    out.text("method", one.method);
    out.text("comment", one.comment);
    out.name("kind", one.kind);
    out.part("full_text", to_json(one.full_text));
    return out.take();
}

inline index read_index(const value& from, const std::string& path) {
    json_reader in{from, path};
    index out;
    in.text("name", out.name);
    in.list("parts", out.parts, read_index_part);
    in.flag("unique", out.unique);
    in.flag("nulls_not_distinct", out.nulls_not_distinct);
    read_expression(in, "where", out.where);
    in.texts("include", out.include);
    in.text("method", out.method);
    in.text("comment", out.comment);
    in.name("kind", out.kind, index_kind_names);
    if (const value* const found = in.find("full_text")) out.full_text = read_full_text_options(*found, in.at("full_text"));
    in.finish();
    return out;
}

inline value to_json(const option& one) {
    json_writer out;
    out.text("dialect", one.dialect);
    out.text("name", one.name);
    out.text("value", one.value);
    return out.take();
}

inline option read_option(const value& from, const std::string& path) {
    json_reader in{from, path};
    option out;
    in.text("dialect", out.dialect);
    in.text("name", out.name);
    in.text("value", out.value);
    in.finish();
    return out;
}

inline value to_json(const table& one) {
    json_writer out;
    out.always("name", std::string_view{one.name});
    out.text("schema", one.in_schema);
    out.list("columns", one.columns, write);
    out.part("primary_key", to_json(one.primary_key));
    out.list("uniques", one.uniques, write);
    out.list("foreign_keys", one.foreign_keys, write);
    out.list("checks", one.checks, write);
    out.list("indexes", one.indexes, write);
    out.text("comment", one.comment);
    out.list("options", one.options, write);
    out.part("hints", to_json(one.hints));
    return out.take();
}

inline table read_table(const value& from, const std::string& path) {
    json_reader in{from, path};
    table out;
    in.require("name");
    in.text("name", out.name);
    in.text("schema", out.in_schema);
    in.list("columns", out.columns, read_column);
    if (const value* const found = in.find("primary_key")) out.primary_key = read_primary_key(*found, in.at("primary_key"));
    in.list("uniques", out.uniques, read_unique);
    in.list("foreign_keys", out.foreign_keys, read_foreign_key);
    in.list("checks", out.checks, read_check);
    in.list("indexes", out.indexes, read_index);
    in.text("comment", out.comment);
    in.list("options", out.options, read_option);
    read_hints(in, out.hints);
    in.finish();
    return out;
}

}  // namespace varve::schema::detail
