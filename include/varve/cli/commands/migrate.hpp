#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <varve/cli/context.hpp>
#include <varve/migrate/migration_event.hpp>
#include <varve/migrate/migrator.hpp>

namespace varve::detail {

/// What happens, a line a revision; with `verbose` each statement too.
inline migration::listener told_to(const terminal& out, bool verbose) {
    return [&out, verbose](const migration::migration_event& event) {
        using moment = migration::migration_event::moment;
        const bool up = event.way == migration::direction::up;
        if (event.what == moment::begins)
            out.line((up ? "Applying " : "Undoing ") + out.strong(event.revision) + " " +
                     std::string{event.message});
        if (event.what == moment::before_statement && verbose)
            out.line("  " +
                     out.dim(std::to_string(event.statement) + ". " + std::string{event.sql}));
        if (event.what == moment::rows_done)
            out.line("  " + std::string{event.sql} + ": " + std::to_string(event.rows) + " rows");
    };
}

inline int run_upgrade(const command_context& context, const std::string& target, bool verbose) {
    const std::unique_ptr<any_session> session = context.open(true);
    migrator runner{*session, *context.set};
    runner.on_event(told_to(context.out, verbose));
    const std::vector<std::string> applied = runner.upgrade(target);
    context.out.line(applied.empty()
                         ? "Nothing to do: the database is at " + target + "."
                         : context.out.good("Applied " + std::to_string(applied.size()) +
                                            (applied.size() == 1 ? " revision." : " revisions.")));
    return 0;
}

inline int run_downgrade(const command_context& context, const std::string& target, bool verbose) {
    const std::unique_ptr<any_session> session = context.open(false);
    migrator runner{*session, *context.set};
    runner.on_event(told_to(context.out, verbose));
    const std::vector<std::string> undone = runner.downgrade(target);
    context.out.line(undone.empty()
                         ? "Nothing to do: the database is at " + target + "."
                         : context.out.good("Undid " + std::to_string(undone.size()) +
                                            (undone.size() == 1 ? " revision." : " revisions.")));
    return 0;
}

inline int run_stamp(const command_context& context, const std::string& target) {
    const std::unique_ptr<any_session> session = context.open(true);
    migrator runner{*session, *context.set};
    runner.stamp(target);
    const std::vector<std::string> now = runner.current();
    context.out.line("The database says now that it is at " +
                     (now.empty() ? std::string{"base"} : now.front()) +
                     "; nothing else was changed.");
    return 0;
}

}  // namespace varve::detail
