#pragma once

#include <cstdint>
#include <string>

namespace varve::migration {

/// A row of `varve_revision`: a revision that the database has.
struct applied_revision {
    std::string id{};
    std::string hash{};  ///< of its operations when it was applied
    std::string message{};
    std::string applied_at{};   ///< UTC, YYYY-MM-DD HH:MM:SS
    std::int64_t position = 0;  ///< the order in which they were applied, from 1
};

}  // namespace varve::migration
