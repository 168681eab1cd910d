// The types a revision file writes, named as SQL names them; each gives the schema's logical type, which the connected
// engine's dialect spells.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <varve/schema/type.hpp>

namespace varve::migration {

using schema::storage;

namespace detail {

inline schema::type sized(schema::type_kind kind, int size = 0, int scale = 0) {
    schema::type made;
    made.kind = kind;
    made.size = size;
    made.scale = scale;
    return made;
}

}  // namespace detail

inline schema::type boolean() { return detail::sized(schema::type_kind::boolean); }
/// Whole numbers of 8, 16, 32 and 64 bits.
inline schema::type tinyint() { return detail::sized(schema::type_kind::integer, 8); }
inline schema::type smallint() { return detail::sized(schema::type_kind::integer, 16); }
inline schema::type integer() { return detail::sized(schema::type_kind::integer, 32); }
inline schema::type bigint() { return detail::sized(schema::type_kind::integer, 64); }
/// Floating point of 32 and 64 bits, IEEE 754.
inline schema::type real() { return detail::sized(schema::type_kind::floating, 32); }
inline schema::type double_precision() { return detail::sized(schema::type_kind::floating, 64); }
/// `precision` digits, `scale` of them after the point.
inline schema::type decimal(int precision, int scale) {
    return detail::sized(schema::type_kind::decimal, precision, scale);
}
inline schema::type text() { return detail::sized(schema::type_kind::text); }
/// Text of at most `length` characters.
inline schema::type varchar(int length) { return detail::sized(schema::type_kind::text, length); }
/// Bytes; at most `length` of them, 0 = no limit.
inline schema::type bytes(int length = 0) {
    return detail::sized(schema::type_kind::bytes, length);
}
inline schema::type uuid() { return detail::sized(schema::type_kind::uuid); }
inline schema::type json() { return detail::sized(schema::type_kind::json); }
inline schema::type date() { return detail::sized(schema::type_kind::date); }
/// A time of day, microseconds. Not named as SQL names it, because the C library has taken `time`.
inline schema::type time_of_day() { return detail::sized(schema::type_kind::time); }
/// An instant (UTC), microseconds.
inline schema::type timestamp() { return detail::sized(schema::type_kind::timestamp); }
/// Date and time of day without a zone, microseconds.
inline schema::type local_timestamp() { return detail::sized(schema::type_kind::local_timestamp); }
inline schema::type duration() { return detail::sized(schema::type_kind::duration); }

inline schema::type enumeration(std::string_view name,
                                std::initializer_list<std::string_view> labels) {
    schema::type made = detail::sized(schema::type_kind::enumeration);
    made.name = name;
    for (const std::string_view label : labels) made.labels.emplace_back(label);
    return made;
}

inline schema::type array(schema::type element) {
    schema::type made = detail::sized(schema::type_kind::array);
    made.element.push_back(std::move(element));
    return made;
}

/// A type that only the user can spell; give its text for each dialect.
inline schema::type custom(std::initializer_list<schema::dialect_text> spelled) {
    schema::type made = detail::sized(schema::type_kind::custom);
    made.spelled = spelled;
    return made;
}

/// unsigned_number(bigint()): no negative values.
inline schema::type unsigned_number(schema::type type) {
    type.is_unsigned = true;
    return type;
}

/// stored_as(timestamp(), storage::integer): kept that way where the engine leaves a choice.
inline schema::type stored_as(schema::type type, storage how) {
    type.stored_as = how;
    return type;
}

/// spelled(text(), {{"postgres", "citext"}}): the SQL type where the user fixed it.
inline schema::type spelled(schema::type type, std::initializer_list<schema::dialect_text> texts) {
    type.spelled = texts;
    return type;
}

/// Sizes, scale or name that the type's own builder does not take; the generator writes it for what is out of the ordinary.
inline schema::type with(schema::type type, int size, int scale, std::string_view name) {
    type.size = size;
    type.scale = scale;
    type.name = name;
    return type;
}

}  // namespace varve::migration
