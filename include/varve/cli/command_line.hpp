#pragma once

#include <cstdlib>
#include <exception>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include <varve/cli/commands/check.hpp>
#include <varve/cli/commands/migrate.hpp>
#include <varve/cli/commands/prove.hpp>
#include <varve/cli/commands/revision.hpp>
#include <varve/cli/commands/show.hpp>
#include <varve/cli/commands/sql.hpp>
#include <varve/cli/commands/status.hpp>
#include <varve/cli/context.hpp>
#include <varve/core/error.hpp>

namespace varve::detail {

/// Reads the arguments and runs one command. 0 = done, 1 = failed or behind, 2 = not understood.
class command_line {
public:
    explicit command_line(command_context context) : context_(std::move(context)) {
        describe_commands();
    }

    int run(int argc, char** argv) {
        try {
            app_.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            return app_.exit(error) == 0 ? 0 : 2;
        }
        try {
            return chosen_();
        } catch (const usage_error& error) {
            return fail(error, 2);
        } catch (const std::exception& error) {
            return fail(error, 1);
        }
    }

private:
    int fail(const std::exception& error, int code) const {
        context_.out.error("error: " + std::string{error.what()});
        return code;
    }

    CLI::App* command(const std::string& name, const std::string& text, std::function<int()> run) {
        CLI::App* made = app_.add_subcommand(name, text);
        made->fallthrough();  // --database may stand after the command too
        made->callback([this, run = std::move(run)] { chosen_ = run; });
        return made;
    }

    void describe_commands() {
        app_.require_subcommand(1);
        app_.add_option("-d,--database", context_.url, "URL of the database; for SQLite a path")
            ->envname("VARVE_DATABASE");
        app_.add_option("--directory", context_.where.directory, "Folder of the revision files");
        describe_writing();
        describe_running();
        describe_looking();
    }

    void describe_writing() {
        CLI::App* revision =
            command("revision", "Write a revision, proved on a scratch database first",
                    [this] { return run_revision(context_, revision_); });
        revision->add_flag("--autogenerate", revision_.autogenerate,
                           "From the difference between the models and the revisions");
        revision->add_flag("--merge", revision_.merge, "One that follows all heads");
        revision->add_option("-m,--message", revision_.message, "What it does, in a few words")
            ->required();
        revision->add_option("--rename", revision_.renames, "table.old=new, or old=new for a table")
            ->allow_extra_args(false);
        revision
            ->add_option("--drop", revision_.drops,
                         "table.column, or a table: drop it with its data")
            ->allow_extra_args(false);
        CLI::App* prove = command(
            "prove", "Prove revisions that people edited, and write their hash into their files",
            [this] { return run_prove(context_, ids_); });
        prove->add_option("id", ids_,
                          "Revisions; without any, those that changed since they were proved");
        CLI::App* check = command("check", "Are the models what the revisions make?",
                                  [this] { return run_check(context_, gate_); });
        check->add_flag(
            "--gate", gate_,
            "For the build: also, is every revision what was proved? Silent if all is well");
    }

    void describe_running() {
        CLI::App* upgrade = command("upgrade", "Apply what the database lacks",
                                    [this] { return run_upgrade(context_, target_, verbose_); });
        upgrade->add_option("target", target_, "head, an id or its beginning, or +1")
            ->capture_default_str();
        upgrade->add_flag("-v,--verbose", verbose_, "Show every statement");
        CLI::App* downgrade =
            command("downgrade", "Undo what was applied after a revision",
                    [this] { return run_downgrade(context_, target_, verbose_); });
        downgrade->add_option("target", target_, "An id or its beginning, -1, or base")->required();
        downgrade->add_flag("-v,--verbose", verbose_, "Show every statement");
        CLI::App* stamp =
            command("stamp", "Write down that the database is at a revision, and run nothing",
                    [this] { return run_stamp(context_, target_); });
        stamp->add_option("target", target_, "head, base, an id or its beginning")->required();
    }

    void describe_looking() {
        command("current", "Where the database is; 1 when it is behind",
                [this] { return run_current(context_); });
        command("history", "All revisions, and with --database which it has",
                [this] { return run_history(context_); });
        command("heads", "The revisions that none follows", [this] { return run_heads(context_); });
        CLI::App* show = command("show", "One revision in full, with its SQL",
                                 [this] { return run_show(context_, target_); });
        show->add_option("target", target_, "head, an id or its beginning")->capture_default_str();
        CLI::App* sql =
            command("sql", "Migrations as a script", [this] { return run_sql(context_, target_); });
        sql->add_option("range", target_, "from:to, or to from base")->capture_default_str();
    }

    command_context context_;
    CLI::App app_{"Migrations of " + context_.where.target +
                  ". Each command explains itself with --help."};
    std::function<int()> chosen_;
    revision_arguments revision_;
    std::vector<std::string> ids_;
    std::string target_ = "head";
    bool gate_ = false;
    bool verbose_ = false;
};

}  // namespace varve::detail
