#include <varve/session/trace.hpp>

#include <catch2/catch_test_macros.hpp>

#include <varve/session/any_session_of.hpp>
#include <varve/session/database.hpp>

#include "notes.hpp"

namespace {
struct told {
    std::string sql;
    std::int64_t rows;
    std::string sqlstate;
};
}  // namespace

TEST_CASE("every statement is told once, with its rows or its failure and never its values") {
    varve::database<varve::sqlite> db{":memory:"};
    std::vector<told> all;
    db.trace([&](const varve::trace_event& event) {
        CHECK(event.duration.count() >= 0);
        all.push_back({std::string{event.sql}, event.rows, event.failure != nullptr ? event.failure->sqlstate() : ""});
    });
    auto session = db.session();
    session.execute("create table note(id integer primary key, text text unique, rank real)");
    session.run(insert_note{"secret"});
    CHECK_THROWS_AS(session.run(insert_note{"secret"}), varve::unique_violation);
    session.all(notes_above{""});
    for (const note& each : session.stream(notes_above{""})) (void)each;
    varve::make_any_session(session)->query("select 1 union select 2");

    REQUIRE(all.size() == 6);
    CHECK(all[1].sql == insert_note::sql<varve::sqlite>);
    CHECK(all[1].rows == 1);
    CHECK(all[2].sqlstate == "23505");
    CHECK(all[3].rows == 1);
    CHECK(all[4].sql == notes_above::sql<varve::sqlite>);
    CHECK(all[4].rows == 1);
    CHECK(all[5].rows == 2);
    for (const told& each : all) CHECK(each.sql.find("secret") == std::string::npos);
}

TEST_CASE("a connection that comes back is no longer traced by the session before") {
    varve::database<varve::sqlite> db{":memory:"};
    int count = 0;
    const auto tracer = varve::make_tracer([&](const varve::trace_event&) { ++count; });
    {
        auto session = db.session();
        session.trace(tracer.get());
        session.execute("select 1");
    }
    db.session().execute("select 1");
    CHECK(count == 1);
}
