// The domain: what was measured, of what, when, and what came out. Nothing here knows of a database.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include <boost/json/object.hpp>
#include <boost/uuid/uuid.hpp>

#include "metric_state.hpp"

namespace dataset_metrics {

/// What is measured. The names are stored.
enum class measure { number_of_rows, average, minimum, maximum, sum, variance, null_fraction };

/// A measure of a column; number_of_rows has none.
struct metric_spec {
    measure kind{};
    std::string column;

    auto operator<=>(const metric_spec&) const = default;
};

/// The first day of what was measured, and whatever else keeps two results apart.
struct metric_key {
    std::chrono::year_month_day date{};
    std::map<std::string, std::string> tags;

    auto operator<=>(const metric_key&) const = default;
};

struct metric {
    boost::uuids::uuid id{};  ///< nil until it is stored
    metric_spec spec;
    metric_state state;
    metric_key key;
    std::optional<std::string> dataset;
    boost::json::object parameters;  ///< how it came about, for people to read later
};

/// The number that the state amounts to; absent when there was nothing to measure.
inline std::optional<double> value_of(const metric& of) {
    const metric_state& state = of.state;
    switch (of.spec.kind) {
        case measure::number_of_rows: return static_cast<double>(state.rows);
        case measure::average: return state.average();
        case measure::minimum: return state.minimum;
        case measure::maximum: return state.maximum;
        case measure::sum: return state.total();
        case measure::variance: return state.variance();
        case measure::null_fraction: return state.null_fraction();
    }
    return std::nullopt;
}

}  // namespace dataset_metrics
