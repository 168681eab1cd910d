#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <csignal>
#include <cstdio>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <varve/diff/diff.hpp>
#include <varve/migrate/migrator.hpp>

#include "revisions.hpp"
#include "scene.hpp"

// What only another process can show: being killed, racing, running out of room. Each child does one thing and reports
// through its exit code or a pipe; it never returns into Catch.

using namespace varve::migration;
using Catch::Matchers::ContainsSubstring;

namespace {

/// Runs `body` in a process of its own and returns its wait status; the exit code is what `body` returns.
template <class Body>
pid_t start(Body body) {
    const pid_t child = fork();
    if (child != 0) return child;
    int code = 99;
    try {
        code = body();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "child: %s\n", error.what());
    }
    _exit(code);
}

int status_of(pid_t child) {
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return status;
}

/// Kills its own process at the n-th event of a migration.
listener killer(int n) {
    return [n, seen = 0](const migration_event&) mutable {
        if (++seen == n) std::raise(SIGKILL);
    };
}

bool same(varve::any_session& session, const varve::schema::schema& expected) {
    return varve::diff(session.dialect().project(expected), live(session), {.confirm_drops = false})
        .empty();
}

/// Migrates a copy of what `prepare` makes, killed at event 1, 2, 3 … until it survives. After each death the database is
/// as one of the layers says, with every row, and the next run completes. Returns how many deaths there were.
template <class Prepare, class Migrate>
int kill_everywhere(Prepare prepare, Migrate migrate) {
    for (int n = 1;; ++n) {
        const scene here;
        prepare(here);
        const int status = status_of(start([&] {
            const auto session = here.open();
            varve::migrator runner{*session, history::all};
            runner.on_event(killer(n));
            migrate(runner);
            return 0;
        }));
        const bool survived = WIFEXITED(status);
        if (survived)
            REQUIRE(WEXITSTATUS(status) == 0);
        else
            REQUIRE(WTERMSIG(status) == SIGKILL);

        const auto session = here.open();
        varve::migrator runner{*session, history::all};
        INFO("killed at event " << n);
        const auto current = runner.current();
        REQUIRE(current.size() == 1);
        CHECK(same(*session, runner.layers()[find_layer(runner.layers(), current.front())].result));
        CHECK(has_all_rows(*session));
        migrate(runner);
        CHECK(has_all_rows(*session));
        if (survived) return n - 1;
    }
}

void prepare_first(const scene& here) {
    const auto session = here.open();
    varve::migrator{*session, history::all}.upgrade("+1");
    fill(*session);
}

/// A revision that writes a few megabytes, to run out of room with.
const revision big{
    {.id = "20260104_0004", .after = {"20260101_0001"}, .message = "write much"},
    [](operations& op) {
        op.create_table("much", {column("id", bigint()).identity(), column("text", text()),
                                 primary_key("pk_much", {"id"})});
        op.run("write_much", 1, [](varve::any_session& session, batch&) {
            session.execute(
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < 4000) "
                "insert into much (text) select hex(randomblob(500)) from n");
        });
    },
    [](operations& op) { op.drop_table("much"); }};
const revision_set with_big{{&history::first, &big}, ""};

}  // namespace

TEST_CASE(
    "a process killed at any point of an upgrade leaves the old schema or the new one, with all "
    "rows") {
    const int deaths =
        kill_everywhere(prepare_first, [](varve::migrator& runner) { runner.upgrade(); });
    CHECK(deaths >= 20);  // every statement of two revisions, a table rebuild among them
}

TEST_CASE(
    "a process killed at any point of a downgrade leaves the old schema or the new one, with all "
    "rows") {
    const int deaths = kill_everywhere(
        [](const scene& here) {
            prepare_first(here);
            const auto session = here.open();
            varve::migrator{*session, history::all}.upgrade();
        },
        [](varve::migrator& runner) { runner.downgrade("20260101_0001"); });
    CHECK(deaths >= 15);
}

TEST_CASE(
    "of two processes that upgrade at once one applies, and the other waits and finds nothing to "
    "do") {
    const scene here;
    prepare_first(here);
    int gate[2];
    REQUIRE(pipe(gate) == 0);
    const auto race = [&] {
        close(gate[1]);
        char go = 0;
        if (read(gate[0], &go, 1) < 0)
            return 98;  // returns when the parent closes its end: both at once
        const auto session = here.open();
        varve::migrator runner{*session, history::all};
        runner.on_event([](const migration_event& event) {
            if (event.what == migration_event::moment::before_statement) usleep(20'000);
        });
        return static_cast<int>(runner.upgrade().size());
    };
    const pid_t one = start(race);
    const pid_t two = start(race);
    close(gate[0]);
    close(gate[1]);
    const int first = status_of(one);
    const int second = status_of(two);
    REQUIRE(WIFEXITED(first));
    REQUIRE(WIFEXITED(second));
    CHECK(WEXITSTATUS(first) + WEXITSTATUS(second) == 2);
    CHECK(WEXITSTATUS(first) * WEXITSTATUS(second) == 0);
    const auto session = here.open();
    CHECK(number(*session, "select count(*) from varve_revision") == 3);
    CHECK(number(*session, "select count(*) from varve_journal where sql = 'fill_dataset'") == 1);
    CHECK(has_all_rows(*session));
}

TEST_CASE("who waits too long for the lock is told, and changes nothing") {
    const scene here;
    prepare_first(here);
    const auto holder = here.open();
    holder->lock_migrations(std::chrono::milliseconds{0});
    const auto session = here.open();
    varve::migrator runner{*session, history::all};
    runner.set_lock_wait(std::chrono::milliseconds{50});
    CHECK_THROWS_WITH(runner.upgrade(),
                      ContainsSubstring("another process is migrating this database"));
    CHECK(runner.current().front() == "20260101_0001");
    holder->unlock_migrations();
    CHECK(runner.upgrade().size() == 2);
}

TEST_CASE("a full database is told, and left as it was") {
    const scene here;
    prepare_first(here);
    const auto session = here.open();
    session->execute("pragma max_page_count = 60");
    varve::migrator runner{*session, with_big};
    const auto before = session->introspect();
    try {
        runner.upgrade();
        FAIL("it must fail");
    } catch (const varve::migration_error& error) {
        CHECK_THAT(error.what(), ContainsSubstring("20260104_0004") && ContainsSubstring("full"));
        CHECK(error.sqlstate().starts_with("53"));
    }
    CHECK(session->introspect() == before);
    CHECK(has_all_rows(*session));
    CHECK(runner.current().front() == "20260101_0001");
}

TEST_CASE("a file that may not grow is told, and left as it was") {
    const scene here;
    prepare_first(here);
    const int status = status_of(start([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{300'000, 300'000};
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return 98;
        const auto session = here.open();
        varve::migrator runner{*session, with_big};
        try {
            runner.upgrade();
        } catch (const varve::migration_error&) {
            return 7;
        }
        return 0;
    }));
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 7);
    const auto session = here.open();
    CHECK(session->introspect().find_table("much") == nullptr);
    CHECK(has_all_rows(*session));
    CHECK(varve::migrator{*session, with_big}.upgrade().size() == 1);
}

TEST_CASE("a database opened read-only is told, and left as it was") {
    const scene here;
    prepare_first(here);
    const auto session = scene::open("sqlite://" + here.path() + "?mode=ro");
    varve::migrator runner{*session, history::all};
    CHECK_THROWS_AS(runner.upgrade(), varve::error);
    CHECK_THROWS_WITH(runner.upgrade(), ContainsSubstring("read"));
    CHECK(runner.current().front() == "20260101_0001");
    CHECK(has_all_rows(*session));
}

TEST_CASE("a file that may not be written, or its folder, is told, and left as it was") {
    namespace fs = std::filesystem;
    const auto readable = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
    const bool whole_folder = GENERATE(false, true);
    const scene here;
    prepare_first(here);
    fs::permissions(here.path(), readable);
    fs::permissions(here.folder(), whole_folder
                                       ? readable | fs::perms::owner_exec | fs::perms::others_exec
                                       : fs::perms::all);
    const int status = status_of(start([&] {
        if (getuid() == 0 && setuid(65534) != 0) return 98;  // permissions mean nothing to root
        try {
            const auto session = here.open();
            varve::migrator{*session, history::all}.upgrade();
        } catch (const varve::error& error) {
            const std::string text = error.what();
            const std::string expected =
                whole_folder ? here.path()
                             : "read";  // SQLite needs the folder to open a file with WAL
            return text.find(expected) != std::string::npos ? 7 : 8;
        }
        return 0;
    }));
    fs::permissions(here.folder(), fs::perms::owner_all);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 7);
    const auto session = here.open();
    CHECK(has_all_rows(*session));
    CHECK(session->introspect().find_table("notes") == nullptr);
}
