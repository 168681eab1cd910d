#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <varve/cli/commands/check.hpp>
#include <varve/cli/context.hpp>
#include <varve/cli/revision_file.hpp>
#include <varve/migrate/fold.hpp>
#include <varve/migrate/hash.hpp>
#include <varve/migrate/prove.hpp>
#include <varve/migrate/target.hpp>

namespace varve::detail {

/// Proves revisions as they are compiled and writes their hash into their files; without ids, those that were edited.
inline int run_prove(const command_context& context, const std::vector<std::string>& ids) {
    const std::vector<migration::layer> layers = migration::fold(*context.set);
    std::vector<std::string> wanted;
    wanted.reserve(ids.size());
    for (const std::string& each : ids) wanted.push_back(migration::resolve(layers, each));
    if (ids.empty()) wanted = unproved(layers);
    if (wanted.empty()) context.out.line("Every revision is as it was proved.");
    for (const std::string& id : wanted) {
        const migration::layer& one = layers[migration::find_layer(layers, id)];
        migration::prove(*context.open_for_scratch(), layers, id);
        const std::filesystem::path path = find_revision_file(context.where.directory, id);
        const std::string text = read_file(path);
        const std::string proved = with_proved(text, migration::hash_of(one));
        if (proved != text) write_file(path, proved);
        context.out.line(context.out.good("Proved: ") + id + " " + one.message + " (" +
                         path.string() + ")");
    }
    return 0;
}

}  // namespace varve::detail
