#pragma once

#include <chrono>
#include <cstdint>
#include <limits>

namespace varve::detail {

// Points of the steady clock as plain nanoseconds: each mixed sum of std::chrono's types costs its reader a template or two,
// in headers that every program of the library compiles.

inline constexpr std::int64_t no_time = std::numeric_limits<std::int64_t>::max();

inline std::int64_t steady_now() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

/// Nanoseconds; at most a century, so that adding it to a point of time cannot overflow.
constexpr std::int64_t nanoseconds_of(std::chrono::milliseconds time) {
    constexpr std::int64_t century = std::int64_t{100} * 365 * 24 * 60 * 60 * 1000;
    const std::int64_t count = time.count();
    return (count > century ? century : count) * 1'000'000;
}

}  // namespace varve::detail
