// The command line of migrations: the models, the backends and the revisions that a program was compiled with go in, and
// main is done. Called by the main that varve_add_migrations generates, or by an application's own.
#pragma once

#include <string>
#include <utility>

#include <varve/backend/concept.hpp>
#include <varve/cli/command_line.hpp>
#include <varve/cli/context.hpp>
#include <varve/cli/engine.hpp>
#include <varve/migrate/revision_set.hpp>

namespace varve {

/// Runs the command that the arguments name and returns the exit code: 0 = done, 1 = failed or behind, 2 = not understood.
/// `Models` is varve::models<…>, or any type whose static schema() is the schema wanted.
template <class Models, backend... Backends>
int run_command_line(int argc, char** argv, const migration::revision_set& set,
                     command_line_options where) {
    static_assert(sizeof...(Backends) != 0,
                  "varve: a command line without a backend; migrations run on an engine; name one "
                  "after the models");
    detail::command_context context{{detail::engine_of<Backends>()...},
                                    [] { return schema::schema{Models::schema()}; },
                                    &set,
                                    std::move(where),
                                    argc > 0 ? argv[0] : ""};
    return detail::command_line{std::move(context)}.run(argc, argv);
}

}  // namespace varve
