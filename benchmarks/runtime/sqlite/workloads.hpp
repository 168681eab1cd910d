#pragma once

#include <cstdint>

#include "measure.hpp"

namespace benchmark {

/// The same work through Varve and by hand; each side makes its own database, in memory, and measures itself.
struct workload {
    const char* name;
    outcome (*varve)(std::int64_t times);
    outcome (*by_hand)(std::int64_t times);
};

// One file each.
extern const workload get, insert, bulk, update, upsert, scan, stream, filter, join, eager;

inline constexpr const workload* workloads[] = {&get, &insert, &bulk, &update, &upsert, &scan, &stream, &filter, &join, &eager};

}  // namespace benchmark
