#pragma once

#include <string>

#include <varve/repository/clock.hpp>

namespace varve {

/// What a repository's behaviours are told at run time.
struct repository_options {
    std::string actor{};                                ///< who is written into the history of audited models
    const varve::clock* clock = &detail::the_computer_clock;  ///< must outlive the repository
};

/// Which rows of a soft_deleted model a repository sees; for other models they are the same.
enum class seen_rows : unsigned char { live, all };

}  // namespace varve
