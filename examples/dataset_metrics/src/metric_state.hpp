#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

namespace dataset_metrics {

/// What a pass over a column leaves behind. It is stored instead of the number it amounts to, because states of months can
/// be merged to that of a year, which averages and variances cannot.
struct metric_state {
    std::int64_t rows = 0;
    std::int64_t nulls = 0;
    double sum = 0;
    double mean = 0;
    double squares = 0;  ///< of the distances from the mean
    std::optional<double> minimum;
    std::optional<double> maximum;

    bool operator==(const metric_state&) const = default;

    /// Welford's way: the sum of squared values would lose the digits that the variance is made of.
    void add(std::optional<double> value) {
        ++rows;
        if (!value) {
            ++nulls;
            return;
        }
        const double distance = *value - mean;
        sum += *value;
        mean += distance / static_cast<double>(values());
        squares += distance * (*value - mean);
        minimum = std::min(minimum.value_or(*value), *value);
        maximum = std::max(maximum.value_or(*value), *value);
    }

    void merge(const metric_state& other) {
        if (other.values() > 0) {
            const auto mine = static_cast<double>(values());
            const auto theirs = static_cast<double>(other.values());
            const double distance = other.mean - mean;
            squares += other.squares + distance * distance * mine * theirs / (mine + theirs);
            mean += distance * theirs / (mine + theirs);
            sum += other.sum;
            minimum = std::min(minimum.value_or(*other.minimum), *other.minimum);
            maximum = std::max(maximum.value_or(*other.maximum), *other.maximum);
        }
        rows += other.rows;
        nulls += other.nulls;
    }

    std::int64_t values() const { return rows - nulls; }

    std::optional<double> average() const { return if_any_value(mean); }
    std::optional<double> total() const { return if_any_value(sum); }
    /// Of the values as they are: divided by their number, not by one less.
    std::optional<double> variance() const {
        return if_any_value(squares / static_cast<double>(values()));
    }
    std::optional<double> null_fraction() const {
        if (rows == 0) return std::nullopt;
        return static_cast<double>(nulls) / static_cast<double>(rows);
    }

private:
    std::optional<double> if_any_value(double value) const {
        return values() > 0 ? std::optional{value} : std::nullopt;
    }
};

}  // namespace dataset_metrics
