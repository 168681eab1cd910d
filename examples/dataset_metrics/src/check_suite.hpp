#pragma once

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "analyzer.hpp"

namespace dataset_metrics {

/// A metric lies within limits; without limits it is only measured.
struct assertion {
    metric_spec spec;
    double at_least = -std::numeric_limits<double>::infinity();
    double at_most = std::numeric_limits<double>::infinity();
};

/// Assertions about one dataset.
struct check {
    std::string name;
    std::string dataset;
    std::vector<assertion> assertions;
};

/// How one assertion went in one period. An absent value fails it.
struct outcome {
    std::string check;
    std::string dataset;
    metric_spec spec;
    metric_key key;
    std::optional<double> value;
    bool passed = false;
};

struct report {
    std::vector<metric> metrics;  ///< each once, however many assertions asked for it
    std::vector<outcome> outcomes;
};

class check_suite {
public:
    explicit check_suite(std::vector<check> checks) : checks_(std::move(checks)) {}

    /// Measures what the checks ask of each dataset, under the name they know it by, and tries their assertions. Throws
    /// std::invalid_argument when a check is about a dataset or column that is not there.
    report run(std::span<const data_source> sources, period each) const {
        for (const check& one : checks_)
            if (std::none_of(sources.begin(), sources.end(),
                             [&](const data_source& source) { return source.name == one.dataset; }))
                throw std::invalid_argument("check '" + one.name + "' is about dataset '" +
                                            one.dataset + "', which is not there");
        report made;
        for (const data_source& source : sources) {
            const std::vector<metric> measured = analyze(source, asked_of(source.name), each);
            for (const metric& one : measured) judge(one, made.outcomes);
            made.metrics.insert(made.metrics.end(), measured.begin(), measured.end());
        }
        return made;
    }

private:
    std::set<metric_spec> asked_of(const std::string& dataset) const {
        std::set<metric_spec> specs;
        for (const check& each : checks_)
            if (each.dataset == dataset)
                for (const assertion& one : each.assertions) specs.insert(one.spec);
        return specs;
    }

    void judge(const metric& measured, std::vector<outcome>& outcomes) const {
        const std::optional<double> value = value_of(measured);
        for (const check& each : checks_) {
            if (each.dataset != measured.dataset) continue;
            for (const assertion& one : each.assertions)
                if (one.spec == measured.spec)
                    outcomes.push_back({each.name, each.dataset, one.spec, measured.key, value,
                                        value && *value >= one.at_least && *value <= one.at_most});
        }
    }

    std::vector<check> checks_;
};

}  // namespace dataset_metrics
