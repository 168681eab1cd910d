#pragma once

#include <chrono>

namespace varve {

/// How `transact` tries again.
struct retry_options {
    int attempts = 5;                                ///< in all, the first included
    std::chrono::milliseconds first_pause{2};        ///< before the second attempt; doubled each time
    std::chrono::milliseconds longest_pause{1'000};  ///< at most; each pause is cut by up to a half at random, so that rivals part
};

}  // namespace varve
