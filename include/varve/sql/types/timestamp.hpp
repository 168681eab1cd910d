#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include <varve/sql/civil.hpp>
#include <varve/sql/codec.hpp>
#include <varve/sql/types/detail/microseconds.hpp>

namespace varve {

/// An instant, in microseconds since 1970-01-01 00:00:00 UTC. Coarser instants (`std::chrono::sys_seconds`) are columns too;
/// one of nanoseconds is none, since no engine keeps them all: convert it with std::chrono::floor<std::chrono::microseconds>.
using timestamp = std::chrono::sys_time<std::chrono::microseconds>;

/// Date and time of day on a clock whose zone is not said.
using local_timestamp = std::chrono::local_time<std::chrono::microseconds>;

namespace detail {

// Points a day apart or more are dates.
template <class Duration>
concept finer_than_days =
    whole_microseconds<Duration> && std::ratio_less_v<typename Duration::period, std::chrono::days::period>;

[[noreturn, gnu::cold]] inline void timestamp_without_text() {
    throw data_error("a timestamp outside the years 0000 to 9999 has no text form that sorts; correct the value, or store the field as integer",
                     {.sqlstate = "22008"});
}
[[noreturn, gnu::cold]] inline void no_timestamp(std::string_view text) {
    throw data_error("the text '" + std::string{text} + "' is no timestamp YYYY-MM-DD HH:MM:SS.ffffff; correct the row",
                     {.sqlstate = "22007"});
}

template <class TimePoint>
struct timestamp_as_microseconds {
    using native = std::int64_t;
    static constexpr std::int64_t to_native(TimePoint value) { return to_microseconds(value.time_since_epoch()); }
    static constexpr void from_native(std::int64_t value, TimePoint& out) {
        out = TimePoint{from_microseconds<typename TimePoint::duration>(value)};
    }
};

template <class TimePoint>
struct timestamp_as_text {
    using native = std::string_view;
    static constexpr std::string to_native(TimePoint value) {
        std::string text;
        if (!append_timestamp(text, to_microseconds(value.time_since_epoch()))) timestamp_without_text();
        return text;
    }
    static constexpr void from_native(std::string_view value, TimePoint& out) {
        std::int64_t microseconds = 0;
        if (!parse_timestamp(value, microseconds)) no_timestamp(value);
        out = TimePoint{from_microseconds<typename TimePoint::duration>(microseconds)};
    }
};

}  // namespace detail

template <detail::finer_than_days Duration>
struct column_type<std::chrono::sys_time<Duration>> {
    using native = timestamp_value;
    static constexpr schema::type type() { return {.kind = schema::type_kind::timestamp}; }
    static constexpr timestamp_value to_native(std::chrono::sys_time<Duration> value) {
        return {detail::to_microseconds(value.time_since_epoch())};
    }
    static constexpr void from_native(timestamp_value value, std::chrono::sys_time<Duration>& out) {
        out = std::chrono::sys_time<Duration>{detail::from_microseconds<Duration>(value.microseconds)};
    }
};

template <detail::finer_than_days Duration>
struct column_type<std::chrono::local_time<Duration>> {
    using native = local_timestamp_value;
    static constexpr schema::type type() { return {.kind = schema::type_kind::local_timestamp}; }
    static constexpr local_timestamp_value to_native(std::chrono::local_time<Duration> value) {
        return {detail::to_microseconds(value.time_since_epoch())};
    }
    static constexpr void from_native(local_timestamp_value value, std::chrono::local_time<Duration>& out) {
        out = std::chrono::local_time<Duration>{detail::from_microseconds<Duration>(value.microseconds)};
    }
};

namespace detail {

/// stored_as integer: microseconds since 1970.
template <detail::finer_than_days Duration>
struct stored_differently<std::chrono::sys_time<Duration>, schema::storage::integer>
    : timestamp_as_microseconds<std::chrono::sys_time<Duration>> {};

template <detail::finer_than_days Duration>
struct stored_differently<std::chrono::local_time<Duration>, schema::storage::integer>
    : timestamp_as_microseconds<std::chrono::local_time<Duration>> {};

/// stored_as text: "YYYY-MM-DD HH:MM:SS.ffffff", which sorts as the instants do.
template <detail::finer_than_days Duration>
struct stored_differently<std::chrono::sys_time<Duration>, schema::storage::text>
    : timestamp_as_text<std::chrono::sys_time<Duration>> {};

template <detail::finer_than_days Duration>
struct stored_differently<std::chrono::local_time<Duration>, schema::storage::text>
    : timestamp_as_text<std::chrono::local_time<Duration>> {};

}  // namespace detail

}  // namespace varve
