#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "data_source.hpp"
#include "metric.hpp"

namespace dataset_metrics {

/// What one metric sums up. A day of weather.csv is a single row, whose variance says nothing; a month is worth a metric.
enum class period { day, month, year };

inline std::chrono::year_month_day first_day(std::chrono::year_month_day of, period each) {
    using std::chrono::day;
    if (each == period::day) return of;
    if (each == period::month) return of.year() / of.month() / day{1};
    return of.year() / std::chrono::January / day{1};
}

/// The key of the period that begins on a day. Its length is a tag, because January 1st begins one of each.
inline metric_key key_of(std::chrono::year_month_day date, period each) {
    metric_key key{first_day(date, each), {}};
    if (each != period::day) key.tags["period"] = each == period::month ? "month" : "year";
    return key;
}

/// Measures a data source, each spec for each period that has rows. The metrics carry the name of the source as their
/// dataset. Throws std::invalid_argument when a spec is about a column that the source lacks.
inline std::vector<metric> analyze(const data_source& source, const std::set<metric_spec>& specs,
                                   period each) {
    // A column is passed over once, whatever is asked of it; no column at all is that of the number of rows.
    std::map<std::string, std::ptrdiff_t> positions;
    for (const metric_spec& spec : specs) {
        const auto found = std::find(source.columns.begin(), source.columns.end(), spec.column);
        if (found == source.columns.end() && spec.kind != measure::number_of_rows)
            throw std::invalid_argument("dataset '" + source.name + "' has no column '" +
                                        spec.column + "'");
        positions[spec.column] =
            found == source.columns.end() ? -1 : found - source.columns.begin();
    }

    std::map<metric_key, std::map<std::string, metric_state>> states;
    for (const data_source::row& row : source.rows) {
        auto& of_period = states[key_of(row.date, each)];
        for (const auto& [column, position] : positions)
            of_period[column].add(position < 0 ? std::nullopt
                                               : row.values[static_cast<std::size_t>(position)]);
    }

    std::vector<metric> metrics;
    for (const auto& [key, columns] : states)
        for (const metric_spec& spec : specs)
            metrics.push_back({{}, spec, columns.at(spec.column), key, source.name,
                               {{"rows_read", source.rows.size()}}});
    return metrics;
}

}  // namespace dataset_metrics
