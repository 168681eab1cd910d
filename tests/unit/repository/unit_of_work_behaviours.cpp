#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include <varve/query/set_operation.hpp>
#include <varve/repository/unit_of_work.hpp>

#include "notes.hpp"
#include "traced.hpp"

using namespace notes_test;
using varve::col;

namespace {

struct working : scene<note> {
    varve::repository<note, varve::sqlite> notes = rows<note>();
    varve::unit_of_work<varve::sqlite> work{session, {.actor = "ida", .clock = &clock}};
    traced<varve::session<varve::sqlite>> trace{session};

    working() {
        for (const char* const text : {"a", "b", "c"}) notes.insert(note{.text = text});
        clock.advance(seconds{5});
        trace.take();
    }
};

}  // namespace

TEST_CASE("behaviours apply to a unit of work: one time, a version more, a history by its actor") {
    working here;
    auto& a = here.work.load<note>(1);
    auto& b = here.work.load<note>(2);
    a.text = "a2";
    b.weight = 1.5;
    b.created_at = {};  // no update writes it
    auto& fresh = here.work.add(note{.text = "new"});
    here.work.remove(here.work.load<note>(3));
    CHECK(here.work.commit() == 4);
    CHECK(a.version == 2);
    CHECK(a.updated_at == here.clock.now());
    CHECK(a.created_at == start);
    CHECK(fresh.version == 1);
    CHECK(fresh.created_at == here.clock.now());
    CHECK(here.notes.get(1) == a);
    CHECK(here.notes.get(2)->created_at == start);
    CHECK(here.notes.get(fresh.id) == fresh);
    CHECK_FALSE(here.notes.get(3));
    CHECK(here.notes.with_deleted().get(3)->deleted_at == here.clock.now());
    CHECK(here.work.get<note>(3) == nullptr);
    CHECK(here.work.all<note>().size() == 3);
    CHECK(here.work.all(varve::select<note>().where(col<&note::id> == 3)).empty());

    const auto history = here.notes.history(1);
    REQUIRE(history.size() >= 1);
    CHECK(history[0].revision == 2);
    CHECK(history[0].field == "text");
    CHECK(history[0].old_value == "a");
    CHECK(history[0].new_value == "a2");
    CHECK(history[0].actor == "ida");
    CHECK(here.notes.history(3)[0].operation == varve::history_operation::hidden);
    CHECK(here.notes.history(fresh.id).back().operation == varve::history_operation::inserted);

    here.clock.advance(seconds{1});
    here.trace.take();
    CHECK(here.work.commit() == 0);
    CHECK(here.trace.take().empty());
    a.text = "a3";
    here.work.acting_as("leo").commit();
    CHECK(a.version == 3);
    CHECK(here.notes.history(1)[0].actor == "leo");
    CHECK(here.notes.revert(1, 1));
}

TEST_CASE("the histories of a commit are written together") {
    working here;
    for (note& each : here.work.all<note>()) each.text += "!";
    for (int i = 0; i < 50; ++i) here.work.add(note{.text = "n" + std::to_string(i)});
    here.trace.take();
    here.work.commit();
    CHECK(here.trace.count_beginning_with("SELECT") == 4);  // what each of three was, and the last revisions
    CHECK(here.trace.count_beginning_with("BEGIN") == 1);
    CHECK(here.trace.count_beginning_with("UPDATE") == 3);
    CHECK(here.notes.history(2).size() > here.notes.history(2, 1).size());
}

TEST_CASE("a stale write rolls the whole unit back and leaves the objects as they were") {
    working here;
    auto& a = here.work.load<note>(1);
    auto& b = here.work.load<note>(2);
    note theirs = *here.notes.get(2);
    theirs.weight = 9;
    here.notes.update(theirs);
    a.text = "mine";
    b.text = "mine too";
    auto& fresh = here.work.add(note{.text = "new"});
    const note a_before = a, b_before = b, fresh_before = fresh;
    const auto entries = here.one<std::int64_t>("SELECT count(*) FROM notes_history");
    try {
        here.work.commit();
        FAIL("the row was written by another");
    } catch (const varve::stale_write& why) {
        CHECK(why.key() == "2");
        CHECK(why.expected_version() == 1);
        CHECK(why.found_version() == 2);
    }
    CHECK(a == a_before);
    CHECK(b == b_before);
    CHECK(fresh == fresh_before);
    CHECK(here.notes.get(1)->text == "a");
    CHECK(here.notes.count() == 3);
    CHECK(here.one<std::int64_t>("SELECT count(*) FROM notes_history") == entries);

    CHECK(here.work.refresh(b));
    CHECK(b.weight == 9);
    b.text = "mine too";
    CHECK(here.work.commit() == 3);
    CHECK(b.version == 3);
    CHECK(here.notes.get(2) == b);
    CHECK(fresh.version == 1);
}

TEST_CASE("a stale removal is an error, and a row that is gone is no longer changed") {
    working here;
    auto& a = here.work.load<note>(1);
    note theirs = a;
    theirs.weight = 2;
    here.notes.update(theirs);
    here.work.remove(a);
    CHECK_THROWS_AS(here.work.commit(), varve::stale_write);
    here.work.discard(a);
    CHECK(here.work.refresh(a));
    here.work.remove(a);
    CHECK(here.work.commit() == 1);

    auto& b = here.work.load<note>(2);
    here.notes.erase(2);
    b.text = "too late";
    try {
        here.work.commit();
        FAIL("the row was erased");
    } catch (const varve::stale_write& why) {
        CHECK(why.found_version() == 0);
        CHECK(why.expected_version() == 1);
    }
    CHECK_FALSE(here.work.refresh(b));
    CHECK(here.work.commit() == 0);
}

TEST_CASE("a version of the user's is what is compared") {
    working here;
    auto& a = here.work.load<note>(1);
    a.version = 7;  // from a form, say
    CHECK(here.work.changes().empty());
    a.text = "x";
    CHECK_THROWS_AS(here.work.commit(), varve::stale_write);
}

TEST_CASE("softly erased rows are not found by queries that take no condition") {
    working here;
    here.notes.erase(2);
    const auto written = here.work.all(varve::raw<note>("SELECT * FROM notes ORDER BY id"));
    REQUIRE(written.size() == 2);
    CHECK(written[1].id == 3);
    CHECK(here.work.all(varve::union_all(varve::select<note>().where(col<&note::id> < 3), varve::select<note>().where(col<&note::id> == 3))).size() == 2);
    CHECK(here.work.get<note>(2) == nullptr);
}

TEST_CASE("the time of a commit is taken when no other can write any more") {
    working here;
    struct final_clock final : varve::clock {
        varve::session<varve::sqlite>* session = nullptr;
        mutable int inside = 0, outside = 0;
        time_point now() const override {
            ++(session->in_transaction() ? inside : outside);
            return start + seconds{9};
        }
    } clock;
    clock.session = &here.session;
    varve::unit_of_work<varve::sqlite> work{here.session, {.clock = &clock}};
    auto& a = work.load<note>(1);
    a.text = "later";
    CHECK(work.commit() == 1);
    CHECK(clock.inside == 1);
    CHECK(clock.outside == 0);
    CHECK(a.updated_at == start + seconds{9});
}
