#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <version>

#include <varve/sql/civil.hpp>
#include <varve/sql/codec.hpp>
#include <varve/sql/types/detail/microseconds.hpp>
#include <varve/sql/types/timestamp.hpp>

namespace varve {

/// An instant together with the zone it was told in: "Europe/Berlin", "UTC" or an offset such as "+02:00". Engines have no
/// such type (timestamptz forgets the zone), so it is a text everywhere: `2026-11-21 07:23:41.000000 Europe/Berlin`, the
/// instant in UTC, so that rows sort by it. Years 0000 to 9999. Two zones make two values, also of one instant. Where the
/// library has it (libstdc++ 14, libc++ with -fexperimental-library), std::chrono::zoned_time is a column in the same form.
struct zoned_timestamp {
    timestamp at{};
    std::string zone{"UTC"};

    auto operator<=>(const zoned_timestamp&) const = default;
};

namespace detail {

/// As the names of the IANA database and offsets are spelled.
constexpr bool is_zone_name(std::string_view text) {
    if (text.empty() || text.size() > 64) return false;
    for (const char each : text) {
        const bool letter = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
        const bool other = (each >= '0' && each <= '9') || each == '/' || each == '_' || each == '+' || each == '-' || each == ':';
        if (!letter && !other) return false;
    }
    return true;
}

[[noreturn, gnu::cold]] inline void no_zone() {
    throw data_error("a zoned timestamp's zone is no name such as Europe/Berlin, UTC or +02:00; correct the value", {.sqlstate = "22009"});
}
[[noreturn, gnu::cold]] inline void no_zoned_timestamp() {
    throw data_error("it is no zoned timestamp YYYY-MM-DD HH:MM:SS.ffffff Zone/Name; correct the row", {.sqlstate = "22007"});
}

inline std::string zoned_text(std::int64_t microseconds, std::string_view zone) {
    if (!is_zone_name(zone)) no_zone();
    std::string text;
    if (!append_timestamp(text, microseconds)) timestamp_without_text();
    text.push_back(' ');
    text += zone;
    return text;
}

constexpr std::size_t length_of_timestamp = 26;

/// Only the form that is written: any other would not sort, and not be found by equality.
inline zoned_timestamp parse_zoned(std::string_view text) {
    std::int64_t microseconds = 0;
    if (text.size() <= length_of_timestamp + 1 || text[length_of_timestamp] != ' ' || text[10] != ' ' || text[19] != '.' ||
        !is_zone_name(text.substr(length_of_timestamp + 1)) || !parse_timestamp(text.substr(0, length_of_timestamp), microseconds))
        no_zoned_timestamp();
    return {timestamp{std::chrono::microseconds{microseconds}}, std::string{text.substr(length_of_timestamp + 1)}};
}

}  // namespace detail

template <>
struct column_type<zoned_timestamp> {
    using stored = std::string;
    static stored store(const zoned_timestamp& value) { return detail::zoned_text(value.at.time_since_epoch().count(), value.zone); }
    static zoned_timestamp load(const stored& text) { return detail::parse_zoned(text); }
};

#if (defined(__cpp_lib_chrono) && __cpp_lib_chrono >= 201907L) || \
    (defined(_LIBCPP_VERSION) && !defined(_LIBCPP_HAS_NO_EXPERIMENTAL_TZDB) && !defined(_LIBCPP_HAS_NO_TIME_ZONE_DATABASE))

/// A zone that this machine's database lacks is a data_error on reading.
template <detail::finer_than_days Duration>
struct column_type<std::chrono::zoned_time<Duration>> {
    using stored = std::string;
    using value = std::chrono::zoned_time<Duration>;
    static stored store(const value& given) {
        return detail::zoned_text(detail::to_microseconds(given.get_sys_time().time_since_epoch()), given.get_time_zone()->name());
    }
    static value load(const stored& text) {
        const zoned_timestamp parsed = detail::parse_zoned(text);
        return value{parsed.zone, std::chrono::sys_time<Duration>{detail::from_microseconds<Duration>(parsed.at.time_since_epoch().count())}};
    }
};

#endif

}  // namespace varve
