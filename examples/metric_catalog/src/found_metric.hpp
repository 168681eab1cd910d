#pragma once

#include <string>

namespace metric_catalog {

/// A metric that a search found.
struct found_metric {
    std::string id;
    std::string name;
    std::string excerpt;  ///< where the words stand, in [brackets]
    double rank = 0;      ///< the greater, the better it fits
};

}  // namespace metric_catalog
