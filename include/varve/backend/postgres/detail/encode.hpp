#pragma once

#include <bit>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>

#include <varve/backend/postgres/detail/clock.hpp>
#include <varve/backend/postgres/detail/network_order.hpp>
#include <varve/backend/postgres/detail/value_form.hpp>
#include <varve/sql/hexadecimal.hpp>
#include <varve/sql/value.hpp>

namespace varve::detail {

/// What a value became. `refused`: why the type does not hold it.
struct encoded_value {
    int size = 0;
    bool is_binary = true;  ///< else text, with a NUL behind it
    const char* refused = nullptr;
};

inline constexpr std::size_t encoded_room = 48;  ///< as much as any value of a fixed size needs, in either form

template <std::unsigned_integral T>
encoded_value encoded_as(char* to, T bits) {
    store_network(to, bits);
    return {.size = sizeof bits};
}

/// What has no binary form here is text: also of text columns, where both forms are the characters.
inline encoded_value encoded_text(char* to, std::string_view text, postgres_form form) {
    std::memcpy(to, text.data(), text.size());
    to[text.size()] = '\0';
    return {.size = static_cast<int>(text.size()), .is_binary = form == postgres_form::text};
}

template <class Number>
encoded_value encoded_digits(char* to, Number value, postgres_form form) {
    const auto end = std::to_chars(to, to + encoded_room - 1, value);
    *end.ptr = '\0';
    return {.size = static_cast<int>(end.ptr - to), .is_binary = form == postgres_form::text};
}

inline encoded_value encode(char* to, postgres_form form, bool value) {
    if (form != postgres_form::boolean) return encoded_text(to, value ? "true" : "false", form);
    *to = value ? 1 : 0;
    return {.size = 1};
}

inline encoded_value encode(char* to, postgres_form form, std::int64_t value) {
    const auto narrow = [&]<class Narrow>(Narrow) {
        if (value < std::numeric_limits<Narrow>::min() || value > std::numeric_limits<Narrow>::max())
            return encoded_value{.refused = "an integer outside of what its column holds"};
        return encoded_as(to, static_cast<std::make_unsigned_t<Narrow>>(value));
    };
    switch (form) {
        case postgres_form::int8: return encoded_as(to, static_cast<std::uint64_t>(value));
        case postgres_form::int4: return narrow(std::int32_t{});
        case postgres_form::int2: return narrow(std::int16_t{});
        default: return encoded_digits(to, value, form);
    }
}

inline encoded_value encode(char* to, postgres_form form, std::uint64_t value) {
    if (value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return encode(to, form, static_cast<std::int64_t>(value));
    if (form == postgres_form::int8 || form == postgres_form::int4 || form == postgres_form::int2)
        return {.refused = "an unsigned integer outside of what its column holds"};
    return encoded_digits(to, value, form);
}

inline encoded_value encode(char* to, postgres_form form, double value) {
    switch (form) {
        case postgres_form::float8: return encoded_as(to, std::bit_cast<std::uint64_t>(value));
        case postgres_form::float4: {
            const auto narrow = static_cast<float>(value);
            if (std::isinf(narrow) && !std::isinf(value)) return {.refused = "a number outside of what its column, a real, holds"};
            return encoded_as(to, std::bit_cast<std::uint32_t>(narrow));
        }
        default: return encoded_digits(to, value, form);  // "inf" and "nan" are understood
    }
}

inline encoded_value encode(char* to, postgres_form form, const uuid_value& value) {
    if (form == postgres_form::uuid || form == postgres_form::bytes) {
        std::memcpy(to, value.bytes.data(), value.bytes.size());
        return {.size = static_cast<int>(value.bytes.size())};
    }
    std::string text;
    append_uuid(text, value);
    return encoded_text(to, text, form);
}

inline encoded_value encode(char* to, postgres_form form, date_value value) {
    std::int32_t days = 0;
    if (!to_postgres_epoch(value.days, postgres_epoch_days, days)) return {.refused = "a date outside of PostgreSQL's range"};
    if (form == postgres_form::date) return encoded_as(to, static_cast<std::uint32_t>(days));
    std::string text;
    append_postgres_date(text, value.days);
    append_postgres_era(text, value.days);
    return encoded_text(to, text, form);
}

inline encoded_value encode(char* to, postgres_form form, time_value value) {
    if (value.microseconds < 0 || value.microseconds >= microseconds_per_day) return {.refused = "outside of the day's 24 hours"};
    if (form == postgres_form::time) return encoded_as(to, static_cast<std::uint64_t>(value.microseconds));
    std::string text;
    append_time(text, value.microseconds);
    return encoded_text(to, text, form);
}

inline encoded_value encode_moment(char* to, postgres_form form, std::int64_t microseconds, bool has_zone) {
    std::int64_t count = 0;
    if (!to_postgres_epoch(microseconds, postgres_epoch_microseconds, count)) return {.refused = "a timestamp outside of PostgreSQL's range"};
    if (form == postgres_form::timestamp) return encoded_as(to, static_cast<std::uint64_t>(count));
    std::string text;
    append_postgres_timestamp(text, microseconds, has_zone);
    return encoded_text(to, text, form);
}
inline encoded_value encode(char* to, postgres_form form, timestamp_value value) { return encode_moment(to, form, value.microseconds, true); }
inline encoded_value encode(char* to, postgres_form form, local_timestamp_value value) { return encode_moment(to, form, value.microseconds, false); }

inline encoded_value encode(char* to, postgres_form form, duration_value value) {
    if (form == postgres_form::interval) {
        store_network(to, static_cast<std::uint64_t>(value.microseconds));
        std::memset(to + 8, 0, 8);  // no days and no months
        return {.size = 16};
    }
    if (form == postgres_form::int8) return encode(to, form, value.microseconds);
    return encoded_text(to, number_text(value.microseconds) + " us", form);
}

}  // namespace varve::detail
