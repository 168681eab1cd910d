#pragma once

#include <string>
#include <vector>

#include <varve/migrate/step.hpp>
#include <varve/schema/schema.hpp>

namespace varve::migration {

/// A revision once its operations are written down: what the graph, the runner, the proof and the writer work with, be
/// it compiled or about to be written.
struct layer {
    std::string id{};
    std::vector<std::string> after{};
    std::string message{};
    std::string proved{};
    std::vector<step> up{};
    std::vector<step> down{};
    schema::schema result{};  ///< the schema of this revision and all it follows
    bool reversible = true;   ///< false: it has no downgrade
};

}  // namespace varve::migration
