#pragma once

#include <cstdio>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "check_suite.hpp"

namespace dataset_metrics {

/// A line a check and dataset, and the first assertion that failed.
inline void print_outcomes(const std::vector<outcome>& outcomes) {
    struct tally {
        int tried = 0;
        int failed = 0;
        const outcome* first = nullptr;
    };
    std::map<std::pair<std::string, std::string>, tally> checks;
    for (const outcome& each : outcomes) {
        tally& of = checks[{each.dataset, each.check}];
        ++of.tried;
        if (each.passed || of.failed++ > 0) continue;
        of.first = &each;
    }
    for (const auto& [name, of] : checks) {
        std::printf("  %-9s %-32s %4d of %4d passed", name.first.c_str(), name.second.c_str(),
                    of.tried - of.failed, of.tried);
        if (of.first != nullptr && of.first->value)
            std::printf("; first not: %04d-%02u, %g", static_cast<int>(of.first->key.date.year()),
                        static_cast<unsigned>(of.first->key.date.month()), *of.first->value);
        std::puts("");
    }
}

/// A line a year, dataset and place, over whatever periods are stored: their states are merged, not their numbers. What
/// version 1 wrote has no dataset, and its place in a tag.
inline void print_years(const std::vector<metric>& metrics) {
    std::map<std::tuple<std::string, std::string, int>, std::map<std::string, metric_state>> years;
    for (const metric& each : metrics) {
        // The state behind an average is that of its column, and enough for every other measure of it.
        if (each.spec.kind != measure::average) continue;
        const auto tag = each.key.tags.find("location");
        years[{each.dataset.value_or("-"), tag == each.key.tags.end() ? "-" : tag->second,
               static_cast<int>(each.key.date.year())}][each.spec.column]
            .merge(each.state);
    }
    std::puts("  dataset   tag       year  days  warmest  coldest  mean high  variance  rain mm");
    for (auto& [line, columns] : years) {
        const auto& [dataset, location, year] = line;
        const metric_state& highs = columns["temp_max"];
        std::printf("  %-9s %-9s %4d %5lld %8.1f %8.1f %10.2f %9.2f %8.1f\n", dataset.c_str(),
                    location.c_str(), year, static_cast<long long>(highs.rows),
                    highs.maximum.value_or(0), columns["temp_min"].minimum.value_or(0),
                    highs.average().value_or(0), highs.variance().value_or(0),
                    columns["precipitation"].sum);
    }
}

}  // namespace dataset_metrics
