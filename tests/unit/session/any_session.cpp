#include <varve/session/any_session_of.hpp>

#include <catch2/catch_test_macros.hpp>

#include "notes.hpp"

TEST_CASE("values of every kind go in and come out") {
    auto session = session_with_notes(0);
    const auto any = varve::make_any_session(session);
    const std::vector<varve::any_value> values{std::monostate{}, true, std::int64_t{-7}, 1.5, std::string{"it's"},
                                               std::vector<std::byte>{std::byte{0}, std::byte{255}}};
    const auto rows = any->query("select ?1, ?2, ?3, ?4, ?5, ?6", values);
    REQUIRE(rows.size() == 1);
    std::vector<varve::any_value> expected = values;
    expected[1] = std::int64_t{1};  // SQLite has no booleans
    CHECK(rows[0] == expected);
}

TEST_CASE("rows written are counted, arguments are checked") {
    auto session = session_with_notes(3);
    const auto any = varve::make_any_session(session);
    const std::vector<varve::any_value> two{std::int64_t{1}, std::int64_t{2}};
    CHECK(any->execute("update note set rank = 1 where id in (?1, ?2)", two) == 2);
    CHECK_THROWS_AS(any->execute("delete from note where id = ?1", two), varve::usage_error);
    CHECK_THROWS_AS(any->query("select ?1"), varve::usage_error);
    CHECK_THROWS_AS(any->query("select 1 from nowhere"), varve::syntax_or_access_error);
    CHECK(any->dialect().name() == "sqlite");
}

TEST_CASE("transactions, introspection and scratch databases") {
    auto session = session_with_notes(1);
    const auto any = varve::make_any_session(session);
    any->begin();
    any->execute("delete from note");
    CHECK(any->in_transaction());
    any->rollback();
    CHECK(any->query("select count(*) from note")[0][0] == varve::any_value{std::int64_t{1}});
    CHECK(any->introspect().find_table("note") != nullptr);
    const auto scratch = any->scratch();
    CHECK(scratch->introspect().tables.empty());
    scratch->execute("create table other(a)");
    CHECK(any->introspect().find_table("other") == nullptr);
    CHECK_NOTHROW(any->lock_migrations(std::chrono::milliseconds{0}));
    any->unlock_migrations();
}
