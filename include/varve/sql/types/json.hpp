#pragma once

#include <string>

#include <boost/json/value.hpp>

#include <varve/sql/codec.hpp>
#include <varve/sql/types/detail/json_text.hpp>

namespace varve {

/// Any JSON document as a column. NaN, infinity and more than 512 levels are refused when it is bound; text in the database
/// that is no JSON is a data_error. Numbers keep Boost.JSON's kinds: integers of 64 bits are exact, all others are doubles,
/// read to the nearest. For a document with a known shape see json<T> of model/json_field.hpp.
using json_document = boost::json::value;

template <>
struct column_type<boost::json::value> {
    using native = json_value;
    static constexpr schema::type type() { return {.kind = schema::type_kind::json}; }
    static json_value to_native(const boost::json::value& value) { return {detail::json_text(value)}; }
    static void from_native(const json_value& value, boost::json::value& out) { out = detail::parse_json(value.text); }
};

namespace detail {

/// stored_as text: the document's text, also where the engine has a type for JSON; the engine then checks and changes nothing.
template <>
struct stored_differently<boost::json::value, schema::storage::text> {
    using native = std::string_view;
    static std::string to_native(const boost::json::value& value) { return json_text(value); }
    static void from_native(std::string_view value, boost::json::value& out) { out = parse_json(value); }
};

}  // namespace detail

}  // namespace varve
