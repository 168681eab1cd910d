#include <varve/session/database.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include <varve/backend/recording/recording.hpp>

#include "notes.hpp"

namespace {

using std::chrono::milliseconds;
using recorded = varve::database<varve::recording>;
using held_session = std::unique_ptr<varve::session<varve::recording>>;

held_session hold(recorded& db) { return std::make_unique<varve::session<varve::recording>>(db.session()); }

void until(auto condition) {
    while (!condition()) std::this_thread::yield();
}

}  // namespace

TEST_CASE("those who wait are served in the order they came") {
    recorded db{varve::recording_options{}, {.maximum = 1}};
    auto held = hold(db);
    std::vector<int> order;  // written by whoever has the one connection
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&, i] {
            auto session = db.session();
            order.push_back(i);
        });
        until([&] { return db.statistics().waiting == static_cast<std::size_t>(i + 1); });
    }
    held.reset();
    for (std::thread& each : threads) each.join();
    CHECK(order == std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7});
    const auto statistics = db.statistics();
    CHECK(statistics.waited == 8);
    CHECK(statistics.waiting == 0);
    CHECK(statistics.timed_out == 0);
    CHECK(statistics.opened == 1);
}

TEST_CASE("who gives up leaves the queue to the others, and how long they waited is told") {
    recorded db{varve::recording_options{}, {.maximum = 1, .wait = milliseconds{40}}};
    auto held = hold(db);
    std::atomic<bool> refused = false;
    std::thread first{[&] {
        try {
            db.session();
        } catch (const varve::insufficient_resources& why) {
            refused = why.sqlstate() == "53300";
        }
    }};
    until([&] { return db.statistics().waiting == 1; });
    std::this_thread::sleep_for(milliseconds{20});
    std::atomic<bool> served = false;
    std::thread second{[&] {
        db.session();
        served = true;
    }};
    first.join();
    CHECK(refused);
    held.reset();
    second.join();
    CHECK(served);
    const auto statistics = db.statistics();
    CHECK(statistics.timed_out == 1);
    CHECK(statistics.wait_longest >= milliseconds{40});
    CHECK(statistics.wait_total >= statistics.wait_longest);
    CHECK(statistics.in_use == 0);
    CHECK(statistics.idle == 1);
}

TEST_CASE("without patience a full pool refuses at once") {
    recorded db{varve::recording_options{}, {.maximum = 1, .wait = milliseconds{0}}};
    auto held = hold(db);
    CHECK_THROWS_AS(db.session(), varve::insufficient_resources);
    recorded patient{varve::recording_options{}, {.wait = milliseconds::max()}};  // added to the clock, that would overflow
    CHECK_NOTHROW(patient.session());
}

TEST_CASE("a place that cannot be filled goes to the next who waits") {
    varve::recording_options options;
    recorded db{options, {.maximum = 1, .maximum_lifetime = milliseconds{0}}};
    auto held = hold(db);
    std::atomic<int> served = 0;
    std::atomic<int> failed = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i)
        threads.emplace_back([&] {
            try {
                db.session();
                ++served;
            } catch (const varve::connection_error&) {
                ++failed;
            }
        });
    until([&] { return db.statistics().waiting == 3; });
    options.script->refused_openings = 2;
    held.reset();  // too old: its place is free, and each of the three tries to open
    for (std::thread& each : threads) each.join();
    CHECK(failed == 2);
    CHECK(served == 1);
    CHECK(db.statistics().in_use == 0);
}

TEST_CASE("connections that idle too long are closed, and the others counted by why") {
    varve::recording_options options;
    SECTION("idle") {
        recorded db{options, {.close_after_idle = milliseconds{0}}};
        auto first = hold(db);
        auto second = hold(db);
        first.reset();
        std::this_thread::sleep_for(milliseconds{2});
        second.reset();
        const auto statistics = db.statistics();
        CHECK(statistics.closed_idle >= 1);
        CHECK(statistics.closed() == statistics.closed_idle);
        CHECK(statistics.idle + statistics.closed_idle == statistics.opened);
    }
    SECTION("broken: its reset failed") {
        recorded db{options};
        {
            auto session = db.session();
            session.connection().begin(varve::transaction_mode::immediate);
            options.script->fail("ROLLBACK", varve::connection_lost("gone", {.sqlstate = "08006"}));
        }
        CHECK(db.statistics().closed_broken == 1);
        CHECK(db.statistics().idle == 0);
        CHECK_NOTHROW(db.session());
    }
    SECTION("a session that threw: its connection is asked") {
        recorded db{options};
        const auto leave = [&] {
            auto session = db.session();
            options.script->alive = false;
            throw std::runtime_error("stop");
        };
        CHECK_THROWS_AS(leave(), std::runtime_error);
        CHECK(db.statistics().closed_dead == 1);
        options.script->alive = true;
        const auto leave_alive = [&] {
            auto session = db.session();
            throw std::runtime_error("stop");
        };
        CHECK_THROWS_AS(leave_alive(), std::runtime_error);
        CHECK(db.statistics().closed_dead == 1);
        CHECK(db.statistics().idle == 1);
    }
}

TEST_CASE("a connection comes back as it was opened") {
    varve::database<varve::sqlite> db{":memory:", {.statement_limit = milliseconds{5000}}};
    db.session().execute("create table note(id integer primary key, text text unique, rank real); insert into note(text) values ('a'), ('b')");
    {
        auto session = db.session();
        session.limit_statements(milliseconds{1});
        auto& lent = session.prepared<notes_above>();
        lent.bind(1, std::string_view{""});
        CHECK(lent.step());  // left running, with its lock
        session.connection().begin(varve::transaction_mode::deferred);
    }
    auto session = db.session();
    CHECK_FALSE(session.in_transaction());
    CHECK_NOTHROW(session.execute("drop table note"));  // nothing reads it any more
}

TEST_CASE("what was lent beside an open stream comes back too") {
    varve::database<varve::sqlite> db{":memory:"};
    db.session().execute("create table note(id integer primary key, text text unique, rank real); insert into note(text) values ('a'), ('b')");
    {
        auto session = db.session();
        auto& kept = session.prepared<notes_above>();
        const auto open = session.stream(notes_above{""});
        auto& spare = session.prepared<notes_above>();
        CHECK(&spare != &kept);
        spare.bind(1, std::string_view{""});
        CHECK(spare.step());  // left running, with its lock
    }
    CHECK_NOTHROW(db.session().execute("drop table note"));
}
