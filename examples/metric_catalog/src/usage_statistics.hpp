#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <varve/sql/types/timestamp.hpp>

namespace metric_catalog {

struct uses_of_a_day {
    varve::timestamp day{};  ///< its beginning, UTC
    std::int64_t uses = 0;
    bool operator==(const uses_of_a_day&) const = default;
};

struct uses_by_somebody {
    std::string used_by;
    std::int64_t uses = 0;
    varve::timestamp last{};
    bool operator==(const uses_by_somebody&) const = default;
};

/// How much a metric was used in a number of days.
struct usage_statistics {
    std::int64_t uses = 0;
    std::vector<uses_of_a_day> by_day;         ///< days without any are left out
    std::vector<uses_by_somebody> by_somebody; ///< who uses it most is first
};

}  // namespace metric_catalog
