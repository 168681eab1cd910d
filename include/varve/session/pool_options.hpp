#pragma once

#include <chrono>
#include <cstddef>

namespace varve {

/// The bounds of a database's pool of connections, and what each connection starts with.
struct pool_options {
    using milliseconds = std::chrono::milliseconds;

    std::size_t maximum = 8;                   ///< connections at once; 1 where the database lives in its connection
    milliseconds wait{10'000};                 ///< how long session() waits for one; zero: not at all
    milliseconds maximum_lifetime{1'800'000};  ///< an older connection is closed when it comes back
    milliseconds check_after_idle{30'000};     ///< one that idled longer is asked whether it is alive before it is handed out
    milliseconds close_after_idle{600'000};    ///< one that idled longer is closed when another comes back
    std::size_t composed_statements = 64;      ///< how many statements made at run time (`raw`, `dynamic`) a connection keeps prepared
    milliseconds statement_limit{0};           ///< what runs longer throws statement_timeout; zero: no limit. A session may set another
};

}  // namespace varve
