#include <csignal>
#include <cstdio>
#include <filesystem>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "notes.hpp"

using namespace notes_test;
using varve::col;

namespace {

constexpr int rows_there = 5;

struct directory {
    std::filesystem::path path = std::filesystem::temp_directory_path() / ("varve_audit_" + std::to_string(getpid()));
    directory() { std::filesystem::create_directories(path); }
    ~directory() { std::filesystem::remove_all(path); }
};

/// Writes rows, all of them in turn, until it is killed: at its statement number `deadly`, or from outside when that is 0.
[[noreturn]] void write_until_killed(const std::string& file, int deadly, int told) {
    try {
        varve::database<varve::sqlite> database{file};
        auto session = database.session();
        int statements = 0;
        const auto killer = varve::make_tracer([&](const varve::trace_event&) {
            if (++statements == deadly) std::raise(SIGKILL);
        });
        session.trace(killer.get());
        varve::repository<note, varve::sqlite> rows{session, {.actor = std::to_string(getpid())}};
        static_cast<void>(write(told, "w", 1));
        for (std::int64_t round = 1;; ++round) {
            note row = *rows.with_deleted().get(round % rows_there + 1);
            row.text = std::to_string(getpid()) + " " + std::to_string(round);
            row.weight = static_cast<double>(round) / 3;
            if (round % 7 == 0) {
                row.deleted_at ? rows.restore(row.id) : rows.erase(row.id);
            } else {
                rows.with_deleted().update(row);
            }
        }
    } catch (const std::exception& why) {
        std::fprintf(stderr, "the writing process: %s\n", why.what());
    }
    _exit(1);
}

/// What the history says of a row: the newest value of each field.
void check_agreement(varve::repository<note, varve::sqlite>& rows) {
    for (const note& row : rows.with_deleted().all()) {
        INFO("row " << row.id);
        std::string text, weight, deleted;
        std::int64_t revision = 0;
        for (const varve::history_entry& each : rows.history(row.id)) {
            if (revision == 0) {
                revision = each.revision;
            } else {
                CHECK((each.revision == revision || each.revision == revision - 1));
                revision = each.revision;
            }
            std::string* const field = each.field == "text" ? &text : each.field == "weight" ? &weight : &deleted;
            if (field->empty()) *field = each.new_value.value_or("nothing");
        }
        CHECK(revision == 1);
        CHECK(text == row.text);
        CHECK((row.weight ? std::stod(weight) == *row.weight : weight == "nothing"));
        CHECK((deleted.empty() || deleted == "nothing" || deleted == "calm") == !row.deleted_at.has_value());
        // Every change of an audited field counted the version up as well, so no change went by unwritten.
        CHECK(rows.history(row.id, 1).at(0).revision == row.version);
    }
}

}  // namespace

TEST_CASE("history and data agree after every one of 50 kills") {
    const directory here;
    const std::string file = (here.path / "notes.db").string();
    {
        varve::database<varve::sqlite> database{file};
        auto session = database.session();
        varve::create_all(session, varve::models<note>::schema());
        varve::repository<note, varve::sqlite> rows{session};
        for (int i = 0; i < rows_there; ++i) rows.insert(note{.text = "start " + std::to_string(i), .weight = 0.5});
    }
    std::int64_t most = 0;
    for (int kill_number = 1; kill_number <= 50; ++kill_number) {
        INFO("kill " << kill_number);
        // In turn at a statement of its own, through all places between one commit and the next, and at any moment.
        const int deadly = kill_number % 2 == 0 ? kill_number + 20 : 0;
        int pipe_ends[2];
        REQUIRE(pipe(pipe_ends) == 0);
        const pid_t child = fork();
        if (child == 0) write_until_killed(file, deadly, pipe_ends[1]);
        REQUIRE(child > 0);
        if (deadly == 0) {
            char told = 0;
            REQUIRE(read(pipe_ends[0], &told, 1) == 1);
            usleep(static_cast<unsigned>(2000 + kill_number * 397));
            kill(child, SIGKILL);
        }
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        close(pipe_ends[0]);
        close(pipe_ends[1]);
        REQUIRE(WIFSIGNALED(status));
        REQUIRE(WTERMSIG(status) == SIGKILL);

        varve::database<varve::sqlite> database{file};
        auto session = database.session();
        varve::repository<note, varve::sqlite> rows{session};
        REQUIRE(rows.with_deleted().count() == rows_there);
        check_agreement(rows);
        const auto written = session.first(varve::raw<std::int64_t>("select count(*) from notes_history")).value();
        CHECK(written >= most);
        most = written;
    }
    CHECK(most > 200);  // the kills fell among writes that came to pass
}
