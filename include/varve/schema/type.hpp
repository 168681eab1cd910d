#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/schema/list.hpp>

namespace varve::schema {

/// Text for one dialect ("sqlite", "postgres", …); an empty dialect means every one.
struct dialect_text {
    std::string dialect{};
    std::string text{};

    constexpr bool operator==(const dialect_text&) const = default;
};

/// The text that is meant for `dialect`: its own if there is one, else the one for all, else empty.
constexpr std::string_view text_for(const std::vector<dialect_text>& texts, std::string_view dialect) {
    std::string_view found;
    for (const dialect_text& each : texts) {
        if (each.dialect == dialect) return each.text;
        if (each.dialect.empty()) found = each.text;
    }
    return found;
}

/// Logical types: what a column means. A dialect says how its engine spells and stores each.
enum class type_kind : unsigned char {
    boolean,
    integer,      ///< size = 8, 16, 32 or 64 bits; is_unsigned
    floating,     ///< size = 32 or 64 bits, IEEE 754
    decimal,      ///< size = precision in digits, scale = digits after the point
    text,         ///< size = greatest length in characters, 0 = no limit
    bytes,        ///< size = greatest length in bytes, 0 = no limit
    uuid,
    json,
    date,
    time,         ///< time of day, microseconds
    timestamp,    ///< an instant (UTC), microseconds
    local_timestamp,  ///< date and time of day without a zone, microseconds
    duration,     ///< microseconds
    enumeration,  ///< name and labels
    array,        ///< element holds one type
    custom        ///< spelled by the user for each dialect
};

/// How a value is kept where an engine leaves a choice; `natural` is the dialect's own way.
enum class storage : unsigned char { natural, integer, floating, text, bytes };

/// A column's logical type with all its parameters.
struct type {
    type_kind kind = type_kind::text;
    int size = 0;
    int scale = 0;
    bool is_unsigned = false;
    storage stored_as = storage::natural;
    std::string name{};                   ///< enumeration: the type's name in the database
    list<std::string> labels{};    ///< enumeration: the labels in order
    list<type> element{};          ///< array: exactly one
    list<dialect_text> spelled{};  ///< the SQL type, where the user fixed it

    constexpr bool operator==(const type& other) const {
        return kind == other.kind && size == other.size && scale == other.scale &&
               is_unsigned == other.is_unsigned && stored_as == other.stored_as && name == other.name &&
               labels == other.labels && element == other.element && spelled == other.spelled;
    }
};

}  // namespace varve::schema
