#pragma once

#include <string>
#include <vector>

#include <varve/migrate/revision.hpp>

namespace varve::migration {

/// All revisions compiled into a program, in no particular order. `varve_add_migrations` makes it from a directory.
struct revision_set {
    std::vector<const revision*> revisions{};
    std::string name{};  ///< of the CMake target, for messages
};

}  // namespace varve::migration
