#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include <varve/backend/postgres/detail/clock.hpp>
#include <varve/backend/postgres/type_text.hpp>
#include <varve/core/raise.hpp>
#include <varve/schema/expression.hpp>
#include <varve/sql/floating_text.hpp>
#include <varve/sql/hexadecimal.hpp>

namespace varve::detail {

[[noreturn, gnu::cold]] inline void postgres_bad_literal(const schema::node& literal, std::string_view what) {
    raise<data_error>({"the literal '", literal.text, "' is ", what, "; correct it in the model or the revision"}, "22018");
}

/// Only digits, signs, points and exponents: a number must not carry anything else into the SQL.
[[gnu::cold]] constexpr bool is_plain_number(std::string_view text, bool whole) {
    std::size_t at = !text.empty() && text[0] == '-' ? 1 : 0;
    bool has_digit = false;
    for (; at < text.size(); ++at) {
        if (text[at] >= '0' && text[at] <= '9') {
            has_digit = true;
        } else if (whole || !has_digit || !(text[at] == '.' || text[at] == 'e' || text[at] == 'E' || ((text[at] == '-' || text[at] == '+') && (text[at - 1] | 0x20) == 'e'))) {
            return false;
        }
    }
    return has_digit;
}

[[gnu::cold]] constexpr bool parse_count(std::string_view text, std::int64_t& out) {
    if (!is_plain_number(text, true)) return false;
    const bool negative = text[0] == '-';
    std::int64_t value = 0;
    for (const char each : text.substr(negative ? 1 : 0))
        if (__builtin_mul_overflow(value, std::int64_t{10}, &value) || __builtin_sub_overflow(value, std::int64_t{each - '0'}, &value)) return false;
    if (!negative && value == std::numeric_limits<std::int64_t>::min()) return false;
    out = negative ? value : -value;
    return true;
}

[[gnu::cold]] constexpr void append_postgres_text(const sql_writer& out, std::string_view text) {
    if (text.find('\0') != std::string_view::npos)
        raise<data_error>({"a text literal holds a NUL character, which PostgreSQL has no place for; write it without"}, "22021");
    out.append_quoted(text, '\'');
}

/// 'text'::type
[[gnu::cold]] constexpr void append_postgres_typed(const sql_writer& out, std::string_view text, std::string_view type) {
    append_postgres_text(out, text);
    out += "::";
    out += type;
}
[[gnu::cold]] constexpr void append_postgres_typed(const sql_writer& out, std::string_view text, const schema::type& type, const dialect& dialect) {
    append_postgres_text(out, text);
    out += "::";
    append_postgres_type(out, type, dialect);
}

/// Dates and times: the canonical text counts days or microseconds; the form that is read by people is taken as well.
[[gnu::cold]] constexpr void append_postgres_civil(const sql_writer& out, const schema::node& literal, const dialect& dialect) {
    std::int64_t count = 0;
    std::string text;
    const bool counted = parse_count(literal.text, count);
    std::int32_t days = 0;
    switch (literal.value_type.kind) {
        case schema::type_kind::date:
            if (!counted && !parse_date(literal.text, days)) postgres_bad_literal(literal, "no date");
            if (counted) days = static_cast<std::int32_t>(count);
            append_postgres_date(text, days);
            append_postgres_era(text, days);
            break;
        case schema::type_kind::time:
            if (!(counted || parse_time(literal.text, count)) || !append_time(text, count)) postgres_bad_literal(literal, "no time of a day");
            break;
        default:
            if (!counted && !parse_timestamp(literal.text, count)) postgres_bad_literal(literal, "no timestamp");
            append_postgres_timestamp(text, count, literal.value_type.kind == schema::type_kind::timestamp);
    }
    append_postgres_typed(out, text, literal.value_type, dialect);
}

[[gnu::cold]] constexpr void append_postgres_floating(const sql_writer& out, const schema::node& literal) {
    const double infinity = std::numeric_limits<double>::infinity();
    const double value = literal.floating;
    std::string text;
    if (!literal.text.empty()) {
        if (!is_plain_number(literal.text, false)) postgres_bad_literal(literal, "no number");
        append_owned(text, literal.text);
    } else if (value != value) {
        return append_postgres_typed(out, "NaN", "double precision");
    } else if (value == infinity || value == -infinity) {
        return append_postgres_typed(out, value > 0 ? "Infinity" : "-Infinity", "double precision");
    } else {
        append_floating(text, value);
    }
    // A bare number is a numeric: a real would be compared with what it is not quite, and -0.0 has no sign there.
    if (literal.value_type.size == 32 || text == "-0.0")
        append_postgres_typed(out, text, literal.value_type.size == 32 ? "real" : "double precision");
    else
        out += text;
}

/// A literal as a value of its type.
[[gnu::cold]] constexpr void append_postgres_literal(const sql_writer& out, const schema::node& literal, const dialect& dialect) {
    using enum schema::type_kind;
    const schema::type& type = literal.value_type;
    if (type.stored_as == schema::storage::integer || (type.kind == integer && type.stored_as == schema::storage::natural)) {
        if (!is_plain_number(literal.text, true)) postgres_bad_literal(literal, "no integer");
        out += literal.text;
        return;
    }
    if (type.stored_as == schema::storage::floating) return append_postgres_floating(out, literal);
    if (type.stored_as == schema::storage::bytes && type.kind != bytes && type.kind != uuid) {
        std::string text;
        text += "\\x";
        for (const char each : literal.text) {
            text.push_back("0123456789abcdef"[static_cast<unsigned char>(each) >> 4]);
            text.push_back("0123456789abcdef"[static_cast<unsigned char>(each) & 15]);
        }
        return append_postgres_typed(out, text, "bytea");
    }
    switch (type.kind) {
        case boolean: out += literal.text == "true" || literal.text == "1" ? "TRUE" : "FALSE"; return;
        case floating: return append_postgres_floating(out, literal);
        case decimal: {
            if (!is_plain_number(literal.text, false)) postgres_bad_literal(literal, "no decimal");
            // Canonical is the unscaled number.
            std::string text;
            append_owned(text, literal.text);
            if (text.find('.') == std::string::npos && type.scale > 0) {
                const bool negative = text[0] == '-';
                if (negative) text.erase(0, 1);
                const auto scale = static_cast<std::size_t>(type.scale);
                if (text.size() <= scale) text.insert(0, scale + 1 - text.size(), '0');
                text.insert(text.size() - scale, 1, '.');
                if (negative) text.insert(0, 1, '-');
            }
            out += text;
            return;
        }
        case bytes:
        case uuid: {
            std::string digits;
            for (const char each : literal.text) {
                if (hexadecimal_digit(each) >= 0) digits.push_back(each);
                else if (each != '-' || type.kind != uuid) postgres_bad_literal(literal, "no hexadecimal text");
            }
            if (type.kind == uuid && digits.size() != 32) postgres_bad_literal(literal, "no UUID");
            if (type.kind == uuid && type.stored_as != schema::storage::bytes)
                for (const std::size_t at : {20, 16, 12, 8}) digits.insert(at, 1, '-');
            else
                digits.insert(0, "\\x");
            return append_postgres_typed(out, digits, type, dialect);
        }
        case date:
        case time:
        case timestamp:
        case local_timestamp: return append_postgres_civil(out, literal, dialect);
        case duration: {
            std::string text;
            append_owned(text, literal.text);
            text += " microseconds";
            return append_postgres_typed(out, text, type, dialect);
        }
        case text: return append_postgres_text(out, literal.text);
        default: return append_postgres_typed(out, literal.text, type, dialect);
    }
}

}  // namespace varve::detail
