#pragma once

#include <span>
#include <string>
#include <vector>

#include "check_suite.hpp"

namespace dataset_metrics {

/// What is expected of weather.csv, of each city by its name. Everything else is measured as well.
inline check_suite weather_suite(std::span<const data_source> sources) {
    std::vector<check> checks;
    for (const data_source& city : sources) {
        check measured{"everything is measured", city.name, {}};
        check complete{"no value is missing", city.name, {}};
        for (const std::string& column : city.columns) {
            for (const measure each : {measure::average, measure::minimum, measure::maximum,
                                       measure::sum, measure::variance})
                measured.assertions.push_back({{each, column}});
            complete.assertions.push_back({{measure::null_fraction, column}, 0, 0});
        }
        checks.push_back(measured);
        checks.push_back(complete);
        checks.push_back({"there are rows", city.name, {{{measure::number_of_rows, ""}, 1}}});
        checks.push_back({"temperatures are of this planet", city.name,
                          {{{measure::minimum, "temp_min"}, -60, 40},
                           {{measure::maximum, "temp_max"}, -40, 60}}});
        checks.push_back({"it rains", city.name, {{{measure::sum, "precipitation"}, 1}}});
        checks.push_back({"a gentle breeze", city.name, {{{measure::average, "wind"}, 0, 5.4}}});
    }
    return check_suite{checks};
}

}  // namespace dataset_metrics
