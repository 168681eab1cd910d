// What SQLite's ALTER TABLE can do is left to it, and only that.
#include <catch2/catch_test_macros.hpp>

#include "planned_database.hpp"

using namespace varve_test;

namespace {

varve::schema::table two_texts() { return table("t", {integer("id"), text("a", true), text("b", true)}); }

}  // namespace

TEST_CASE("columns are added in place where that is legal") {
    planned_database db{{.tables = {two_texts()}}};
    db.run("INSERT INTO t VALUES (1, 'a', 'b')");
    auto collated = text("c", true);
    collated.collation = "NOCASE";
    CHECK(statements(db.apply_all({created("t", collated)})) == names{R"(ALTER TABLE "t" ADD COLUMN "c" TEXT COLLATE "NOCASE")"});
    CHECK(statements(db.apply_all({created("t", with_default(integer("n"), "-1"))})) ==
          names{R"(ALTER TABLE "t" ADD COLUMN "n" INTEGER NOT NULL DEFAULT (-1))"});
    auto computed = integer("m", true);
    computed.generated = varve::schema::sql("n * 2");
    CHECK_FALSE(rebuilds(db.apply_all({created("t", computed)})));
    auto label = column("color", enumeration({"red", "it's"}), true);
    CHECK(statements(db.apply_all({created("t", label)})) ==
          names{R"(ALTER TABLE "t" ADD COLUMN "color" TEXT CONSTRAINT "ck_t_color" CHECK ("color" in ('red', 'it''s')))"});
    CHECK(db.rows("SELECT * FROM t") == names{"1|a|b|-|-1|-2|-"});
    CHECK_THROWS(db.run("UPDATE t SET color = 'blue'"));
}

TEST_CASE("columns that ALTER TABLE cannot add come with a rebuild") {
    const auto needs_rebuild = [](const varve::schema::column& added) {
        planned_database db{{.tables = {two_texts()}}};
        db.run("INSERT INTO t(id) VALUES (1)");
        return rebuilds(db.apply_all({created("t", added)}));
    };
    CHECK(needs_rebuild(with_default(text("c"), "CURRENT_TIMESTAMP")));
    CHECK(needs_rebuild(with_default(text("c", true), "lower('X')")));
    CHECK(needs_rebuild(with_default(integer("c"), "1 + 1")));
    auto stored = integer("c", true);
    stored.generated = varve::schema::sql("id * 2");
    stored.generated_stored = true;
    CHECK(needs_rebuild(stored));
    CHECK_FALSE(needs_rebuild(with_default(text("c"), "('x')")));

    planned_database empty{{.tables = {two_texts()}}};
    CHECK(rebuilds(empty.apply_all({created("t", text("c"))})));  // no default: good for an empty table only
    planned_database filled{{.tables = {two_texts()}}};
    filled.run("INSERT INTO t(id) VALUES (1)");
    CHECK_THROWS(filled.apply_all({created("t", text("c"))}));
}

TEST_CASE("constraints of a column that is added are written beside it") {
    planned_database db{{.tables = {two_texts()}}};
    db.run("INSERT INTO t(id) VALUES (1)");
    auto key = foreign_key("fk_t_parent", {"parent"}, "t", {"id"});
    key.on_delete = varve::schema::referential_action::cascade;
    const auto plan = db.apply_all({created("t", integer("parent", true)), created("t", key), created("t", positive("ck_t_parent", "parent"))});
    CHECK(statements(plan) == names{R"(ALTER TABLE "t" ADD COLUMN "parent" INTEGER CONSTRAINT "fk_t_parent" REFERENCES "t" ("id") ON DELETE CASCADE CONSTRAINT "ck_t_parent" CHECK (parent > 0))"});
    CHECK_THROWS(db.run("INSERT INTO t(id, parent) VALUES (2, 99)"));
    CHECK_THROWS(db.run("INSERT INTO t(id, parent) VALUES (2, -1)"));
    db.run("INSERT INTO t(id, parent) VALUES (2, 1)");
    // With a default the engine refuses REFERENCES: one rebuild for all of it.
    auto second = foreign_key("fk_t_second", {"second"}, "t", {"id"});
    CHECK(rebuilds(db.apply_all({created("t", with_default(integer("second", true), "1")), created("t", second)})));
    CHECK(db.rows("SELECT id, second FROM t") == names{"1|1", "2|1"});
}

TEST_CASE("columns are dropped in place unless something holds them") {
    const auto needs_rebuild = [](varve::schema::schema made, const std::string& name, changes before = {}) {
        planned_database db{made};
        db.run("INSERT INTO t(id) VALUES (1), (2)");
        before.push_back(dropped("t", *varve::schema::find(made.tables[0].columns, name)));
        const bool answer = rebuilds(db.apply_all(before));
        CHECK(db.value("SELECT count(*) FROM t") == "2");
        CHECK(db.value("SELECT count(*) FROM pragma_table_xinfo('t') WHERE name = '" + name + "'") == "0");
        return answer;
    };
    CHECK_FALSE(needs_rebuild({.tables = {two_texts()}}, "b"));

    auto indexed = two_texts();
    indexed.indexes = {index("ix_t_b", {"b"})};
    CHECK_FALSE(needs_rebuild({.tables = {indexed}}, "b", {dropped("t", indexed.indexes[0])}));

    auto checked = two_texts();
    checked.checks = {positive("ck_t_a", "a")};
    CHECK_FALSE(needs_rebuild({.tables = {checked}}, "b"));
    CHECK(needs_rebuild({.tables = {checked}}, "a", {dropped("t", checked.checks[0])}));

    auto partial = two_texts();
    partial.indexes = {index("ix_t_a", {"a"})};
    partial.indexes[0].where = varve::schema::sql("\"B\" IS NOT NULL");
    planned_database held{{.tables = {partial}}};
    CHECK_FALSE(dialect.drops_in_place(held.schema, partial, partial.columns[2]));

    CHECK(needs_rebuild({.tables = {two_texts()}, .views = {view("v", "SELECT id, a FROM t")}}, "b"));
    CHECK(needs_rebuild({.tables = {two_texts()}, .objects = {trigger("tr", "t", "CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 1; END")}}, "b"));
    auto labelled = two_texts();
    labelled.columns.push_back(column("color", enumeration({"red"}), true));
    CHECK_FALSE(needs_rebuild({.tables = {labelled}}, "color"));
}

TEST_CASE("renames are left to the engine, which carries them everywhere") {
    auto child = table("child", {integer("id"), integer("t")});
    child.foreign_keys = {foreign_key("fk_child_t", {"t"}, "t", {"id"})};
    planned_database db{{.tables = {two_texts(), child}, .views = {view("v", "SELECT a FROM t")}}};
    db.run("INSERT INTO t VALUES (1, 'x', 'y'); INSERT INTO child VALUES (1, 1)");
    const auto plan = db.apply_all({renamed("t", two_texts().columns[1], "name"), renamed(two_texts(), "things")});
    CHECK(statements(plan) == names{R"(ALTER TABLE "t" RENAME COLUMN "a" TO "name")", R"(ALTER TABLE "t" RENAME TO "things")"});
    CHECK(db.rows("SELECT * FROM v") == names{"x"});
    CHECK_THROWS(db.run("INSERT INTO child VALUES (2, 9)"));
    CHECK(db.value("SELECT \"table\" FROM pragma_foreign_key_list('child')") == "things");
}

TEST_CASE("what the engine cannot tell apart needs no statement") {
    planned_database db{{.tables = {two_texts()}}};
    auto wider = two_texts().columns[0];
    auto narrower = wider;
    narrower.type.size = 16;
    narrower.comment = "said nowhere";
    CHECK(dialect.plan_changes(db.schema, {altered("t", wider, narrower)}).empty());
}

TEST_CASE("a unique key whose NULLs are equal is an index") {
    auto made = two_texts();
    made.uniques = {{"uq_t_a_id", {"a", "id"}, true}};
    planned_database db{{.tables = {made}}};
    CHECK(db.value("SELECT sql FROM sqlite_schema WHERE name = 'uq_t_a_id'") ==
          R"(CREATE UNIQUE INDEX "uq_t_a_id" ON "t" (("a" IS NULL), coalesce("a", ''), "id"))");
    const varve::schema::unique other{"uq_t_b", {"b"}, true};
    CHECK_FALSE(rebuilds(db.apply_all({created("t", other)})));
    db.run("INSERT INTO t VALUES (1, NULL, NULL)");
    CHECK_THROWS(db.run("INSERT INTO t VALUES (2, 'x', NULL)"));
    db.run("INSERT INTO t VALUES (2, 'x', '')");
    std::string target;
    varve::append_conflict_target(target, {"b"}, {true}, true, dialect);
    db.run("INSERT INTO t VALUES (3, 'x', NULL) ON CONFLICT " + target + " DO UPDATE SET a = 'merged'");
    CHECK(db.rows("SELECT * FROM t") == names{"1|merged|-", "2|x|"});
    CHECK_FALSE(rebuilds(db.apply_all({dropped("t", other)})));
    CHECK(rebuilds(db.apply_all({created("t", varve::schema::unique{"uq_t_b", {"b"}, false})})));
}

TEST_CASE("tables that refer to each other are created and dropped without a rebuild of either") {
    auto left = table("l", {integer("id"), integer("r", true)});
    auto right = table("r", {integer("id"), integer("l", true)});
    right.foreign_keys = {foreign_key("fk_r_l", {"l"}, "l", {"id"})};
    const auto key = foreign_key("fk_l_r", {"r"}, "r", {"id"});
    planned_database db{{}};
    const changes all{created(left), created(right), created("l", key)};
    const auto plan = db.apply_all(all);
    CHECK(plan.statements.size() == 2);
    CHECK_FALSE(rebuilds(plan));
    db.run("INSERT INTO l VALUES (1, NULL); INSERT INTO r VALUES (1, 1); UPDATE l SET r = 1");
    CHECK_THROWS(db.run("UPDATE l SET r = 2"));
    const auto undone = db.apply_all(inverse(all));
    CHECK(statements(undone) == names{R"(DROP TABLE "r")", R"(DROP TABLE "l")"});
}
