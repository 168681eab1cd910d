#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <limits>
#include <ratio>
#include <string>
#include <utility>

#include <varve/core/error.hpp>
#include <varve/core/number_text.hpp>
#include <varve/sql/column_type.hpp>

namespace varve::detail {

template <class Duration>
using microseconds_in_tick = std::ratio_divide<typename Duration::period, std::micro>;

/// Durations that microseconds express exactly: whole numbers of ticks, each a whole number of microseconds.
template <class Duration>
concept whole_microseconds =
    integer<typename Duration::rep> && std::same_as<Duration, std::chrono::duration<typename Duration::rep, typename Duration::period>> &&
    microseconds_in_tick<Duration>::den == 1;

[[noreturn, gnu::cold]] inline void microseconds_out_of_range() {
    throw data_error("a time or duration is too large for 64 bits of microseconds (292,000 years); correct the value",
                     {.sqlstate = "22008"});
}
[[noreturn, gnu::cold]] inline void ticks_out_of_range(std::int64_t microseconds) {
    throw data_error("a time or duration of " + number_text(microseconds) +
                         " microseconds does not fit the field's type; widen the field or correct the row",
                     {.sqlstate = "22008"});
}
[[noreturn, gnu::cold]] inline void fraction_of_tick(std::int64_t microseconds) {
    throw data_error("a time or duration of " + number_text(microseconds) +
                         " microseconds has a fraction that the field's type would drop; use std::chrono::microseconds in the field "
                         "or correct the row",
                     {.sqlstate = "22008"});
}

template <whole_microseconds Duration>
constexpr std::int64_t to_microseconds(Duration duration) {
    constexpr std::int64_t factor = microseconds_in_tick<Duration>::num;
    constexpr std::int64_t limit = std::numeric_limits<std::int64_t>::max() / factor;
    if constexpr (factor > 1 || !std::in_range<std::int64_t>(std::numeric_limits<typename Duration::rep>::max()))
        if (std::cmp_greater(duration.count(), limit) || std::cmp_less(duration.count(), -limit)) microseconds_out_of_range();
    return static_cast<std::int64_t>(duration.count()) * factor;
}

template <whole_microseconds Duration>
constexpr Duration from_microseconds(std::int64_t microseconds) {
    constexpr std::int64_t factor = microseconds_in_tick<Duration>::num;
    if constexpr (factor > 1)
        if (microseconds % factor != 0) fraction_of_tick(microseconds);
    const std::int64_t count = microseconds / factor;
    if (!std::in_range<typename Duration::rep>(count)) ticks_out_of_range(microseconds);
    return Duration{static_cast<typename Duration::rep>(count)};
}

}  // namespace varve::detail
