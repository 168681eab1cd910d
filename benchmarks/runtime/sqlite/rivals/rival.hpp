#pragma once

#include <cstdint>
#include <vector>

#include "../measure.hpp"

namespace benchmark {

/// A workload of workloads.hpp through another library, written as its documentation recommends: statements prepared once
/// where it allows, on the same tables in memory, with foreign keys on.
struct rival_workload {
    const char* name;
    outcome (*run)(std::int64_t times);
};

extern const std::vector<rival_workload> sqlitecpp;
extern const std::vector<rival_workload> soci;

}  // namespace benchmark
