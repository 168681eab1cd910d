#pragma once

#include <cstddef>
#include <vector>

#include <varve/diff/change.hpp>
#include <varve/diff/hazard.hpp>
#include <varve/diff/question.hpp>

namespace varve {

/// What diff found: the changes in the order in which they can run, and what it refused to guess.
struct changes {
    std::vector<change> list{};
    std::vector<hazard_set> hazards_of_each{};  ///< beside `list`, one for each change
    /// To be answered before the list may run. What is asked about is left as it was: no drop is in the list unconfirmed.
    std::vector<question> refused{};

    constexpr bool operator==(const changes&) const = default;

    /// No difference at all, and nothing to ask.
    constexpr bool empty() const { return list.empty() && refused.empty(); }
    constexpr std::size_t size() const { return list.size(); }
    constexpr auto begin() const { return list.begin(); }
    constexpr auto end() const { return list.end(); }

    /// All that can go wrong, of all changes.
    constexpr hazard_set hazards() const {
        hazard_set all;
        for (const hazard_set each : hazards_of_each) all |= each;
        return all;
    }

    /// Programs built against the schema before go on working with the schema after. A question that is open says no:
    /// a rename and a drop both break them.
    constexpr bool is_backward_compatible() const {
        return refused.empty() && !hazards().contains(hazard::breaks_old_readers);
    }
};

/// The changes that undo all of them, last first.
constexpr std::vector<change> inverse(const changes& all) { return inverse(all.list); }

}  // namespace varve
