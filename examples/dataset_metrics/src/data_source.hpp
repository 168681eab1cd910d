#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace dataset_metrics {

/// A named table of numbers, a date a row. A number that is absent is a null.
struct data_source {
    struct row {
        std::chrono::year_month_day date{};
        std::vector<std::optional<double>> values;  ///< in the order of `columns`
    };

    std::string name;
    std::vector<std::string> columns;
    std::vector<row> rows;
};

}  // namespace dataset_metrics
