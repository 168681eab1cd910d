#pragma once

#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include <varve/backend/postgres/detail/clock.hpp>
#include <varve/backend/postgres/detail/network_order.hpp>
#include <varve/backend/postgres/detail/numeric.hpp>
#include <varve/backend/postgres/detail/value_form.hpp>
#include <varve/core/parse_double.hpp>
#include <varve/sql/hexadecimal.hpp>
#include <varve/sql/value.hpp>

namespace varve::detail {

/// A value as it came. The functions below return what was wrong with it, or nullptr: "an integer" where it is none.
struct received_value {
    const char* data;
    std::size_t size;
    postgres_form form;

    std::string_view bytes() const { return {data, size}; }
    template <std::unsigned_integral T>
    T number(std::size_t at = 0) const {
        return load_network<T>(data + at);
    }
};

template <class Number>
bool parse_whole(std::string_view text, Number& out) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size();
}

/// A numeric without a fraction: sum(bigint) is one.
template <class Number>
[[gnu::cold]] bool decode_whole_numeric(std::string_view binary, Number& out) {
    std::string text;
    if (!decode_numeric(binary, text)) return false;
    if (const auto point = text.find('.'); point != std::string::npos && text.find_first_not_of('0', point + 1) == std::string::npos)
        text.resize(point);
    return parse_whole(text, out);
}

inline const char* decode(const received_value& from, std::int64_t& out) {
    switch (from.form) {
        case postgres_form::int8: out = static_cast<std::int64_t>(from.number<std::uint64_t>()); return nullptr;
        case postgres_form::int4: out = static_cast<std::int32_t>(from.number<std::uint32_t>()); return nullptr;
        case postgres_form::int2: out = static_cast<std::int16_t>(from.number<std::uint16_t>()); return nullptr;
        case postgres_form::oid: out = from.number<std::uint32_t>(); return nullptr;
        case postgres_form::numeric: return decode_whole_numeric(from.bytes(), out) ? nullptr : "an integer of 64 bits";
        case postgres_form::other: return parse_whole(from.bytes(), out) ? nullptr : "an integer";
        default: return "an integer";
    }
}

inline const char* decode(const received_value& from, std::uint64_t& out) {
    if (from.form == postgres_form::numeric) return decode_whole_numeric(from.bytes(), out) ? nullptr : "an unsigned integer of 64 bits";
    std::int64_t value = 0;
    const char* const wrong = decode(from, value);
    if (wrong != nullptr) return wrong;
    if (value < 0) return "an unsigned integer";
    out = static_cast<std::uint64_t>(value);
    return nullptr;
}

inline const char* decode(const received_value& from, bool& out) {
    if (from.form != postgres_form::boolean) return "a boolean";
    out = *from.data != 0;
    return nullptr;
}

/// Numbers of other kinds where they lose nothing by it.
[[gnu::cold]] inline const char* decode_unusual_double(const received_value& from, double& out) {
    if (from.form == postgres_form::float4) {
        out = std::bit_cast<float>(from.number<std::uint32_t>());
        return nullptr;
    }
    std::string text;
    if (from.form == postgres_form::numeric && !decode_numeric(from.bytes(), text)) return "a number";
    if (from.form == postgres_form::other) text = from.bytes();
    if (!text.empty()) {
        const std::optional<double> value = parse_double(text);
        if (!value) return "a floating point number";
        out = *value;
        return nullptr;
    }
    std::int64_t whole = 0;
    if (decode(from, whole) != nullptr) return "a floating point number";
    constexpr std::int64_t exact = std::int64_t{1} << 53;
    if (whole > exact || whole < -exact) return "a floating point number, which would round it,";
    out = static_cast<double>(whole);
    return nullptr;
}

inline const char* decode(const received_value& from, double& out) {
    if (from.form != postgres_form::float8) [[unlikely]]
        return decode_unusual_double(from, out);
    out = std::bit_cast<double>(from.number<std::uint64_t>());
    return nullptr;
}

inline const char* decode(const received_value& from, std::string_view& out) {
    if (from.form == postgres_form::jsonb) {
        out = from.bytes().substr(1);  // the version of the form
        return nullptr;
    }
    if (from.form != postgres_form::text && from.form != postgres_form::other) return "a text";
    out = from.bytes();
    return nullptr;
}

inline const char* decode(const received_value& from, bytes_view& out) {
    if (from.form != postgres_form::bytes) return "bytes";
    out = {reinterpret_cast<const std::byte*>(from.data), from.size};
    return nullptr;
}

inline const char* decode(const received_value& from, uuid_value& out) {
    if ((from.form != postgres_form::uuid && from.form != postgres_form::bytes) || from.size != out.bytes.size()) return "a UUID";
    std::memcpy(out.bytes.data(), from.data, out.bytes.size());
    return nullptr;
}

inline const char* decode(const received_value& from, date_value& out) {
    if (from.form != postgres_form::date) return "a date";
    const auto count = static_cast<std::int32_t>(from.number<std::uint32_t>());
    return from_postgres_epoch(count, postgres_epoch_days, out.days) ? nullptr : "a date that is no infinity";
}

inline const char* decode(const received_value& from, time_value& out) {
    if (from.form != postgres_form::time) return "a time";
    out.microseconds = static_cast<std::int64_t>(from.number<std::uint64_t>());
    return out.microseconds < microseconds_per_day ? nullptr : "a time of a day of 24 hours";  // PostgreSQL has 24:00:00
}

inline const char* decode_moment(const received_value& from, std::int64_t& out) {
    if (from.form != postgres_form::timestamp) return "a timestamp";
    const auto count = static_cast<std::int64_t>(from.number<std::uint64_t>());
    return from_postgres_epoch(count, postgres_epoch_microseconds, out) ? nullptr : "a timestamp that is no infinity, of the years to 294246,";
}
inline const char* decode(const received_value& from, timestamp_value& out) { return decode_moment(from, out.microseconds); }
inline const char* decode(const received_value& from, local_timestamp_value& out) { return decode_moment(from, out.microseconds); }

inline const char* decode(const received_value& from, duration_value& out) {
    if (from.form == postgres_form::int8) return decode(from, out.microseconds);
    if (from.form != postgres_form::interval) return "a duration";
    const auto within = static_cast<std::int64_t>(from.number<std::uint64_t>());
    const auto days = static_cast<std::int32_t>(from.number<std::uint32_t>(8));
    if (from.number<std::uint32_t>(12) != 0) return "a duration without months, which are not all as long,";
    std::int64_t of_days = 0;
    if (__builtin_mul_overflow(std::int64_t{days}, microseconds_per_day, &of_days) || __builtin_add_overflow(within, of_days, &out.microseconds))
        return "a duration of 64 bits";
    return nullptr;
}

inline const char* decode(const received_value& from, json_value& out) {
    std::string_view text;
    const char* const wrong = decode(from, text);
    if (wrong != nullptr) return "JSON";
    out.text = text;
    return nullptr;
}

inline const char* decode(const received_value& from, label_value& out) { return decode(from, out.label); }

/// With exactly `scale` digits after the point: false where that would cut some off.
[[gnu::cold]] inline bool rescale(std::string& number, int scale) {
    const auto point = number.find('.');
    const std::size_t wanted = static_cast<std::size_t>(scale);
    const std::size_t digits = point == std::string::npos ? 0 : number.size() - point - 1;
    if (digits > wanted) {
        if (number.find_first_not_of('0', point + 1 + wanted) != std::string::npos) return false;
        number.resize(wanted == 0 ? point : point + 1 + wanted);
        return true;
    }
    if (point == std::string::npos && wanted > 0) number.push_back('.');
    number.append(wanted - digits, '0');
    return true;
}

[[gnu::cold]] inline const char* decode(const received_value& from, decimal_value& out) {
    std::string text;
    std::int64_t whole = 0;
    if (from.form == postgres_form::numeric) {
        if (!decode_numeric(from.bytes(), text)) return "a decimal";
    } else if (decode(from, whole) == nullptr) {
        append_number(text, whole);
    } else {
        return "a decimal";
    }
    if (text.ends_with('y') || text == "NaN") return "a decimal that is a number";
    if (!rescale(text, out.scale)) return "a decimal of fewer digits after the point";
    const std::string_view magnitude = std::string_view{text}.substr(text.starts_with('-') ? 1 : 0);
    const std::string_view before_point = magnitude.substr(0, magnitude.find('.'));
    if (out.precision > 0 && before_point != "0" && before_point.size() > static_cast<std::size_t>(out.precision - out.scale))
        return "a decimal of fewer digits";
    out.text = std::move(text);
    return nullptr;
}

[[gnu::cold]] inline const char* decode(const received_value& from, scaled_value& out) {
    decimal_value decimal{.precision = out.precision, .scale = out.scale};
    const char* const wrong = decode(from, decimal);
    if (wrong != nullptr) return wrong;
    std::erase(decimal.text, '.');
    return parse_whole(decimal.text, out.unscaled) ? nullptr : "a decimal of fewer digits";
}

}  // namespace varve::detail
