// The structs and tables that every side of every workload shares.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace benchmark {

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> dataset;
    double value{};
    std::int64_t count{};
};

struct reading {
    std::int64_t id{};
    std::int64_t metric_id{};
    double value{};
};

/// A result of two columns: of one table, or of a join.
struct sample {
    std::int64_t count{};
    double value{};
};
struct named_value {
    std::string name;
    double value{};
};

struct metric_with_readings {
    metric row;
    std::vector<reading> readings;
};

inline constexpr std::int64_t usual_rows = 1000;

/// Statements that make the tables and fill them: so many metrics, and so many readings of each, one round after another.
inline std::vector<std::string> tables(std::int64_t metrics, std::int64_t readings_each = 0) {
    const auto numbers = [](std::int64_t count) {
        return "WITH RECURSIVE number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < " + std::to_string(count) + ") ";
    };
    std::vector<std::string> made{
        "CREATE TABLE metrics (id INTEGER PRIMARY KEY, name TEXT NOT NULL, dataset TEXT, value REAL NOT NULL, count INTEGER NOT NULL)",
        "CREATE TABLE readings (id INTEGER PRIMARY KEY, metric_id INTEGER NOT NULL REFERENCES metrics (id), value REAL NOT NULL)",
        "CREATE INDEX ix_readings_metric_id ON readings (metric_id)"};
    if (metrics != 0)
        made.push_back(numbers(metrics) +
                       "INSERT INTO metrics SELECT i, 'metric_' || (i % 97), CASE WHEN i % 3 != 0 THEN 'seattle' END, i * 0.5, i * 7 FROM number");
    if (readings_each != 0)
        made.push_back(numbers(metrics * readings_each) + "INSERT INTO readings SELECT i, (i - 1) % " + std::to_string(metrics) +
                       " + 1, i * 0.25 FROM number");
    return made;
}

/// The same row as the statement above makes, without its key.
inline metric made_metric(std::int64_t i) {
    metric made;
    made.name = "metric_" + std::to_string(i % 97);
    if (i % 3 != 0) made.dataset = "seattle";
    made.value = static_cast<double>(i) * 0.5;
    made.count = i * 7;
    return made;
}

inline std::vector<metric> made_metrics(std::int64_t count) {
    std::vector<metric> made;
    for (std::int64_t i = 1; i <= count; ++i) made.push_back(made_metric(i));
    return made;
}

/// What a row adds to the sum.
inline std::int64_t digest(const metric& row) {
    return row.id + static_cast<std::int64_t>(row.name.size() + (row.dataset ? row.dataset->size() : 0)) +
           static_cast<std::int64_t>(row.value) + row.count;
}
inline std::int64_t digest(const reading& row) { return row.id + row.metric_id + static_cast<std::int64_t>(row.value); }
inline std::int64_t digest(const named_value& row) { return static_cast<std::int64_t>(row.name.size()) + static_cast<std::int64_t>(row.value); }

}  // namespace benchmark
