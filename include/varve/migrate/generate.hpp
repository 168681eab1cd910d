// From the changes that diff found to a layer that has never been written: its operations as the written file will have
// them, both ways, and an id of its own. Called by `revision`.
#pragma once

#include <array>
#include <ctime>
#include <random>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <varve/diff/change.hpp>
#include <varve/migrate/detail/single_operations.hpp>
#include <varve/migrate/fold.hpp>
#include <varve/migrate/graph.hpp>
#include <varve/migrate/recorder.hpp>

namespace varve::migration {

/// The date (UTC) and four random hex digits, other than those of `layers`.
inline std::string new_id(const std::vector<layer>& layers) {
    const std::time_t seconds = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 16> date{};
    std::string day{date.data(), std::strftime(date.data(), date.size(), "%Y%m%d_", &parts)};
    std::random_device random;
    while (true) {
        std::string id = day;
        const unsigned number = random();
        for (int shift = 12; shift >= 0; shift -= 4)
            id.push_back("0123456789abcdef"[(number >> shift) & 15u]);
        if (find_layer(layers, id) == layers.size()) return id;
    }
}

/// The layer that makes `found` happen after the revisions `after`. Throws migration_error when it cannot.
inline layer generate(const std::vector<layer>& layers, std::vector<std::string> after,
                      std::string message, const std::vector<change>& found) {
    layer made;
    made.id = new_id(layers);
    made.message = std::move(message);
    recorder up{schema_before(layers, after)};
    for (change& each : detail::single_operations(found)) up.record(std::move(each));
    made.after = std::move(after);
    made.up = up.steps();
    made.result = up.state();
    recorder down{up.state()};
    for (auto each = made.up.rbegin(); each != made.up.rend(); ++each)
        down.record(inverse(std::get<change>(*each)));
    made.down = down.steps();
    return made;
}

}  // namespace varve::migration
