#include <varve/session/session.hpp>

#include <catch2/catch_test_macros.hpp>

#include <varve/backend/recording/recording.hpp>

#include "notes.hpp"

TEST_CASE("all, first, one and run") {
    auto session = session_with_notes();
    const std::vector<note> all = session.all(notes_above{""});
    REQUIRE(all.size() == 3);
    CHECK(all[1] == note{2, "note 2", std::nullopt});
    CHECK(session.all(notes_above{"z"}).empty());
    CHECK(session.first(notes_above{"note 1"})->id == 2);
    CHECK(session.one(note_by_id{3})->text == "note 3");
    CHECK_FALSE(session.one(note_by_id{4}).has_value());
    CHECK_FALSE(session.first(note_by_id{4}).has_value());
    CHECK(session.run(insert_note{"more"}) == 1);
    CHECK(session.last_insert_rowid() == 4);
}

TEST_CASE("one refuses a second row") {
    auto session = session_with_notes();
    try {
        session.one(notes_above{""});
        FAIL("a second row was taken for none");
    } catch (const varve::data_error& failure) {
        CHECK(failure.sqlstate() == "21000");
        CHECK(failure.sql() == notes_above::sql<varve::sqlite>);
    }
    CHECK(session.all(notes_above{""}).size() == 3);
}

TEST_CASE("a statement is prepared once a connection, whatever runs it") {
    const varve::recording_options options;
    varve::session<varve::recording> session{varve::recording::connection::open(options)};
    for (int i = 0; i < 5; ++i) {
        session.run(insert_note{"x"});
        session.all(notes_above{"x"});
        session.first(note_by_id{1});
        session.all(composed_notes{"id = 1"});
    }
    CHECK(options.script->prepared == 4);
    CHECK(options.script->ran.size() == 20);
}

TEST_CASE("composed texts are kept only up to a limit") {
    auto session = session_with_notes();
    for (int i = 0; i < 300; ++i) CHECK(session.all(composed_notes{"id = " + std::to_string(i)}).size() == (i >= 1 && i <= 3 ? 1 : 0));
    CHECK(session.composed().kept == 64);
    CHECK(session.composed().dropped == 236);
}

TEST_CASE("a statement is ready again after an exception") {
    auto session = session_with_notes();
    for (int i = 0; i < 3; ++i) CHECK_THROWS_AS(session.run(insert_note{"note 1"}), varve::unique_violation);
    CHECK(session.run(insert_note{"new"}) == 1);
    session.execute("insert into note(id, text) values (9, null)");
    CHECK_THROWS_AS(session.one(note_by_id{9}), varve::data_error);
    // A statement left running would keep the table locked.
    CHECK_NOTHROW(session.execute("drop table note"));
}

TEST_CASE("a session moves with its statements") {
    auto first = session_with_notes();
    first.all(notes_above{""});
    auto second = std::move(first);
    CHECK(second.all(notes_above{""}).size() == 3);
}
