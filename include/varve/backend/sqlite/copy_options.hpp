#pragma once

#include <cstdint>
#include <functional>

namespace varve {

/// How a database is copied.
struct sqlite_copy_options {
    int pages_per_step = 1024;  ///< copied between two calls of `progress`
    /// Told after each step how many of how many pages are copied; it must not use the session that is copied. What it
    /// throws ends the copy, which is undone.
    std::function<void(std::int64_t copied, std::int64_t pages)> progress{};
};

}  // namespace varve
