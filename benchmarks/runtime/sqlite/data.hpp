// The structs and tables that every side of every workload shares.
#pragma once

#include <algorithm>
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

/// Results of two columns: of one table, and of a join.
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

/// The parent with this key among parents in the order of theirs, which is usually without gaps.
inline metric_with_readings* parent_of(std::vector<metric_with_readings>& parents, std::int64_t key) {
    if (parents.empty()) return nullptr;
    const std::int64_t distance = key - parents.front().row.id;
    auto at = parents.begin();
    if (distance >= 0 && distance < static_cast<std::int64_t>(parents.size()) && at[distance].row.id == key)
        at += distance;
    else
        at = std::lower_bound(at, parents.end(), key, [](const metric_with_readings& one, std::int64_t id) { return one.row.id < id; });
    return at != parents.end() && at->row.id == key ? &*at : nullptr;
}

// How much there is, and what is asked for.
inline constexpr std::int64_t usual_rows = 1000;
inline constexpr std::int64_t join_children_each = 5;
inline constexpr double join_above = 1200.0;
inline constexpr std::int64_t eager_parents = 10'000;
inline constexpr std::int64_t eager_children_each = 3;
inline const std::string filter_name = "metric_42";

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

/// Numbers one of the usual rows and gives it a new value.
inline metric& changed(std::vector<metric>& rows, std::int64_t i) {
    const std::int64_t at = i % usual_rows;
    metric& row = rows[static_cast<std::size_t>(at)];
    row.id = at + 1;
    row.value += 1.0;
    return row;
}

/// Numbers a row: as one that is there, and every second time as one that is not.
inline metric& old_or_new(std::vector<metric>& rows, std::int64_t i) {
    metric& row = rows[static_cast<std::size_t>(i)];
    row.id = i % 2 == 0 ? i % usual_rows + 1 : usual_rows + i;
    return row;
}

/// What a row adds to the sum.
inline std::int64_t digest(const metric& row) {
    return row.id + static_cast<std::int64_t>(row.name.size() + (row.dataset ? row.dataset->size() : 0)) +
           static_cast<std::int64_t>(row.value) + row.count;
}
inline std::int64_t digest(const reading& row) { return row.id + row.metric_id + static_cast<std::int64_t>(row.value); }
inline std::int64_t digest(const named_value& row) { return static_cast<std::int64_t>(row.name.size()) + static_cast<std::int64_t>(row.value); }

template <class Row>
std::int64_t digest(const std::vector<Row>& rows) {
    std::int64_t sum = 0;
    for (const Row& each : rows) sum += digest(each);
    return sum;
}
inline std::int64_t digest(const metric_with_readings& each) { return digest(each.row) + digest(each.readings); }

}  // namespace benchmark
