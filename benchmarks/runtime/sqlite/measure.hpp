#pragma once

#include <chrono>
#include <cstdint>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else  // the sums and the time can be compared all the same
#define CALLGRIND_TOGGLE_COLLECT static_cast<void>(0)
#endif

namespace benchmark {

/// What one side of a workload gave: the sum of all that it read or wrote, which every side must agree on, so that none can
/// leave work out, and how long it took.
struct outcome {
    std::int64_t sum = 0;
    std::chrono::nanoseconds taken{};
};

/// Runs `once(0)`, which prepares statements and warms up, and then `once(1)` to `once(times)`, which alone are counted.
template <class Once>
outcome measure(std::int64_t times, Once once) {
    outcome made{.sum = once(0)};
    const auto start = std::chrono::steady_clock::now();
    CALLGRIND_TOGGLE_COLLECT;
    for (std::int64_t i = 1; i <= times; ++i) made.sum += once(i);
    CALLGRIND_TOGGLE_COLLECT;
    made.taken = std::chrono::steady_clock::now() - start;
    return made;
}

}  // namespace benchmark
