#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include <varve/core/number_text.hpp>
#include <varve/expression/concept.hpp>
#include <varve/sql/codec.hpp>
#include <varve/sql/column_type.hpp>
#include <varve/sql/hexadecimal.hpp>

namespace varve::detail {

// The canonical text of each engine value; a dialect prints it as its engine stores such a value.
constexpr void fill_literal(schema::node& to, bool value) { to.text = value ? "true" : "false"; }
constexpr void fill_literal(schema::node& to, std::int64_t value) { append_number(to.text, value); }
constexpr void fill_literal(schema::node& to, std::uint64_t value) { append_number(to.text, value); }
constexpr void fill_literal(schema::node& to, double value) { to.floating = value; }
constexpr void fill_literal(schema::node& to, std::string_view value) { to.text = value; }
constexpr void fill_literal(schema::node& to, bytes_view value) { append_hexadecimal(to.text, value); }
constexpr void fill_literal(schema::node& to, const uuid_value& value) { append_hexadecimal(to.text, value.bytes); }
constexpr void fill_literal(schema::node& to, date_value value) { append_number(to.text, std::int64_t{value.days}); }
constexpr void fill_literal(schema::node& to, time_value value) { append_number(to.text, value.microseconds); }
constexpr void fill_literal(schema::node& to, timestamp_value value) { append_number(to.text, value.microseconds); }
constexpr void fill_literal(schema::node& to, local_timestamp_value value) { append_number(to.text, value.microseconds); }
constexpr void fill_literal(schema::node& to, duration_value value) { append_number(to.text, value.microseconds); }
constexpr void fill_literal(schema::node& to, const json_value& value) { to.text = value.text; }
constexpr void fill_literal(schema::node& to, const decimal_value& value) { to.text = value.text; }
constexpr void fill_literal(schema::node& to, scaled_value value) { append_number(to.text, value.unscaled); }
constexpr void fill_literal(schema::node& to, label_value value) { to.text = value.label; }

constexpr void append_text_literal(flattening& to, std::string_view value, schema::storage stored_as) {
    schema::node& node = to.add(schema::node_kind::literal, 0, value);
    node.value_type.kind = schema::type_kind::text;
    node.value_type.stored_as = stored_as;
}

/// Appends a value as a literal node: text in canonical form (dates in days, times in microseconds, bytes in hexadecimal,
/// scaled decimals unscaled, enumerations that are stored as integer by number), and the logical type with the storage it
/// has in its column.
template <class T>
constexpr void append_literal(flattening& to, const T& value, schema::storage stored_as) {
    if constexpr (is_optional<T>) {
        if (value) return append_literal(to, *value, stored_as);
        to.add(schema::node_kind::literal, 0).is_null = true;
    } else if constexpr (stored_type<T>) {
        append_literal(to, column_type<T>::store(value), stored_as);
    } else {
        schema::node& node = to.add(schema::node_kind::literal, 0);
        node.value_type = column_type<T>::type();
        node.value_type.stored_as = stored_as;
        if constexpr (std::is_enum_v<T>)  // a schema knows labels, not their numbers: only here can the number be said
            if (stored_as == schema::storage::integer) return fill_literal(node, static_cast<std::int64_t>(value));
        fill_literal(node, column_type<T>::to_native(value));
    }
}

}  // namespace varve::detail
