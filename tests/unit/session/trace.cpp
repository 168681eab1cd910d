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

TEST_CASE("the ends of a transaction are told as well") {
    auto session = session_with_notes(0);
    std::vector<std::string> told;
    const auto tracer = varve::make_tracer([&](const varve::trace_event& event) {
        told.push_back(std::string{event.sql} + (event.failure != nullptr ? " failed" : ""));
    });
    session.trace(tracer.get());
    {
        auto kept = session.transaction();
        kept.commit();
    }
    {
        auto outer = session.transaction();
        auto undone = session.transaction();
        session.execute("rollback");
        CHECK_THROWS_AS(undone.commit(), varve::error);
    }
    session.trace(nullptr);
    session.execute("select 1");
    CHECK(told == std::vector<std::string>{"BEGIN", "COMMIT", "BEGIN", "SAVEPOINT varve_2", "rollback", "RELEASE varve_2 failed", "ROLLBACK"});
}

TEST_CASE("values are told to those who ask, of every statement, also of one that failed") {
    varve::database<varve::sqlite> db{":memory:"};
    std::vector<std::string> with_values;
    db.trace([&](const varve::trace_event& event) { with_values.emplace_back(event.with_values); }, varve::traced_values::shown);
    auto session = db.session();
    session.execute("create table note(id integer primary key, text text unique, rank real)");
    session.run(insert_note{"it's"});
    CHECK_THROWS_AS(session.run(insert_note{"it's"}), varve::unique_violation);
    session.first(note_by_id{7});
    for (const note& each : session.stream(note_by_id{1})) (void)each;
    const std::vector<varve::any_value> arguments{std::int64_t{5}};
    varve::make_any_session(session)->query("select ?1", arguments);
    REQUIRE(with_values.size() == 6);
    CHECK(with_values[0].empty());  // nothing was bound
    CHECK(with_values[1] == "insert into note(text) values ('it''s')");
    CHECK(with_values[2] == with_values[1]);
    CHECK(with_values[3] == "select id, text, rank from note where id = 7");
    CHECK(with_values[4] == "select id, text, rank from note where id = 1");
    CHECK(with_values[5] == "select 5");
}

TEST_CASE("rows are counted, read or written, and a tracer may be replaced while sessions use the one before") {
    varve::database<varve::sqlite> db{":memory:"};
    std::vector<std::int64_t> rows;
    db.trace([&](const varve::trace_event& event) { rows.push_back(event.rows); });
    auto session = db.session();
    int later = 0;
    db.trace([&](const varve::trace_event&) { ++later; });
    session.execute("create table note(id integer primary key, text text unique, rank real); insert into note(text) values ('a'), ('b'), ('c')");
    session.all(notes_above{""});
    session.first(notes_above{""});
    varve::make_any_session(session)->execute("update note set rank = 1 where id < 3", {});
    {
        auto stream = session.stream(notes_above{""});
        ++++stream.begin();
    }
    CHECK(rows == std::vector<std::int64_t>{0, 3, 1, 2, 3});
    CHECK(later == 0);
}
