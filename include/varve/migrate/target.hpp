#pragma once

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/migrate/graph.hpp>

namespace varve::migration {

/// The revision that a person means by "head", "base", an id or its beginning ("20261120", "2026112"), or the part after
/// the underscore ("9c41"); empty for base. Throws migration_error for one that does not exist or could be several.
inline std::string resolve(const std::vector<layer>& layers, std::string_view target) {
    if (target == "base") return {};
    if (target == "head" || target == "heads") return head(layers);
    std::vector<std::string> found;
    for (const layer& each : layers) {
        if (each.id == target) return each.id;
        const std::size_t underscore = each.id.find('_');
        const bool by_end = underscore != std::string::npos &&
                            std::string_view{each.id}.substr(underscore + 1) == target;
        if (by_end || (!target.empty() && each.id.starts_with(target))) found.push_back(each.id);
    }
    if (found.size() == 1) return found.front();
    const std::string shown = "\"" + std::string{target} + "\"";
    if (found.empty())
        throw migration_error("there is no revision " + shown +
                              "; `history` lists them, `head` and `base` are the ends");
    throw migration_error(shown + " could be any of " + varve::detail::join(found) +
                          "; give more of the id");
}

/// The number of "+2" or "-1"; 0 for anything else.
inline int relative_target(std::string_view target) {
    if (target.size() < 2 || (target.front() != '+' && target.front() != '-')) return 0;
    int count = 0;
    const auto [end, failure] =
        std::from_chars(target.data() + 1, target.data() + target.size(), count);
    if (failure != std::errc{} || end != target.data() + target.size()) return 0;
    return target.front() == '+' ? count : -count;
}

}  // namespace varve::migration
