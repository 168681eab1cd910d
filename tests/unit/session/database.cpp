#include <varve/session/database.hpp>

#include <atomic>
#include <thread>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <varve/backend/recording/recording.hpp>

#include <support/temporary_directory.hpp>
#include "notes.hpp"

namespace {

using Catch::Matchers::ContainsSubstring;
using std::chrono::milliseconds;

constexpr const char* create = "create table note(id integer primary key, text text unique, rank real)";

}  // namespace

TEST_CASE("a database opens from a path, and refuses a wrong one at once") {
    const temporary_directory directory;
    varve::database<varve::sqlite> db{directory.file("a.db")};
    CHECK(db.statistics().opened == 1);
    CHECK_THROWS_AS(varve::database<varve::sqlite>{directory.write("text.db", std::string(200, 'x'))}, varve::not_a_database);
    CHECK_THROWS_AS((varve::database<varve::sqlite>{"a.db", {.maximum = 0}}), varve::usage_error);
}

TEST_CASE("threads share a bounded pool, and no write is lost") {
    const temporary_directory directory;
    varve::database<varve::sqlite> db{directory.file("a.db"), {.maximum = 3}};
    db.session().execute(create);
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 8; ++thread)
        threads.emplace_back([&, thread] {
            try {
                for (int i = 0; i < 20; ++i)
                    db.transact([&](auto& session) { session.run(insert_note{std::to_string(thread) + "/" + std::to_string(i)}); });
            } catch (...) {
                ++failures;
            }
        });
    for (std::thread& each : threads) each.join();
    CHECK(failures == 0);
    auto session = db.session();
    CHECK(session.all(notes_above{""}).size() == 160);
    const varve::pool_statistics statistics = db.statistics();
    CHECK(statistics.opened <= 3);
    CHECK(statistics.in_use == 1);
    CHECK(statistics.borrowed == 163);
}

TEST_CASE("who waits too long is told") {
    varve::recording_options options;
    varve::database<varve::recording> db{options, {.maximum = 1, .wait = milliseconds{10}}};
    auto held = db.session();
    CHECK_THROWS_AS(db.session(), varve::insufficient_resources);
    CHECK_THROWS_WITH(db.session(), ContainsSubstring("pool_options::maximum"));
    CHECK(db.statistics().timed_out == 2);
}

TEST_CASE("a waiting thread gets the connection that comes back") {
    varve::recording_options options;
    varve::database<varve::recording> db{options, {.maximum = 1}};
    auto held = std::make_unique<varve::session<varve::recording>>(db.session());
    std::atomic<bool> got = false;
    std::thread waiting{[&] {
        auto session = db.session();
        got = true;
    }};
    while (db.statistics().waited == 0) std::this_thread::yield();
    CHECK_FALSE(got);
    held.reset();
    waiting.join();
    CHECK(got);
}

TEST_CASE("a database in memory is one connection that stays") {
    varve::database<varve::sqlite> db{":memory:", {.maximum = 8, .wait = milliseconds{10}, .maximum_lifetime = milliseconds{0}}};
    db.session().execute(create);
    {
        auto session = db.session();
        session.run(insert_note{"x"});
        CHECK_THROWS_WITH(db.session(), ContainsSubstring("in memory"));
    }
    CHECK(db.session().all(notes_above{""}).size() == 1);
}

TEST_CASE("prepared statements stay with the connection") {
    varve::recording_options options;
    varve::database<varve::recording> db{options};
    for (int i = 0; i < 5; ++i) db.session().run(insert_note{"x"});
    CHECK(options.script->opened == 1);
    CHECK(options.script->prepared == 1);
}

TEST_CASE("a connection comes back without its transaction") {
    varve::database<varve::sqlite> db{":memory:"};
    db.session().execute(create);
    {
        auto session = db.session();
        session.execute("begin; insert into note(text) values ('x'); pragma foreign_keys = off");
    }
    auto session = db.session();
    CHECK_FALSE(session.in_transaction());
    CHECK(session.all(notes_above{""}).empty());
}

TEST_CASE("old and dead connections are replaced") {
    varve::recording_options options;
    SECTION("old") {
        varve::database<varve::recording> db{options, {.maximum_lifetime = milliseconds{0}}};
        db.session();
        CHECK(db.statistics().closed_old == 2);
        CHECK(options.script->opened == 2);
    }
    SECTION("dead") {
        varve::database<varve::recording> db{options, {.check_after_idle = milliseconds{0}}};
        db.session();
        CHECK(options.script->opened == 1);
        options.script->alive = false;
        db.session();
        CHECK(options.script->opened == 2);
        CHECK(db.statistics().closed_dead == 1);
    }
}

TEST_CASE("a session outlives its database") {
    auto db = std::make_unique<varve::database<varve::sqlite>>(":memory:");
    auto session = db->session();
    db.reset();
    CHECK_NOTHROW(session.execute(create));
}

TEST_CASE("transact tries again what may be tried again, and returns what the function does") {
    varve::recording_options options;
    varve::database<varve::recording> db{options};
    for (int i = 0; i < 2; ++i) options.script->fail("insert", varve::serialization_failure("again", {.sqlstate = "40001"}));
    options.script->fail("COMMIT", varve::lock_not_available("busy", {.sqlstate = "55P03"}));
    int calls = 0;
    const int answer = db.transact([&](auto& session) {
        session.run(insert_note{"x"});
        return ++calls;
    });
    CHECK(answer == 2);  // two attempts failed at the insert, one at the commit

    options.script->fail("insert", varve::unique_violation("taken"));
    CHECK_THROWS_AS(db.transact([](auto& session) { session.run(insert_note{"x"}); }), varve::unique_violation);
    for (int i = 0; i < 2; ++i) options.script->fail("insert", varve::deadlock_detected("again"));
    CHECK_THROWS_AS(db.transact([](auto& session) { session.run(insert_note{"x"}); }, {.attempts = 2}), varve::deadlock_detected);
}

TEST_CASE("what a function throws undoes its transaction") {
    varve::database<varve::sqlite> db{":memory:"};
    db.session().execute(create);
    CHECK_THROWS_AS(db.transact([](auto& session) {
        session.run(insert_note{"x"});
        throw std::runtime_error("no");
    }),
                    std::runtime_error);
    CHECK(db.session().all(notes_above{""}).empty());
}
