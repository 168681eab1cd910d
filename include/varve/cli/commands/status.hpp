#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <varve/cli/context.hpp>
#include <varve/core/join.hpp>
#include <varve/migrate/fold.hpp>
#include <varve/migrate/graph.hpp>
#include <varve/migrate/migrator.hpp>
#include <varve/migrate/version_table.hpp>

namespace varve::detail {

/// Where the database is. 0 at head, 1 behind.
inline int run_current(const command_context& context) {
    const std::unique_ptr<any_session> session = context.open(false);
    migrator runner{*session, *context.set};
    const auto applied = runner.applied();
    for (const std::string& id : runner.current())
        for (const migration::applied_revision& each : applied)
            if (each.id == id)
                context.out.line(context.out.strong(id) + " " + each.message + ", applied " +
                                 each.applied_at);
    if (applied.empty()) context.out.line("No revision is applied.");
    const std::vector<std::string> pending = runner.pending();
    if (pending.empty()) {
        context.out.line(context.out.good("At head."));
        return 0;
    }
    context.out.line("Behind by " + std::to_string(pending.size()) + ": " + join(pending) +
                     ". To apply: " + context.program + " upgrade");
    return 1;
}

/// All revisions, the newest first, and, where a database is named, whether it has them.
inline int run_history(const command_context& context) {
    const std::vector<migration::layer> layers = migration::fold(*context.set);
    const std::vector<std::string> ends = migration::heads(layers);
    std::vector<migration::applied_revision> applied;
    if (!context.url.empty()) applied = migration::version_table{*context.open(false)}.read();
    for (auto each = layers.rbegin(); each != layers.rend(); ++each) {
        std::string line = context.out.strong(each->id) + " ";
        if (std::find(ends.begin(), ends.end(), each->id) != ends.end()) line += "(head) ";
        if (each->after.size() > 1) line += "(merges " + join(each->after) + ") ";
        line += each->message;
        const auto row = std::find_if(applied.begin(), applied.end(),
                                      [&](const auto& one) { return one.id == each->id; });
        if (row != applied.end())
            line += "  " + context.out.good("applied " + row->applied_at);
        else if (!context.url.empty())
            line += "  " + context.out.dim("pending");
        context.out.line(line);
    }
    for (const migration::applied_revision& each : applied)
        if (migration::find_layer(layers, each.id) == layers.size())
            context.out.line(context.out.bad(each.id + " " + each.message + "  applied " +
                                             each.applied_at + ", unknown to this program"));
    if (layers.empty())
        context.out.line("There are no revisions yet. To write the first: " + context.program +
                         " revision --autogenerate -m \"…\"");
    return 0;
}

/// The revisions that none follows; one is as it should be.
inline int run_heads(const command_context& context) {
    const std::vector<migration::layer> layers = migration::fold(*context.set);
    const std::vector<std::string> ends = migration::heads(layers);
    for (const std::string& id : ends)
        context.out.line(context.out.strong(id) + " " +
                         layers[migration::find_layer(layers, id)].message);
    if (ends.size() > 1)
        context.out.line("To join them: " + context.program + " revision --merge -m \"…\"");
    return ends.size() > 1 ? 1 : 0;
}

}  // namespace varve::detail
