#pragma once

#include <bit>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <varve/core/parse_double.hpp>
#include <varve/schema/column.hpp>
#include <varve/schema/detail/json_reader.hpp>
#include <varve/schema/detail/json_writer.hpp>
#include <varve/schema/enumerator_names.hpp>

namespace varve::schema::detail {

using boost::json::value;

inline value to_json(const dialect_text& one) {
    json_writer out;
    out.text("dialect", one.dialect);
    out.always("text", std::string_view{one.text});
    return out.take();
}

inline dialect_text read_dialect_text(const value& from, const std::string& path) {
    json_reader in{from, path};
    dialect_text out;
    in.require("text");
    in.text("dialect", out.dialect);
    in.text("text", out.text);
    in.finish();
    return out;
}

inline constexpr auto write_dialect_text = [](const dialect_text& one) { return to_json(one); };

inline value to_json(const type& one) {
    json_writer out;
    out.always("kind", name_of(one.kind));
    out.number("size", one.size);
    out.number("scale", one.scale);
    out.flag("unsigned", one.is_unsigned);
    out.name("stored_as", one.stored_as);
    out.text("name", one.name);
    out.texts("labels", one.labels);
    out.list("element", one.element, [](const type& each) { return to_json(each); });
    out.list("spelled", one.spelled, write_dialect_text);
    return out.take();
}

inline type read_type(const value& from, const std::string& path) {
    json_reader in{from, path};
    type out;
    in.require("kind");
    in.name("kind", out.kind, type_kind_names);
    in.number("size", out.size);
    in.number("scale", out.scale);
    in.flag("unsigned", out.is_unsigned);
    in.name("stored_as", out.stored_as, storage_names);
    in.text("name", out.name);
    in.texts("labels", out.labels);
    in.list("element", out.element, read_type);
    in.list("spelled", out.spelled, read_dialect_text);
    in.finish();
    return out;
}

// A double as the 16 hexadecimal digits of its bits: JSON has no infinity, Boost.JSON 1.81 does not read every double
// back exactly, and libc++ 19 has no std::from_chars for them.
inline std::string bits_to_text(double number) {
    auto bits = std::bit_cast<std::uint64_t>(number);
    std::string out(16, '0');
    for (std::size_t i = 16; i-- > 0; bits >>= 4) out[i] = "0123456789abcdef"[bits & 15u];
    return out;
}

inline void read_bits(json_reader& in, std::string_view key, double& out) {
    std::string text;
    in.text(key, text);
    if (text.empty()) return;
    std::uint64_t bits = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), bits, 16);
    if (text.size() != 16 || read.ec != std::errc{} || read.ptr != text.data() + text.size())
        in.fail(std::string{key} + " is not 16 hexadecimal digits");
    out = std::bit_cast<double>(bits);
}

inline value to_json(const node& one) {
    json_writer out;
    out.always("kind", name_of(one.kind));
    out.number("arity", one.arity);
    out.text("text", one.text);
    out.text("qualifier", one.qualifier);
    if (one.value_type != type{}) out.always("type", to_json(one.value_type));
    out.flag("null", one.is_null);
    if (std::bit_cast<std::uint64_t>(one.floating) != 0) out.always("bits", std::string_view{bits_to_text(one.floating)});
    return out.take();
}

inline node read_node(const value& from, const std::string& path) {
    json_reader in{from, path};
    node out;
    in.require("kind");
    in.name("kind", out.kind, node_kind_names);
    in.number("arity", out.arity);
    in.text("text", out.text);
    in.text("qualifier", out.qualifier);
    if (const value* const found = in.find("type")) out.value_type = read_type(*found, in.at("type"));
    in.flag("null", out.is_null);
    read_bits(in, "bits", out.floating);
    in.finish();
    return out;
}

/// Whether the prefix order is whole: each node is followed by as many operands as it says.
inline bool is_well_formed(const expression& one) {
    if (one.nodes.empty()) return true;
    long open = 1;
    for (const node& each : one.nodes) {
        if (open == 0 || each.arity < 0) return false;
        open += each.arity - 1;
    }
    return open == 0;
}

inline boost::json::object to_json(const expression& one) {
    json_writer out;
    out.list("nodes", one.nodes, [](const node& each) { return to_json(each); });
    out.list("text", one.text, write_dialect_text);
    return out.take();
}

inline void read_expression(json_reader& of, std::string_view key, expression& out) {
    const value* const found = of.find(key);
    if (!found) return;
    json_reader in{*found, of.at(key)};
    in.list("nodes", out.nodes, read_node);
    in.list("text", out.text, read_dialect_text);
    in.finish();
    if (!is_well_formed(out)) in.fail("the nodes are not one expression: their arities do not add up");
}

inline boost::json::object to_json(const hints& one) {
    json_writer out;
    out.texts("renamed_from", one.renamed_from);
    out.texts("dropped", one.dropped);
    return out.take();
}

inline void read_hints(json_reader& of, hints& out) {
    const value* const found = of.find("hints");
    if (!found) return;
    json_reader in{*found, of.at("hints")};
    in.texts("renamed_from", out.renamed_from);
    in.texts("dropped", out.dropped);
    in.finish();
}

inline value to_json(const column& one) {
    json_writer out;
    out.always("name", std::string_view{one.name});
    out.always("type", to_json(one.type));
    out.flag("nullable", one.nullable);
    out.name("identity", one.identity);
    out.part("default", to_json(one.default_value));
    out.part("generated", to_json(one.generated));
    out.flag("generated_stored", one.generated_stored);
    out.part("on_update", to_json(one.on_update));
    out.text("collation", one.collation);
    out.text("comment", one.comment);
    out.part("hints", to_json(one.hints));
    return out.take();
}

inline column read_column(const value& from, const std::string& path) {
    json_reader in{from, path};
    column out;
    in.require("name");
    in.require("type");
    in.text("name", out.name);
    out.type = read_type(*in.find("type"), in.at("type"));
    in.flag("nullable", out.nullable);
    in.name("identity", out.identity, identity_names);
    read_expression(in, "default", out.default_value);
    read_expression(in, "generated", out.generated);
    in.flag("generated_stored", out.generated_stored);
    read_expression(in, "on_update", out.on_update);
    in.text("collation", out.collation);
    in.text("comment", out.comment);
    read_hints(in, out.hints);
    in.finish();
    return out;
}

}  // namespace varve::schema::detail
