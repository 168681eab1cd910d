#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include <varve/sql/civil.hpp>
#include <varve/sql/codec.hpp>

namespace varve {

/// A time of day, 00:00:00 up to 23:59:59.999999. A type of its own, because std::chrono::hh_mm_ss cannot be compared and
/// a duration may be of any length.
class time_of_day {
public:
    /// Midnight.
    constexpr time_of_day() = default;
    /// Throws data_error unless it is at least 0 and less than a day.
    constexpr explicit time_of_day(std::chrono::microseconds since_midnight) : since_midnight_(since_midnight) {
        if (since_midnight.count() < 0 || since_midnight.count() >= detail::microseconds_per_day) refuse(since_midnight.count());
    }
    /// The time of day of a timestamp (in UTC) or of a local one.
    template <class Clock, class Duration>
    constexpr explicit time_of_day(std::chrono::time_point<Clock, Duration> at)
        : since_midnight_(std::chrono::floor<std::chrono::microseconds>(at - std::chrono::floor<std::chrono::days>(at))) {}

    constexpr std::chrono::microseconds since_midnight() const { return since_midnight_; }
    constexpr std::chrono::hh_mm_ss<std::chrono::microseconds> split() const {
        return std::chrono::hh_mm_ss<std::chrono::microseconds>{since_midnight_};
    }

    constexpr auto operator<=>(const time_of_day&) const = default;

private:
    [[noreturn, gnu::cold]] static void refuse(std::int64_t microseconds) {
        throw data_error(detail::number_text(microseconds) + " microseconds since midnight are no time of day; correct the value",
                         {.sqlstate = "22008"});
    }

    std::chrono::microseconds since_midnight_{0};
};

template <>
struct column_type<time_of_day> {
    using native = time_value;
    static constexpr schema::type type() { return {.kind = schema::type_kind::time}; }
    static constexpr time_value to_native(time_of_day value) { return {value.since_midnight().count()}; }
    static constexpr void from_native(time_value value, time_of_day& out) {
        out = time_of_day{std::chrono::microseconds{value.microseconds}};
    }
};

namespace detail {

/// stored_as integer: microseconds since midnight.
template <>
struct stored_differently<time_of_day, schema::storage::integer> {
    using native = std::int64_t;
    static constexpr std::int64_t to_native(time_of_day value) { return value.since_midnight().count(); }
    static constexpr void from_native(std::int64_t value, time_of_day& out) { out = time_of_day{std::chrono::microseconds{value}}; }
};

[[noreturn, gnu::cold]] inline void no_time_of_day(std::string_view text) {
    throw data_error("the text '" + std::string{text} + "' is no time of day HH:MM:SS.ffffff; correct the row",
                     {.sqlstate = "22007"});
}

/// stored_as text: "HH:MM:SS.ffffff".
template <>
struct stored_differently<time_of_day, schema::storage::text> {
    using native = std::string_view;
    static constexpr std::string to_native(time_of_day value) {
        std::string text;
        append_time(text, value.since_midnight().count());
        return text;
    }
    static constexpr void from_native(std::string_view value, time_of_day& out) {
        std::int64_t microseconds = 0;
        if (!parse_time(value, microseconds)) no_time_of_day(value);
        out = time_of_day{std::chrono::microseconds{microseconds}};
    }
};

}  // namespace detail

}  // namespace varve
