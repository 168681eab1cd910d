#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace varve {

/// The bounds of a database's pool of connections.
struct pool_options {
    std::size_t maximum = 8;                               ///< connections at once; 1 where the database lives in its connection
    std::chrono::milliseconds wait{10'000};                ///< how long session() waits for one
    std::chrono::milliseconds maximum_lifetime{1'800'000};  ///< an older connection is closed when it comes back
    std::chrono::milliseconds check_after_idle{30'000};    ///< one that idled longer is asked whether it is alive
};

/// What a pool did since it was made, and what it holds.
struct pool_statistics {
    std::size_t maximum = 0;
    std::size_t idle = 0;
    std::size_t in_use = 0;
    std::uint64_t opened = 0;
    std::uint64_t closed = 0;    ///< too old, dead, or broken on their way back
    std::uint64_t borrowed = 0;
    std::uint64_t waited = 0;    ///< borrows that found none idle
    std::uint64_t timed_out = 0;
};

/// How `database::transact` tries again.
struct retry_options {
    int attempts = 5;
    std::chrono::milliseconds first_pause{2};  ///< doubled each time, and varied so that two rivals part
};

}  // namespace varve
