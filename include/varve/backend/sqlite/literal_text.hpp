#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include <varve/backend/sqlite/type_text.hpp>
#include <varve/core/raise.hpp>
#include <varve/schema/expression.hpp>
#include <varve/sql/civil.hpp>
#include <varve/sql/floating_text.hpp>
#include <varve/sql/ordered_decimal.hpp>

namespace varve::detail {

[[noreturn, gnu::cold]] inline void sqlite_bad_literal(const schema::node& literal, std::string_view what) {
    raise<data_error>({"the literal '", literal.text, "' is ", what, "; correct it in the model or the revision"}, "22018");
}

[[noreturn, gnu::cold]] inline void sqlite_refuse_nul() {
    throw data_error("a text literal holds a NUL character, where SQLite ends a statement; bind such a text, or write it without",
                     {.sqlstate = "22021"});
}

[[gnu::cold]] constexpr void append_sqlite_text(std::string& out, std::string_view text) {
    if (text.find('\0') != std::string_view::npos) sqlite_refuse_nul();
    out.push_back('\'');
    for (const char each : text) {
        if (each == '\'') out.push_back('\'');
        out.push_back(each);
    }
    out.push_back('\'');
}

[[gnu::cold]] constexpr bool parse_int64(std::string_view text, std::int64_t& out) {
    const bool negative = !text.empty() && text[0] == '-';
    std::uint64_t value = 0;
    const std::string_view digits = text.substr(negative ? 1 : 0);
    if (digits.empty()) return false;
    for (const char each : digits) {
        if (!sqlite_is_digit(each)) return false;
        const auto digit = static_cast<std::uint64_t>(each - '0');
        if (value > (std::numeric_limits<std::uint64_t>::max() - digit) / 10) return false;
        value = value * 10 + digit;
    }
    const auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (value > largest + (negative ? 1 : 0)) return false;
    out = static_cast<std::int64_t>(negative ? ~value + 1 : value);
    return true;
}

/// Only digits, signs, points and exponents: a number must not carry anything else into the SQL.
[[gnu::cold]] constexpr bool is_number(std::string_view text) {
    const std::size_t sign = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    if (text.size() == sign || !(sqlite_is_digit(text[sign]) || text[sign] == '.')) return false;
    return sqlite_number_end(text, sign) == text.size() && sqlite_lower(text).find('x') == std::string::npos;
}

/// A decimal of at most 18 digits as its scaled integer. Its canonical text is that integer already ("1250" of
/// decimal(6, 2) is 12.50) unless it has a point.
[[gnu::cold]] constexpr void append_scaled_decimal(std::string& out, const schema::node& literal) {
    std::int64_t unscaled = 0;
    if (literal.text.find('.') == std::string::npos) {
        if (!parse_int64(literal.text, unscaled)) sqlite_bad_literal(literal, "no decimal");
        out += literal.text;
        return;
    }
    std::string ordered;
    std::string plain;
    if (!encode_ordered_decimal(ordered, literal.text, literal.value_type.size, literal.value_type.scale) ||
        !decode_ordered_decimal(plain, ordered, literal.value_type.size, literal.value_type.scale))
        sqlite_bad_literal(literal, "no decimal of its column's precision and scale");
    std::erase(plain, '.');
    const bool negative = plain[0] == '-';
    std::size_t first = negative ? 1 : 0;
    while (first + 1 < plain.size() && plain[first] == '0') ++first;
    if (negative) out.push_back('-');
    out.append(plain, first);
}

[[gnu::cold]] constexpr void append_ordered_decimal(std::string& out, const schema::node& literal) {
    std::string ordered;
    if (!encode_ordered_decimal(ordered, literal.text, literal.value_type.size, literal.value_type.scale))
        sqlite_bad_literal(literal, "no decimal of its column's precision and scale");
    append_sqlite_text(out, ordered);
}

/// Dates and times: the canonical text counts days or microseconds; the text form that is stored is taken as well.
[[gnu::cold]] constexpr void append_civil_literal(std::string& out, const schema::node& literal) {
    std::int64_t count = 0;
    bool good = parse_int64(literal.text, count);
    std::string text;
    switch (literal.value_type.kind) {
        case schema::type_kind::date: {
            std::int32_t days = 0;
            if (good) {
                good = count >= first_text_day && count <= last_text_day;
                days = good ? static_cast<std::int32_t>(count) : 0;
            } else {
                good = parse_date(literal.text, days);
            }
            good = good && append_date(text, days);
            break;
        }
        case schema::type_kind::time:
            good = (good || parse_time(literal.text, count)) && append_time(text, count);
            break;
        default: good = (good || parse_timestamp(literal.text, count)) && append_timestamp(text, count);
    }
    if (!good) sqlite_bad_literal(literal, "no date or time of the years 0000 to 9999");
    append_sqlite_text(out, text);
}

[[gnu::cold]] constexpr void append_floating_literal(std::string& out, const schema::node& literal) {
    if (!literal.text.empty()) {
        if (!is_number(literal.text)) sqlite_bad_literal(literal, "no number");
        out += literal.text;
        if (literal.text.find_first_of(".eE") == std::string::npos) out += ".0";
        return;
    }
    const double value = literal.floating;
    if (value != value) throw data_error("NaN is no literal: SQLite would take it for NULL; use NULL", {.sqlstate = "22003"});
    if (std::bit_cast<std::uint64_t>(value) == std::uint64_t{1} << 63)
        throw data_error("-0.0 is no literal: SQLite would drop its sign; write 0.0", {.sqlstate = "22003"});
    const double infinity = std::numeric_limits<double>::infinity();
    if (value == infinity || value == -infinity) out += value > 0 ? "9e999" : "-9e999";
    else append_floating(out, value);
}

/// Canonical hexadecimal; a UUID's may have its dashes.
[[gnu::cold]] constexpr std::string hexadecimal_of(const schema::node& literal) {
    std::string digits;
    for (const char each : literal.text) {
        const char lower = sqlite_lower(each);
        if (sqlite_is_digit(lower) || (lower >= 'a' && lower <= 'f')) digits.push_back(lower);
        else if (each != '-' || literal.value_type.kind != schema::type_kind::uuid) sqlite_bad_literal(literal, "no hexadecimal text");
    }
    if (digits.size() % 2 != 0) sqlite_bad_literal(literal, "half a byte");
    if (literal.value_type.kind == schema::type_kind::uuid && digits.size() != 32) sqlite_bad_literal(literal, "no UUID");
    return digits;
}

[[gnu::cold]] constexpr void append_uuid_text(std::string& out, const schema::node& literal) {
    std::string digits = hexadecimal_of(literal);
    for (const std::size_t at : {20, 16, 12, 8}) digits.insert(at, 1, '-');
    append_sqlite_text(out, digits);
}

/// A literal as it lies in its column: see the table in the class's documentation.
[[gnu::cold]] constexpr void append_sqlite_literal(std::string& out, const schema::node& literal) {
    using enum schema::type_kind;
    const schema::type_kind kind = literal.value_type.kind;
    const bool is_civil = kind == date || kind == time || kind == timestamp || kind == local_timestamp;
    switch (sqlite_form_of(literal.value_type)) {
        case sqlite_form::integer:
            if (kind == boolean) {
                if (literal.text != "true" && literal.text != "false" && literal.text != "1" && literal.text != "0")
                    sqlite_bad_literal(literal, "neither true nor false");
                out.push_back(literal.text == "true" || literal.text == "1" ? '1' : '0');
                return;
            }
            if (std::int64_t value = 0; !parse_int64(literal.text, value)) {
                if (is_number(literal.text))
                    throw data_error("the literal " + literal.text + " is outside of SQLite's 64-bit integers; store it as text",
                                     {.sqlstate = "22003"});
                sqlite_bad_literal(literal, "no integer");
            }
            out += literal.text;
            return;
        case sqlite_form::floating: append_floating_literal(out, literal); return;
        case sqlite_form::scaled_decimal: append_scaled_decimal(out, literal); return;
        case sqlite_form::ordered_decimal: append_ordered_decimal(out, literal); return;
        case sqlite_form::bytes:
            out += "x'";
            if (kind == bytes || kind == uuid) {
                out += hexadecimal_of(literal);
            } else {
                for (const char each : literal.text) {
                    out.push_back("0123456789abcdef"[static_cast<unsigned char>(each) >> 4]);
                    out.push_back("0123456789abcdef"[static_cast<unsigned char>(each) & 15]);
                }
            }
            out.push_back('\'');
            return;
        case sqlite_form::numeric:
        case sqlite_form::text:
            if (is_civil) append_civil_literal(out, literal);
            else if (kind == uuid) append_uuid_text(out, literal);
            else append_sqlite_text(out, literal.text);
            return;
    }
}

}  // namespace varve::detail
