#include <varve/session/transact.hpp>

#include <memory>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include <varve/backend/recording/recording.hpp>
#include <varve/session/database.hpp>

#include <support/temporary_directory.hpp>
#include "notes.hpp"

namespace {

using std::chrono::milliseconds;
using recorded_session = varve::session<varve::recording>;

constexpr const char* create = "create table note(id integer primary key, text text unique, rank real)";

std::size_t begun(const varve::recording_options& options) {
    std::size_t count = 0;
    for (const auto& each : options.script->ran) count += each.sql.starts_with("BEGIN");
    return count;
}

}  // namespace

TEST_CASE("a connection lost before the commit is tried again on another; lost during it, never") {
    varve::recording_options options;
    varve::database<varve::recording> db{options};
    SECTION("before") {
        options.script->fail("insert", varve::connection_lost("gone", {.sqlstate = "08006"}));
        options.script->alive = false;
        int calls = 0;
        db.transact([&](auto& session) {
            ++calls;
            session.run(insert_note{"x"});
        });
        CHECK(calls == 2);
        CHECK(options.script->opened == 2);
        CHECK(db.statistics().closed_dead == 1);
    }
    SECTION("during") {
        options.script->fail("COMMIT", varve::connection_lost("gone", {.sqlstate = "08006"}));
        CHECK_THROWS_AS(db.transact([](auto& session) { session.run(insert_note{"x"}); }), varve::connection_lost);
        CHECK(begun(options) == 1);
    }
}

TEST_CASE("cancellation, time limits and errors of the function are not tried again") {
    varve::recording_options options;
    varve::database<varve::recording> db{options};
    options.script->fail("insert", varve::query_canceled("stop", {.sqlstate = "57014"}));
    CHECK_THROWS_AS(db.transact([](auto& session) { session.run(insert_note{"x"}); }), varve::query_canceled);
    options.script->fail("insert", varve::statement_timeout("slow", 10, {.sqlstate = "57014"}));
    CHECK_THROWS_AS(db.transact([](auto& session) { session.run(insert_note{"x"}); }), varve::query_canceled);
    CHECK_THROWS_AS(db.transact([](auto&) { throw 7; }), int);
    CHECK(begun(options) == 3);
}

TEST_CASE("the modes of a transaction reach the engine") {
    varve::recording_options options;
    varve::database<varve::recording> db{options};
    CHECK(db.transact(varve::transaction_mode::read_only, [](auto&) { return 7; }) == 7);
    db.transact(varve::transaction_mode::deferred, [](auto&) {});
    db.transact([](auto&) {});
    std::vector<std::string> texts;
    for (const auto& each : options.script->ran)
        if (each.sql.starts_with("BEGIN")) texts.push_back(each.sql);
    CHECK(texts == std::vector<std::string>{"BEGIN READ ONLY", "BEGIN", "BEGIN IMMEDIATE"});
}

TEST_CASE("results are moved, and references stay references") {
    varve::recording_options options;
    varve::database<varve::recording> db{options};
    const auto moved = db.transact([](auto&) { return std::make_unique<int>(7); });
    CHECK(*moved == 7);
    int outside = 0;
    int& same = db.transact([&](auto&) -> int& { return outside; });
    CHECK(&same == &outside);
}

TEST_CASE("in a session: tried again by itself, once inside of another transaction") {
    varve::recording_options options;
    recorded_session session{varve::recording::connection::open(options)};
    int calls = 0;
    const auto insert = [&](recorded_session& here) {
        ++calls;
        here.run(insert_note{"x"});
    };
    options.script->fail("insert", varve::serialization_failure("again", {.sqlstate = "40001"}));
    varve::transact(session, insert);
    CHECK(calls == 2);

    options.script->fail("insert", varve::serialization_failure("again", {.sqlstate = "40001"}));
    auto outer = session.transaction();
    CHECK_THROWS_AS(varve::transact(session, insert), varve::serialization_failure);
    CHECK(calls == 3);
    outer.rollback();

    options.script->fail("insert", varve::connection_lost("gone"));
    CHECK_THROWS_AS(varve::transact(session, insert), varve::connection_lost);
    CHECK(calls == 4);
}

TEST_CASE("a busy database is met at the start, before anything was done, and waited for by trying again") {
    const temporary_directory directory;
    varve::sqlite_options where{directory.file("a.db")};
    where.busy_timeout = milliseconds{0};
    varve::database<varve::sqlite> db{where, {.maximum = 2}};
    db.session().execute(create);
    auto holder = db.session();
    holder.connection().begin(varve::transaction_mode::immediate);
    int calls = 0;
    CHECK_THROWS_AS(db.transact([&](auto&) { ++calls; }, {.attempts = 3, .first_pause = milliseconds{1}}), varve::lock_not_available);
    CHECK(calls == 0);
    CHECK(db.transact(varve::transaction_mode::read_only, [&](auto& session) { return session.all(notes_above{""}).size(); }) == 0);
    holder.connection().rollback();
    db.transact([&](auto& session) {
        ++calls;
        session.run(insert_note{"x"});
    });
    CHECK(calls == 1);
}

TEST_CASE("in a read-only transaction nothing is written, afterwards everything may be") {
    varve::database<varve::sqlite> db{":memory:"};
    db.session().execute(create);
    const auto writing = [](auto& session) { session.run(insert_note{"x"}); };
    CHECK_THROWS_AS(db.transact(varve::transaction_mode::read_only, writing), varve::read_only);
    CHECK_NOTHROW(db.transact(writing));

    auto session = db.session();
    auto outer = session.transaction();
    {
        auto inner = session.transaction(varve::transaction_mode::read_only);  // inside of one that writes
        CHECK(session.all(notes_above{""}).size() == 1);
        CHECK_THROWS_AS(session.run(insert_note{"y"}), varve::read_only);
    }
    session.run(insert_note{"y"});
    {
        auto inner = session.transaction(varve::transaction_mode::read_only);
        CHECK_THROWS_AS(session.run(insert_note{"z"}), varve::read_only);
        inner.commit();
    }
    session.run(insert_note{"z"});
    outer.commit();
    CHECK(session.all(notes_above{""}).size() == 3);
}
