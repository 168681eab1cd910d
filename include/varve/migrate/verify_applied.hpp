#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/migrate/applied_revision.hpp>
#include <varve/migrate/graph.hpp>
#include <varve/migrate/hash.hpp>

namespace varve::migration {

namespace detail {

[[noreturn]] inline void refuse_out_of_order(const applied_revision& has,
                                             const std::string& lacks) {
    throw migration_error("out of order: the database has revision " + has.id + " (" + has.message +
                          ") but not " + lacks + ", which it follows; if " + lacks +
                          " was put before it later, let it follow the head instead (its .after). "
                          "Nothing was changed");
}

}  // namespace detail

/// Throws migration_error when the database's history is not one that these revisions could have made: a revision it has
/// and they have not, one edited since it was applied, or one applied without what it follows.
inline void verify_applied(const std::vector<layer>& layers,
                           const std::vector<applied_revision>& applied) {
    for (const applied_revision& each : applied) {
        const std::size_t at = find_layer(layers, each.id);
        if (at == layers.size())
            throw migration_error("the database has revision " + each.id + " (" + each.message +
                                  ", applied " + each.applied_at +
                                  "), which this program does not know; it was migrated by another "
                                  "version: run that version, or bring its "
                                  "revision file into this one. Nothing was changed");
        if (const std::string now = hash_of(layers[at]); now != each.hash)
            throw migration_error("revision " + each.id + " (" + each.message +
                                  ") was edited after it was applied on " + each.applied_at +
                                  " (then " + each.hash + ", now " + now +
                                  "); put its file back as it was and make the change in a new "
                                  "revision; if the database really matches the "
                                  "edited file, say so with `stamp`. Nothing was changed");
    }
    for (const applied_revision& each : applied)
        for (const std::string& parent : layers[find_layer(layers, each.id)].after)
            if (std::none_of(applied.begin(), applied.end(),
                             [&](const applied_revision& other) { return other.id == parent; }))
                detail::refuse_out_of_order(each, parent);
}

}  // namespace varve::migration
