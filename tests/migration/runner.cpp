#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <varve/diff/diff.hpp>
#include <varve/migrate/migrator.hpp>
#include <varve/migrate/require.hpp>

#include "revisions.hpp"
#include "scene.hpp"

using namespace varve::migration;
using Catch::Matchers::ContainsSubstring;
using ids = std::vector<std::string>;

namespace {

bool same(const varve::migration_dialect& dialect, const varve::schema::schema& expected,
          const varve::schema::schema& found) {
    return varve::diff(dialect.project(expected), found, {.confirm_drops = false}).empty();
}

}  // namespace

TEST_CASE("upgrade applies what is missing, and nothing twice") {
    const scene here;
    const auto session = here.open();
    varve::migrator runner{*session, history::all};
    CHECK(runner.pending() == ids{"20260101_0001", "20260102_0002", "20260103_0003"});
    CHECK(session->introspect() == varve::schema::schema{});
    CHECK(runner.upgrade("20260101") == ids{"20260101_0001"});
    fill(*session);
    CHECK(runner.upgrade() == ids{"20260102_0002", "20260103_0003"});
    CHECK(runner.upgrade() == ids{});
    CHECK(runner.current() == ids{"20260103_0003"});
    CHECK(has_all_rows(*session));
    CHECK(number(*session, "select count(*) from metrics where dataset = 'seattle'") == 3);
    CHECK(same(session->dialect(), runner.layers().back().result, live(*session)));
    CHECK(number(*session, "pragma foreign_keys") == 1);
    CHECK_FALSE(session->in_transaction());
}

TEST_CASE("downgrade leads back, step by step, with the rows") {
    const scene here;
    const auto session = here.open();
    varve::migrator runner{*session, history::all};
    runner.upgrade("+1");
    fill(*session);
    const auto before = live(*session);
    runner.upgrade();
    CHECK(runner.downgrade("-1") == ids{"20260103_0003"});
    CHECK(runner.downgrade("20260101_0001") == ids{"20260102_0002"});
    CHECK(same(session->dialect(), before, live(*session)));
    CHECK(has_all_rows(*session));
    CHECK(runner.downgrade("base") == ids{"20260101_0001"});
    CHECK(live(*session) == varve::schema::schema{});
    CHECK(runner.current() == ids{});
    CHECK(runner.upgrade().size() == 3);
}

TEST_CASE("the journal tells every statement that ran") {
    const scene here;
    const auto session = here.open();
    varve::migrator runner{*session, history::all};
    int statements = 0;
    runner.on_event([&](const migration_event& event) {
        if (event.what == migration_event::moment::before_statement && session->in_transaction())
            ++statements;
    });
    runner.upgrade();
    runner.downgrade("-1");
    // The bookkeeping itself, once a revision, is told but not journaled.
    CHECK(number(*session, "select count(*) from varve_journal") == statements - 4);
    CHECK(number(*session,
                 "select count(*) from varve_journal where direction = 'down' and revision = "
                 "'20260103_0003'") >= 1);
    CHECK(number(*session, "select count(*) from varve_journal where sql = 'fill_dataset'") == 1);
}

TEST_CASE("a trigger, a view and an index that no revision made survive a rebuild") {
    const scene here;
    const auto session = here.open();
    varve::migrator runner{*session, history::all};
    runner.upgrade("+1");
    fill(*session);
    session->execute(
        "create index mine on metrics (name, value); create view warm as select * from metrics "
        "where value > 1;"
        "create trigger no_delete before delete on metrics begin select raise(abort, 'never'); "
        "end");
    runner.upgrade();
    CHECK(
        number(*session,
               "select count(*) from sqlite_schema where name in ('mine', 'warm', 'no_delete')") ==
        3);
    CHECK(number(*session, "select count(*) from warm") == 2);
    CHECK_THROWS_WITH(session->execute("delete from metrics"), ContainsSubstring("never"));
    CHECK(has_all_rows(*session));
}

TEST_CASE("a column, a check and a key that no revision made survive a rebuild, with their values") {
    const scene here;
    const auto session = here.open();
    varve::migrator runner{*session, history::all};
    runner.upgrade("+1");
    fill(*session);
    session->execute(
        "alter table metrics add column unit text default 'mm' check (unit <> ''); "
        "alter table metrics add column best integer references readings (id); "
        "update metrics set unit = 'cm' where id = 20");
    const auto before = session->query("select id, unit, best from metrics order by id");
    runner.upgrade();
    CHECK(session->query("select id, unit, best from metrics order by id") == before);
    CHECK_THROWS_WITH(session->execute("update metrics set unit = ''"), ContainsSubstring("CHECK"));
    CHECK_THROWS_WITH(session->execute("update metrics set best = 4711"), ContainsSubstring("FOREIGN KEY"));
    CHECK(has_all_rows(*session));
}

TEST_CASE("a revision that was edited after it was applied is refused") {
    const scene here;
    const auto session = here.open();
    varve::migrator{*session, history::all}.upgrade("20260102_0002");
    const revision edited{
        history::second.header,
        [](operations& op) { op.add_column("metrics", column("dataset", text())); },
        [](operations& op) { op.drop_column("metrics", "dataset"); }};
    const revision_set set{{&history::first, &edited, &history::third}, "history"};
    varve::migrator runner{*session, set};
    const auto before = session->introspect();
    CHECK_THROWS_AS(runner.upgrade(), varve::migration_error);
    CHECK_THROWS_WITH(
        runner.upgrade(),
        ContainsSubstring("20260102_0002 (add metrics.dataset) was edited after it was applied") &&
            ContainsSubstring("put its file back"));
    CHECK_THROWS_AS(runner.downgrade("base"), varve::migration_error);
    CHECK(session->introspect() == before);
    runner.stamp("20260102_0002");
    CHECK(runner.pending() == ids{"20260103_0003"});
}

TEST_CASE("a database stamped with an unknown revision is refused") {
    const scene here;
    const auto session = here.open();
    varve::migrator{*session, history::all}.upgrade();
    const revision_set older{{&history::first, &history::second}, "history"};
    varve::migrator runner{*session, older};
    CHECK_THROWS_WITH(runner.upgrade(),
                      ContainsSubstring("has revision 20260103_0003 (create notes") &&
                          ContainsSubstring("does not know"));
    CHECK(session->introspect().find_table("notes") != nullptr);
    CHECK(runner.current().back() == "20260103_0003");
}

TEST_CASE("a revision put before an applied one is refused") {
    const scene here;
    const auto session = here.open();
    const revision late{{.id = "20260101_9999", .after = {"20260101_0001"}, .message = "late"},
                        [](operations&) {},
                        [](operations&) {}};
    revision follower = history::second;
    follower.header.after = {"20260101_9999"};
    varve::migrator{*session, revision_set{{&history::first, &history::second}, ""}}.upgrade();
    varve::migrator runner{*session, revision_set{{&history::first, &late, &follower}, ""}};
    CHECK_THROWS_WITH(runner.upgrade(), ContainsSubstring("out of order") &&
                                            ContainsSubstring("but not 20260101_9999"));
}

TEST_CASE("a statement that fails leaves the database as it was, and says what failed") {
    const scene here;
    const auto session = here.open();
    const revision broken{{.id = "20260103_0003", .after = {"20260102_0002"}, .message = "broken"},
                          [](operations& op) {
                              op.create_table("half", {column("id", bigint()).identity(),
                                                       primary_key("pk_half", {"id"})});
                              op.alter_column("metrics", column("value", double_precision()));
                              op.execute("insert into nowhere values (1)", no_schema_effect);
                          },
                          nullptr};
    varve::migrator runner{*session,
                           revision_set{{&history::first, &history::second, &broken}, ""}};
    runner.upgrade("20260101_0001");
    fill(*session);
    runner.upgrade("20260102_0002");
    const auto before = session->introspect();
    try {
        runner.upgrade();
        FAIL("it must fail");
    } catch (const varve::migration_error& error) {
        CHECK_THAT(error.what(),
                   ContainsSubstring("20260103_0003 (broken)") && ContainsSubstring("nowhere"));
        CHECK(error.sql() == "insert into nowhere values (1)");
    }
    CHECK(session->introspect() == before);
    CHECK(has_all_rows(*session));
    CHECK(number(*session, "pragma foreign_keys") == 1);
    CHECK(runner.current() == ids{"20260102_0002"});
    session->lock_migrations(std::chrono::milliseconds{0});
}

TEST_CASE("existing rows that break a new constraint roll the revision back") {
    const scene here;
    const auto session = here.open();
    const revision strict{
        {.id = "20260102_0002", .after = {"20260101_0001"}, .message = "strict"},
        [](operations& op) { op.add_check("metrics", check("ck", col("value") > literal(0.0))); },
        [](operations& op) { op.drop_check("metrics", "ck"); }};
    varve::migrator runner{*session, revision_set{{&history::first, &strict}, ""}};
    runner.upgrade("+1");
    fill(*session);
    CHECK_THROWS_WITH(runner.upgrade(), ContainsSubstring("20260102_0002 (strict)"));
    CHECK(has_all_rows(*session));
    session->execute("update metrics set value = 3 where value < 0");
    CHECK(runner.upgrade() == ids{"20260102_0002"});
    CHECK(has_all_rows(*session));
}

TEST_CASE("a data step may not end the transaction it runs in") {
    const scene here;
    const auto session = here.open();
    const revision rude{{.id = "1", .message = "rude"},
                        [](operations& op) {
                            op.run("rude", 1, [](varve::any_session& s, batch&) { s.commit(); });
                        },
                        nullptr};
    varve::migrator runner{*session, revision_set{{&rude}, ""}};
    CHECK_THROWS_WITH(runner.upgrade(), ContainsSubstring("ended the migration's transaction"));
    CHECK(runner.current().empty());
}

TEST_CASE("what has no downgrade is not undone") {
    const scene here;
    const auto session = here.open();
    const revision one_way{
        {.id = "20260102_0002", .after = {"20260101_0001"}, .message = "one way"},
        [](operations&) {},
        nullptr};
    varve::migrator runner{*session, revision_set{{&history::first, &one_way}, ""}};
    runner.upgrade();
    CHECK_THROWS_WITH(runner.downgrade("base"),
                      ContainsSubstring("20260102_0002 (one way) cannot be undone"));
    CHECK(runner.current() == ids{"20260102_0002"});
}

TEST_CASE("stamp writes the history down and runs nothing") {
    const scene here;
    const auto session = here.open();
    varve::migrator runner{*session, history::all};
    runner.stamp("head");
    CHECK(runner.current() == ids{"20260103_0003"});
    CHECK(session->introspect().find_table("metrics") == nullptr);
    runner.stamp("base");
    CHECK(runner.upgrade().size() == 3);
}

TEST_CASE("require refuses a database that is not at head, and writes nothing") {
    const scene here;
    varve::database<varve::sqlite> db{here.path()};
    CHECK_THROWS_WITH(
        varve::require(db, history::all),
        ContainsSubstring("3 revisions behind") && ContainsSubstring("history_cli upgrade"));
    CHECK(here.open()->introspect() == varve::schema::schema{});
    varve::migrator{db, history::all}.upgrade();
    CHECK_NOTHROW(varve::require(db, history::all));
    CHECK_NOTHROW(db.require(history::all));
    CHECK_THROWS_AS(varve::require(db, revision_set{{&history::first, &history::second}, ""}),
                    varve::migration_error);
}

TEST_CASE("targets are checked before anything happens") {
    const scene here;
    const auto session = here.open();
    varve::migrator runner{*session, history::all};
    CHECK_THROWS_WITH(runner.upgrade("1999"), ContainsSubstring("no revision \"1999\""));
    CHECK_THROWS_WITH(runner.upgrade("-1"), ContainsSubstring("downgrade -1"));
    CHECK_THROWS_WITH(runner.downgrade("+1"), ContainsSubstring("upgrade +1"));
    CHECK_THROWS_WITH(runner.downgrade("20260101_0001"), ContainsSubstring("is not applied"));
    CHECK(session->introspect() == varve::schema::schema{});
}
