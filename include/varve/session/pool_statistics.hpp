#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace varve {

/// What a pool did since it was made, and what it holds at this moment.
struct pool_statistics {
    std::size_t maximum = 0;
    std::size_t idle = 0;
    std::size_t in_use = 0;
    std::size_t waiting = 0;          ///< threads that wait for a connection
    std::uint64_t opened = 0;
    std::uint64_t borrowed = 0;       ///< sessions handed out
    std::uint64_t waited = 0;         ///< borrows that found none idle and none to open
    std::uint64_t timed_out = 0;      ///< those of them that were refused
    std::chrono::nanoseconds wait_total{};
    std::chrono::nanoseconds wait_longest{};
    std::uint64_t closed_old = 0;     ///< older than maximum_lifetime
    std::uint64_t closed_idle = 0;    ///< idle longer than close_after_idle
    std::uint64_t closed_dead = 0;    ///< found dead, by the check after idling or after a session that threw
    std::uint64_t closed_broken = 0;  ///< could not be reset on their way back

    std::uint64_t closed() const { return closed_old + closed_idle + closed_dead + closed_broken; }
};

}  // namespace varve
