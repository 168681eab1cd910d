#include <varve/session/stream.hpp>

#include <catch2/catch_test_macros.hpp>

#include "notes.hpp"

TEST_CASE("a stream owns its query: a temporary may be streamed in a range-for") {
    auto session = session_with_notes();
    std::int64_t sum = 0;
    for (const note& each : session.stream(notes_above{std::string("note 0")})) sum += each.id;  // short: inside the string object
    CHECK(sum == 6);
}

TEST_CASE("the same query runs again while it is streamed, at any depth") {
    auto session = session_with_notes();
    int pairs = 0;
    for (const note& outer : session.stream(notes_above{""})) {
        for (const note& inner : session.stream(notes_above{""}))
            if (session.all(notes_above{""}).size() == 3 && inner.id <= outer.id) ++pairs;
        CHECK(session.all(notes_above{outer.text}).size() == static_cast<std::size_t>(3 - outer.id));
    }
    CHECK(pairs == 6);
}

TEST_CASE("composed queries stream as well") {
    auto session = session_with_notes();
    std::int64_t sum = 0;
    for (const note& each : session.stream(composed_notes{"id > 1"})) sum += each.id;
    CHECK(sum == 5);
}

TEST_CASE("a stream is read once, and need not be read to its end") {
    auto session = session_with_notes();
    {
        auto rows = session.stream(notes_above{""});
        CHECK(rows.begin()->id == 1);
        CHECK_THROWS_AS(rows.begin(), varve::usage_error);
    }
    CHECK_NOTHROW(session.execute("drop table note"));
}

TEST_CASE("an empty result ends at once") {
    auto session = session_with_notes();
    auto rows = session.stream(notes_above{"z"});
    CHECK(rows.begin() == rows.end());
}

TEST_CASE("a stream keeps the connection when its session goes first") {
    auto session = std::make_unique<varve::session<varve::sqlite>>(session_with_notes());
    auto rows = session->stream(notes_above{""});
    session.reset();
    std::int64_t sum = 0;
    for (const note& each : rows) sum += each.id;
    CHECK(sum == 6);
}

TEST_CASE("a row may be moved from") {
    auto session = session_with_notes();
    std::vector<note> kept;
    for (note& each : session.stream(notes_above{""})) kept.push_back(std::move(each));
    REQUIRE(kept.size() == 3);
    CHECK(kept[2].text == "note 3");
}

TEST_CASE("an exception while reading ends the stream and frees the statement") {
    auto session = session_with_notes();
    session.execute("insert into note(id, text) values (9, null)");
    const auto read_all = [&] {
        for (const note& each : session.stream(composed_notes{"1"})) (void)each;
    };
    CHECK_THROWS_AS(read_all(), varve::data_error);
    CHECK_NOTHROW(session.execute("drop table note"));
}
