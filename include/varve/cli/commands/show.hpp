#pragma once

#include <string>
#include <variant>
#include <vector>

#include <varve/cli/context.hpp>
#include <varve/core/join.hpp>
#include <varve/diff/describe.hpp>
#include <varve/migrate/detail/segments.hpp>
#include <varve/migrate/fold.hpp>
#include <varve/migrate/hash.hpp>
#include <varve/migrate/target.hpp>

namespace varve::detail {

inline void show_steps(const command_context& context, const std::vector<migration::step>& steps) {
    for (const migration::step& each : steps) {
        if (const auto* one = std::get_if<change>(&each)) context.out.line("  " + describe(*one));
        if (const auto* raw = std::get_if<migration::sql_step>(&each)) {
            context.out.line("  SQL: " +
                             std::string{schema::text_for(raw->text, context.chosen().name)});
            for (const change& effect : raw->effect)
                context.out.line("    which does: " + describe(effect));
        }
        if (const auto* data = std::get_if<migration::data_step>(&each))
            context.out.line("  data step \"" + data->name + "\" version " +
                             std::to_string(data->version));
    }
    if (steps.empty()) context.out.line("  nothing");
}

inline void show_statements(const command_context& context,
                            const std::vector<migration::step>& steps, schema::schema from) {
    for (const migration::detail::segment& piece : migration::detail::segments_of(steps)) {
        if (piece.data != nullptr) continue;
        const plan one = migration::detail::plan_of(piece, *context.chosen().dialect, from);
        for (const auto* part : {&one.before, &one.statements, &one.after})
            for (const ddl_statement& each : *part) context.out.line("  " + each.sql + ";");
        migration::detail::advance(from, piece);
    }
}

/// One revision in full: what it does in words, both ways, and the SQL of the way up.
inline int run_show(const command_context& context, const std::string& target) {
    const std::vector<migration::layer> layers = migration::fold(*context.set);
    const std::string id = migration::resolve(layers, target);
    if (id.empty()) throw usage_error("base is before every revision; there is nothing to show");
    const migration::layer& one = layers[migration::find_layer(layers, id)];
    context.out.line(context.out.strong(one.id) + " " + one.message);
    context.out.line("after: " +
                     (one.after.empty() ? "nothing, it is the first" : join(one.after)));
    const std::string hash = migration::hash_of(one);
    context.out.line(
        "hash: " + hash +
        (hash == one.proved ? " (proved)" : context.out.bad(" (not proved: run prove)")));
    context.out.line("upgrade:");
    show_steps(context, one.up);
    context.out.line(one.reversible ? "downgrade:" : "downgrade: none, it cannot be undone");
    if (one.reversible) show_steps(context, one.down);
    context.out.line("SQL for " + std::string{context.chosen().name} + ":");
    show_statements(context, one.up, migration::schema_before(layers, one.after));
    return 0;
}

}  // namespace varve::detail
