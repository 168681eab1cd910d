#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <varve/cli/commands/check.hpp>
#include <varve/cli/context.hpp>
#include <varve/cli/revision_file.hpp>
#include <varve/diff/diff.hpp>
#include <varve/migrate/fold.hpp>
#include <varve/migrate/generate.hpp>
#include <varve/migrate/hash.hpp>
#include <varve/migrate/prove.hpp>
#include <varve/migrate/step_hazards.hpp>
#include <varve/migrate/writer.hpp>

namespace varve::detail {

struct revision_arguments {
    std::string message{};
    bool autogenerate = false;
    bool merge = false;
    std::vector<std::string> renames{};
    std::vector<std::string> drops{};
};

/// "t.old=new" or "old=new"; the last dot separates, so that a namespace may stand before the table.
inline rename parse_rename(std::string_view text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size())
        throw usage_error(
            "--rename " + std::string{text} +
            ": write --rename table.old=new for a column, --rename old=new for a table");
    const std::string_view from = text.substr(0, equals);
    const std::size_t dot = from.rfind('.');
    std::string_view to = text.substr(equals + 1);
    if (dot == std::string_view::npos) return {{}, std::string{from}, std::string{to}};
    const std::string_view table = from.substr(0, dot);
    if (to.starts_with(std::string{table} + ".")) to.remove_prefix(table.size() + 1);
    return {std::string{table}, std::string{from.substr(dot + 1)}, std::string{to}};
}

// A command line of before the newest revision would write the same changes a second time.
inline void refuse_files_not_built_in(const command_context& context, const std::vector<migration::layer>& layers) {
    std::error_code failure;
    for (const auto& each : std::filesystem::directory_iterator{context.where.directory, failure}) {
        const auto is_this = [&](const migration::layer& known) { return is_file_of(each.path(), known.id); };
        if (each.path().extension() == ".cpp" && std::none_of(layers.begin(), layers.end(), is_this))
            throw migration_error(each.path().string() + " is not part of this command line, which was built before it; build it again: " +
                                  context.build_and_run("revision …"));
    }
}

/// Writes a revision, after proving it: the difference between models and revisions, or an empty one to be filled in.
inline int run_revision(const command_context& context, const revision_arguments& arguments) {
    std::vector<migration::layer> layers = migration::fold(*context.set);
    refuse_files_not_built_in(context, layers);
    std::vector<std::string> after = migration::heads(layers);
    if (!arguments.merge && after.size() > 1) migration::head(layers);  // says what to do about it
    if (arguments.merge && after.size() < 2)
        throw usage_error("there is nothing to merge: the history has one head");

    changes found;
    if (arguments.autogenerate) {
        diff_options options;
        for (const std::string& each : arguments.renames)
            options.renames.push_back(parse_rename(each));
        options.drops = arguments.drops;
        found = diff(migration::schema_before(layers, after), context.models(), options);
        if (!found.refused.empty()) {
            context.out.line(context.out.strong("Nothing was written: this cannot be guessed."));
            show_difference(context, found);
            return 1;
        }
        if (found.empty()) {
            context.out.line("Nothing to write: the revisions make what the models say.");
            return 0;
        }
    }

    migration::layer made = migration::generate(layers, after, arguments.message, found.list);
    made.proved = migration::hash_of(made);
    if (arguments.autogenerate && !diff(made.result, context.models()).empty())
        throw migration_error(
            "the generated operations do not make what the models say; nothing was written");
    const std::string id = made.id;
    layers.push_back(std::move(made));
    const migration::layer& written = layers.back();
    migration::prove(*context.open_for_scratch(), layers, id);

    const schema::schema before = migration::schema_before(layers, written.after);
    const std::string text =
        migration::write_revision(written, migration::hazards_of(written.up, before),
                                  migration::hazards_of(written.down, written.result));
    const std::filesystem::path path = std::filesystem::path{context.where.directory} /
                                       migration::file_name(id, arguments.message);
    if (std::filesystem::exists(path)) throw migration_error(path.string() + " exists already");
    write_file(path, text);
    context.out.line(context.out.good("Proved and written: ") + path.string());
    context.out.line();
    context.out.line(text);
    return 0;
}

}  // namespace varve::detail
