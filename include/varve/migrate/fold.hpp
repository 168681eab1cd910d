// From compiled revisions to layers: runs every upgrade and downgrade against the schema so far, writing the operations
// down, so that the schema at any revision is known without a snapshot file.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/migrate/graph.hpp>
#include <varve/migrate/layer.hpp>
#include <varve/migrate/recorder.hpp>
#include <varve/migrate/revision_set.hpp>

namespace varve::migration {

/// What the steps do to the schema.
inline void apply_steps(schema::schema& state, const std::vector<step>& steps) {
    for (const step& each : steps) {
        if (const change* one = std::get_if<change>(&each)) apply(state, *one);
        if (const sql_step* raw = std::get_if<sql_step>(&each))
            for (const change& one : raw->effect) apply(state, one);
    }
}

/// The schema before layers[at]: the fold of all that it follows and of nothing else, so that its operations, and with
/// them its hash, do not depend on what other branches do.
inline schema::schema schema_before(const std::vector<layer>& layers,
                                    const std::vector<std::string>& after) {
    if (after.empty()) return {};
    if (after.size() == 1) return layers[find_layer(layers, after.front())].result;
    std::vector<std::string> wanted;
    for (const std::string& parent : after)
        for (std::string& each : ancestors(layers, parent)) wanted.push_back(std::move(each));
    schema::schema state;
    for (const layer& each : layers)
        if (std::find(wanted.begin(), wanted.end(), each.id) != wanted.end())
            apply_steps(state, each.up);
    return state;
}

/// The schema of all layers, in their order.
inline schema::schema schema_of(const std::vector<layer>& layers) {
    if (heads(layers).size() == 1) return layers[find_layer(layers, head(layers))].result;
    schema::schema state;
    for (const layer& each : layers) apply_steps(state, each.up);
    return state;
}

namespace detail {

inline std::vector<step> written_down(const layer& of, const char* direction,
                                      void (*function)(operations&), schema::schema& state) {
    recorder op{std::move(state)};
    try {
        if (function != nullptr) function(op);
    } catch (const error& cause) {
        throw migration_error("revision " + of.id + " (" + of.message + "), " + direction + ": " +
                              cause.what());
    }
    state = op.state();
    return op.steps();
}

}  // namespace detail

/// Appends what `one` does to `layers`, which must hold all that it follows.
inline void append_layer(std::vector<layer>& layers, const revision& one) {
    layer made;
    made.id = one.header.id;
    made.after.assign(one.header.after.begin(), one.header.after.end());
    made.message = one.header.message;
    made.proved = one.header.proved;
    schema::schema state = schema_before(layers, made.after);
    made.up = detail::written_down(made, "upgrade", one.upgrade, state);
    made.result = state;
    made.reversible = one.downgrade != nullptr;
    made.down = detail::written_down(made, "downgrade", one.downgrade, state);
    layers.push_back(std::move(made));
}

/// All revisions of the set as layers, in order. Throws migration_error for a broken history (see `order`) and for
/// operations that do not fit the schema before them.
inline std::vector<layer> fold(const revision_set& set) {
    std::vector<layer> outline;
    for (const revision* each : set.revisions) {
        layer made;
        made.id = each->header.id;
        made.after.assign(each->header.after.begin(), each->header.after.end());
        made.message = each->header.message;
        outline.push_back(std::move(made));
    }
    order(outline);
    std::vector<layer> layers;
    for (const layer& each : outline)
        for (const revision* one : set.revisions)
            if (one->header.id == each.id) append_layer(layers, *one);
    return layers;
}

}  // namespace varve::migration
