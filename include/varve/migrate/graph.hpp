// The order of revisions: which follows which. Layers go in, an order in which each comes after all that it follows
// comes out, or a migration_error that names the files to look at. Called by the fold, the runner and the command line.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/core/join.hpp>
#include <varve/migrate/layer.hpp>

namespace varve::migration {

/// Where a layer of this id stands in `layers`, or layers.size().
inline std::size_t find_layer(const std::vector<layer>& layers, std::string_view id) {
    std::size_t at = 0;
    while (at < layers.size() && layers[at].id != id) ++at;
    return at;
}

/// Puts the layers in order: each after all that it follows, and by id where the history does not say. Throws
/// migration_error for two of one id, an unknown parent, and a circle.
inline void order(std::vector<layer>& layers) {
    std::sort(layers.begin(), layers.end(),
              [](const layer& left, const layer& right) { return left.id < right.id; });
    for (std::size_t i = 0; i + 1 < layers.size(); ++i)
        if (layers[i].id == layers[i + 1].id)
            throw migration_error(
                "two revisions have the id " + layers[i].id + " (\"" + layers[i].message +
                "\" and \"" + layers[i + 1].message +
                "\"); give one of them an id of its own, in its file and its file name");
    for (const layer& each : layers)
        for (const std::string& parent : each.after)
            if (find_layer(layers, parent) == layers.size())
                throw migration_error("revision " + each.id + " follows " + parent +
                                      ", which does not exist; is its file missing from the " +
                                      "directory, or is .after of " + each.id + " mistyped?");
    std::vector<layer> ordered;
    while (!layers.empty()) {
        const auto ready = std::find_if(layers.begin(), layers.end(), [&](const layer& each) {
            return std::all_of(each.after.begin(), each.after.end(),
                               [&](const std::string& parent) {
                                   return find_layer(ordered, parent) != ordered.size();
                               });
        });
        if (ready == layers.end()) {
            std::vector<std::string> circle;
            circle.reserve(layers.size());
            for (const layer& each : layers) circle.push_back(each.id);
            throw migration_error("revisions follow each other in a circle: " +
                                  varve::detail::join(circle) + "; look at their .after");
        }
        ordered.push_back(std::move(*ready));
        layers.erase(ready);
    }
    layers = std::move(ordered);
}

/// The revisions that none follows.
inline std::vector<std::string> heads(const std::vector<layer>& layers) {
    std::vector<std::string> found;
    for (const layer& each : layers) {
        const bool followed = std::any_of(layers.begin(), layers.end(), [&](const layer& other) {
            return std::find(other.after.begin(), other.after.end(), each.id) != other.after.end();
        });
        if (!followed) found.push_back(each.id);
    }
    return found;
}

/// The revisions that follow none.
inline std::vector<std::string> roots(const std::vector<layer>& layers) {
    std::vector<std::string> found;
    for (const layer& each : layers)
        if (each.after.empty()) found.push_back(each.id);
    return found;
}

/// All that `id` follows, directly or not, and itself; in the order of `layers`, which must be in order.
inline std::vector<std::string> ancestors(const std::vector<layer>& layers, std::string_view id) {
    std::vector<std::string> wanted{std::string{id}};
    for (std::size_t i = layers.size(); i-- > 0;)
        if (std::find(wanted.begin(), wanted.end(), layers[i].id) != wanted.end())
            wanted.insert(wanted.end(), layers[i].after.begin(), layers[i].after.end());
    std::vector<std::string> found;
    for (const layer& each : layers)
        if (std::find(wanted.begin(), wanted.end(), each.id) != wanted.end())
            found.push_back(each.id);
    return found;
}

/// The one head; empty for no revisions. Throws migration_error when the history has branched.
inline std::string head(const std::vector<layer>& layers) {
    const std::vector<std::string> found = heads(layers);
    if (found.size() > 1)
        throw migration_error("the history has several heads: " + varve::detail::join(found) +
                              "; let one follow the other (its .after), or write a revision that "
                              "follows both: revision --merge -m \"…\"");
    return found.empty() ? std::string{} : found.front();
}

}  // namespace varve::migration
