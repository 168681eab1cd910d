#pragma once

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <varve/cli/engine.hpp>
#include <varve/cli/terminal.hpp>
#include <varve/core/error.hpp>
#include <varve/migrate/revision_set.hpp>
#include <varve/schema/schema.hpp>

namespace varve {

/// Where the command line belongs: what `varve_add_migrations` knows and the program cannot.
struct command_line_options {
    std::string directory{};        ///< of the revision files
    std::string build_directory{};  ///< for the command that builds the command line anew
    std::string target{};  ///< the CMake target of the revisions; its command line is <target>_cli
};

namespace detail {

/// What every command needs.
struct command_context {
    std::vector<engine> engines;
    schema::schema (*models)();
    const migration::revision_set* set;
    command_line_options where;
    std::string program;  ///< how it was called, to tell people what to type
    std::string url{};    ///< --database or VARVE_DATABASE
    terminal out{};

    /// The engine that the URL names: the scheme before "://" is a backend's name, or begins with it (postgresql).
    const engine& chosen() const {
        const std::size_t end = url.find("://");
        if (end == std::string::npos) return engines.front();
        const std::string_view scheme = std::string_view{url}.substr(0, end);
        std::string known;
        for (const engine& each : engines) {
            if (scheme.starts_with(each.name)) return each;
            known += (known.empty() ? "" : ", ") + std::string{each.name};
        }
        throw usage_error("this command line has no backend for " + std::string{scheme} +
                          "://; it has " + known +
                          ", and BACKENDS of varve_add_migrations adds others");
    }

    std::unique_ptr<any_session> open(bool may_create) const {
        if (url.empty())
            throw usage_error(
                "which database? say --database <url> before or after the command, or set "
                "VARVE_DATABASE; "
                "for SQLite the URL is the path of the file");
        return chosen().open(url, may_create);
    }

    /// A session whose scratch() is an empty database; the user's own database is opened only if there is no other way.
    std::unique_ptr<any_session> open_for_scratch() const {
        const engine& one = chosen();
        if (one.open_default != nullptr) return one.open_default();
        return open(false);
    }

    /// The one command that builds the command line as it is now in the sources, and runs it.
    std::string build_and_run(const std::string& arguments) const {
        std::string command;
        if (!where.build_directory.empty())
            command =
                "cmake --build " + where.build_directory + " --target " + where.target + "_cli && ";
        return command + program + " " + arguments;
    }
};

}  // namespace detail
}  // namespace varve
