#pragma once

#include <chrono>
#include <cstdint>

#include <varve/sql/codec.hpp>
#include <varve/sql/types/detail/microseconds.hpp>

namespace varve {

/// Durations of whole ticks that are whole microseconds (hours, seconds, milliseconds …). Reading one that the field's ticks
/// cannot express exactly is a data_error; nanoseconds are no column.
template <detail::whole_microseconds Duration>
struct column_type<Duration> {
    using native = duration_value;
    static constexpr schema::type type() { return {.kind = schema::type_kind::duration}; }
    static constexpr duration_value to_native(Duration value) { return {detail::to_microseconds(value)}; }
    static constexpr void from_native(duration_value value, Duration& out) {
        out = detail::from_microseconds<Duration>(value.microseconds);
    }
};

namespace detail {

/// stored_as integer: microseconds.
template <detail::whole_microseconds Duration>
struct stored_differently<Duration, schema::storage::integer> {
    using native = std::int64_t;
    static constexpr std::int64_t to_native(Duration value) { return detail::to_microseconds(value); }
    static constexpr void from_native(std::int64_t value, Duration& out) { out = detail::from_microseconds<Duration>(value); }
};

}  // namespace detail

}  // namespace varve
