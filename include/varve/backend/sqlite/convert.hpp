#pragma once

#include <string>

#include <varve/backend/sqlite/type_text.hpp>
#include <varve/core/error.hpp>
#include <varve/schema/column.hpp>

namespace varve::detail {

// How a rebuild turns a column's values into those of its new type, and which values would not survive that.

struct sqlite_conversion {
    std::string value{};  ///< the new value
    std::string loss{};   ///< true for values that would be changed; empty when there are none
};

constexpr std::string power_of_ten_text(int exponent) { return "1" + std::string(static_cast<std::size_t>(exponent), '0'); }

[[noreturn, gnu::cold]] inline void refuse_conversion(const schema::column& from, const schema::column& to) {
    throw feature_not_supported("column '" + to.name + "': SQLite cannot turn " + sqlite_type_text(from.type, false) + " into " +
                                sqlite_type_text(to.type, false) +
                                "; add a new column, fill it in a data step and drop the old one");
}

/// A scaled integer to another scale: exact when it grows, refused for rows that have digits to lose when it shrinks.
constexpr sqlite_conversion rescaled(const std::string& source, int from, int to) {
    if (from == to) return {source};
    if (from < to) return {source + " * " + power_of_ten_text(to - from), {}};
    const std::string divisor = power_of_ten_text(from - to);
    return {source + " / " + divisor, source + " % " + divisor + " <> 0"};
}

constexpr bool is_civil(schema::type_kind kind) {
    return kind == schema::type_kind::date || kind == schema::type_kind::timestamp || kind == schema::type_kind::local_timestamp;
}

/// Between a date, its text form and the microseconds of a timestamp that is stored as an integer.
constexpr sqlite_conversion civil_conversion(const schema::type& from, const schema::type& to, const std::string& source) {
    const bool from_text = sqlite_form_of(from) == sqlite_form::text;
    const bool to_text = sqlite_form_of(to) == sqlite_form::text;
    const bool from_date = from.kind == schema::type_kind::date;
    const bool to_date = to.kind == schema::type_kind::date;
    if (from_text && to_text && from_date && !to_date) return {source + " || ' 00:00:00.000000'", {}};
    if (from_text && to_text && !from_date && to_date)
        return {"substr(" + source + ", 1, 10)", "substr(" + source + ", 11) <> ' 00:00:00.000000'"};
    if (from_text && !to_text && !from_date && !to_date)
        return {"CAST(strftime('%s', substr(" + source + ", 1, 19)) AS INTEGER) * 1000000 + CAST(substr(" + source +
                    ", 21, 6) AS INTEGER)",
                {}};
    if (!from_text && to_text && !from_date && !to_date) {
        // % takes the sign of the left side: before 1970 the seconds must go down, not towards zero.
        const std::string fraction = "((" + source + " % 1000000 + 1000000) % 1000000)";
        return {"strftime('%Y-%m-%d %H:%M:%S', (" + source + " - " + fraction + ") / 1000000, 'unixepoch') || printf('.%06d', " +
                    fraction + ")",
                {}};
    }
    return {source};
}

constexpr sqlite_conversion sqlite_convert(const schema::column& from, const schema::column& to, const std::string& source) {
    using form = sqlite_form;
    const form old_form = sqlite_form_of(from.type);
    const form new_form = sqlite_form_of(to.type);
    if (is_civil(from.type.kind) && is_civil(to.type.kind)) return civil_conversion(from.type, to.type, source);

    if (old_form == form::ordered_decimal || new_form == form::ordered_decimal) {
        if (old_form == new_form && from.type.size == to.type.size && from.type.scale == to.type.scale) return {source};
        refuse_conversion(from, to);
    }
    if (old_form == form::scaled_decimal || new_form == form::scaled_decimal) {
        const int old_scale = old_form == form::scaled_decimal ? from.type.scale : 0;
        const int new_scale = new_form == form::scaled_decimal ? to.type.scale : 0;
        const bool from_whole = old_form == form::scaled_decimal || old_form == form::integer;
        const bool to_whole = new_form == form::scaled_decimal || new_form == form::integer;
        if (from_whole && to_whole) {
            sqlite_conversion made = rescaled(source, old_scale, new_scale);
            if (new_form == form::scaled_decimal && !(old_form == form::scaled_decimal && old_scale == new_scale && from.type.size <= to.type.size)) {
                // More digits than the new precision keeps; the limit is compared before scaling, which could overflow.
                const int room = to.type.size - new_scale + old_scale;
                if (room <= sqlite_scaled_digits) {
                    const std::string limit = power_of_ten_text(room < 0 ? 0 : room);
                    if (!made.loss.empty()) made.loss += " OR ";
                    made.loss += source + " >= " + limit + " OR " + source + " <= -" + limit;
                }
            }
            return made;
        }
        if (old_form == form::floating)
            return {"CAST(round(" + source + " * " + power_of_ten_text(new_scale) + ".0) AS INTEGER)",
                    "CAST(round(" + source + " * " + power_of_ten_text(new_scale) + ".0) AS INTEGER) / " +
                        power_of_ten_text(new_scale) + ".0 <> " + source};
        if (new_form == form::floating) return {source + " / " + power_of_ten_text(old_scale) + ".0", {}};
        if (sqlite_type_text(from.type, false) == sqlite_type_text(to.type, false)) return {source};
        // A projected schema knows the declared text only; the integers stay what they are.
        if (from.type.kind == schema::type_kind::custom || to.type.kind == schema::type_kind::custom) return {source};
        refuse_conversion(from, to);
    }

    if (to.type.kind == schema::type_kind::boolean && from.type.kind != schema::type_kind::boolean && old_form == form::integer)
        return {source, source + " NOT IN (0, 1)"};
    if (old_form == new_form) return {source};
    const bool uuid = from.type.kind == schema::type_kind::uuid || to.type.kind == schema::type_kind::uuid;
    if (uuid && old_form == form::bytes && new_form == form::text) {
        const std::string hex = "lower(hex(" + source + "))";
        return {"substr(" + hex + ", 1, 8) || '-' || substr(" + hex + ", 9, 4) || '-' || substr(" + hex + ", 13, 4) || '-' || substr(" +
                    hex + ", 17, 4) || '-' || substr(" + hex + ", 21)",
                {}};
    }
    if (uuid) refuse_conversion(from, to);
    switch (new_form) {
        case form::integer:
            if (old_form == form::text)
                return {"CAST(" + source + " AS INTEGER)", "CAST(CAST(" + source + " AS INTEGER) AS TEXT) <> " + source};
            return {"CAST(" + source + " AS INTEGER)", "CAST(" + source + " AS INTEGER) <> " + source};
        case form::floating:
            if (old_form == form::integer)
                return {"CAST(" + source + " AS REAL)", "CAST(CAST(" + source + " AS REAL) AS INTEGER) <> " + source};
            if (old_form == form::text)
                return {"CAST(" + source + " AS REAL)",
                        "NOT json_valid(" + source + ") OR json_type(" + source + ") NOT IN ('integer', 'real')"};
            return {"CAST(" + source + " AS REAL)", "typeof(" + source + ") NOT IN ('integer', 'real')"};
        case form::text: return {"CAST(" + source + " AS TEXT)", {}};
        case form::bytes: return {"CAST(" + source + " AS BLOB)", {}};
        default: return {source};
    }
}

}  // namespace varve::detail
