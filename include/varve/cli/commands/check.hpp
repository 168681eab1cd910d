#pragma once

#include <string>
#include <vector>

#include <varve/cli/context.hpp>
#include <varve/diff/describe.hpp>
#include <varve/diff/diff.hpp>
#include <varve/migrate/fold.hpp>
#include <varve/migrate/hash.hpp>

namespace varve::detail {

/// What the diff found, a line a change with its hazards, and its questions.
inline void show_difference(const command_context& context, const changes& found) {
    for (std::size_t i = 0; i < found.list.size(); ++i) {
        std::string line = "  " + describe(found.list[i]);
        if (i < found.hazards_of_each.size() && !found.hazards_of_each[i].empty())
            line += "  " + context.out.bad("[" + text_of(found.hazards_of_each[i]) + "]");
        context.out.line(line);
    }
    for (const question& each : found.refused)
        context.out.line("  " + context.out.strong("?") + " " + each.text());
}

/// The revisions whose operations are not those that were proved.
inline std::vector<std::string> unproved(const std::vector<migration::layer>& layers) {
    std::vector<std::string> found;
    for (const migration::layer& each : layers)
        if (migration::hash_of(each) != each.proved) found.push_back(each.id);
    return found;
}

/// Are the models what the revisions make, and, for the gate, is each revision what was proved? 0 or 1; writes nothing.
inline int run_check(const command_context& context, bool gate) {
    const std::vector<migration::layer> layers = migration::fold(*context.set);
    migration::head(layers);  // several heads are an error here already, not first in production
    const changes found = diff(migration::schema_of(layers), context.models());
    int result = 0;
    if (!found.empty()) {
        result = 1;
        context.out.line(
            context.out.strong("The models are not what the revisions make. To make them so:"));
        show_difference(context, found);
        std::string arguments = "revision --autogenerate -m \"…\"";
        for (const question& each : found.refused) {
            const std::string owner = each.table.empty() ? std::string{} : each.table + ".";
            arguments += each.candidates.empty()
                             ? " --drop " + owner + each.vanished
                             : " --rename " + owner + each.vanished + "=" + each.candidates.front();
        }
        context.out.line(found.refused.empty()
                             ? "Write the revision with one command:"
                             : "Answer the question and write the revision, for instance with:");
        context.out.line("  " + context.build_and_run(arguments));
    }
    if (gate) {
        for (const std::string& id : unproved(layers)) {
            const migration::layer& one = layers[migration::find_layer(layers, id)];
            result = 1;
            context.out.line(context.out.strong("Revision " + id + " (" + one.message +
                                                ") is not what was proved:") +
                             " its file was edited" +
                             (one.proved.empty() ? ", or written by hand" : "") +
                             ". Prove it anew with one command:");
            context.out.line("  " + context.build_and_run("prove " + id));
        }
    }
    if (result == 0 && !gate)
        context.out.line(context.out.good("The revisions make what the models say."));
    return result;
}

}  // namespace varve::detail
