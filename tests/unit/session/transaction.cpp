#include <varve/session/transaction.hpp>

#include <catch2/catch_test_macros.hpp>

#include "notes.hpp"

namespace {
std::size_t count(varve::session<varve::sqlite>& session) { return session.all(notes_above{""}).size(); }
}  // namespace

TEST_CASE("a transaction is undone unless committed") {
    auto session = session_with_notes(0);
    {
        auto undone = session.transaction();
        session.run(insert_note{"a"});
        CHECK(session.in_transaction());
    }
    CHECK_FALSE(session.in_transaction());
    CHECK(count(session) == 0);
    {
        auto kept = session.transaction(varve::transaction_mode::deferred);
        session.run(insert_note{"a"});
        kept.commit();
    }
    CHECK(count(session) == 1);
}

TEST_CASE("inner transactions are savepoints") {
    auto session = session_with_notes(0);
    auto outer = session.transaction();
    session.run(insert_note{"outer"});
    {
        auto lost = session.transaction();
        session.run(insert_note{"lost"});
        auto deeper = session.transaction();
        session.run(insert_note{"lost with it"});
        deeper.commit();
    }
    CHECK(count(session) == 1);
    {
        auto kept = session.transaction();
        session.run(insert_note{"kept"});
        kept.commit();
    }
    {
        auto explicitly = session.transaction();
        session.run(insert_note{"undone"});
        explicitly.rollback();
        session.run(insert_note{"after"});
    }
    outer.commit();
    CHECK(count(session) == 3);
}

TEST_CASE("an exception undoes the inner transaction only") {
    auto session = session_with_notes(1);
    auto outer = session.transaction();
    try {
        auto inner = session.transaction();
        session.run(insert_note{"x"});
        session.run(insert_note{"note 1"});
    } catch (const varve::unique_violation&) {
        session.run(insert_note{"y"});
    }
    outer.commit();
    CHECK(count(session) == 2);
}

TEST_CASE("transactions end in order, and once") {
    auto session = session_with_notes(0);
    auto outer = session.transaction();
    auto inner = session.transaction();
    CHECK_THROWS_AS(outer.commit(), varve::usage_error);
    inner.commit();
    CHECK_THROWS_AS(inner.commit(), varve::usage_error);
    outer.commit();
    CHECK_THROWS_AS(outer.rollback(), varve::usage_error);
}

TEST_CASE("what raw SQL began is nested into") {
    auto session = session_with_notes(0);
    session.execute("begin");
    {
        auto inner = session.transaction();
        session.run(insert_note{"x"});
    }
    CHECK(session.in_transaction());
    session.execute("rollback");
}

TEST_CASE("when SQLite rolled back by itself, commit says so and rollback is quiet") {
    auto session = session_with_notes(1);
    auto whole = session.transaction();
    CHECK_THROWS_AS(session.execute("insert or rollback into note(text) values ('note 1')"), varve::unique_violation);
    CHECK_FALSE(session.in_transaction());
    CHECK_THROWS_AS(whole.commit(), varve::transaction_rollback);
    CHECK_NOTHROW(whole.rollback());
}
