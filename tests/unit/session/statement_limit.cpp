#include <thread>

#include <catch2/catch_test_macros.hpp>

#include <varve/backend/recording/migrations.hpp>
#include <varve/core/statement_timeout.hpp>
#include <varve/session/any_session_of.hpp>
#include <varve/session/database.hpp>

#include "notes.hpp"

namespace {

using std::chrono::milliseconds;

constexpr const char* create = "create table note(id integer primary key, text text unique, rank real)";
constexpr const char* endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n";
const composed_notes endless_notes{"id = (with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n)"};

}  // namespace

TEST_CASE("the database's limit is for every session, and a session may set its own") {
    varve::database<varve::sqlite> db{":memory:", {.statement_limit = milliseconds{30}}};
    {
        auto session = db.session();
        session.execute(create);
        session.run(insert_note{"x"});
        const auto limit_passed = [&](auto action) {
            try {
                action();
                return std::int64_t{0};
            } catch (const varve::statement_timeout& why) {
                CHECK(why.sqlstate() == "57014");
                return why.limit();
            }
        };
        CHECK(limit_passed([&] { session.execute(endless); }) == 30);
        CHECK(limit_passed([&] { session.all(endless_notes); }) == 30);
        CHECK(limit_passed([&] { session.first(endless_notes); }) == 30);
        CHECK(limit_passed([&] { for (const note& each : session.stream(endless_notes)) (void)each; }) == 30);
        CHECK(limit_passed([&] { varve::make_any_session(session)->query(endless); }) == 30);
        session.limit_statements(milliseconds{20});
        CHECK(limit_passed([&] { session.execute(endless); }) == 20);
    }
    auto session = db.session();
    try {
        session.execute(endless);
        FAIL("it came to an end");
    } catch (const varve::statement_timeout& why) {
        CHECK(why.limit() == 30);  // the database's again
    }
}

TEST_CASE("what the reader of a stream does between its rows does not count, nor does time between statements") {
    varve::session<varve::sqlite> session = session_with_notes(3);
    session.limit_statements(milliseconds{40});
    int rows = 0;
    for (const note& each : session.stream(notes_above{""})) {
        std::this_thread::sleep_for(milliseconds{25});
        session.all(notes_above{each.text});
        ++rows;
    }
    CHECK(rows == 3);
    // Many steps, so that the clock is looked at, yet within the limit.
    CHECK_NOTHROW(session.execute("with recursive n(i) as (select 1 union all select i + 1 from n limit 5000) select max(i) from n"));
    std::this_thread::sleep_for(milliseconds{45});
    CHECK_NOTHROW(session.introspect());
}

TEST_CASE("an engine is told of a limit only when it changes") {
    varve::recording_options options;
    options.script->statement_limit = -1;
    varve::database<varve::recording> db{options};
    db.session();
    CHECK(options.script->statement_limit == -1);  // none is what a connection has
    {
        auto session = db.session();
        session.limit_statements(milliseconds{70});
        CHECK(options.script->statement_limit == 70);
    }
    CHECK(options.script->statement_limit == 0);
}
