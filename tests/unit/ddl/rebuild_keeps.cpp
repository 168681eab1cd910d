// What a rebuild must keep, each on a real database with foreign keys on. A new check is what makes it a rebuild.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>

#include "made.hpp"
#include "real_database.hpp"

using namespace varve_test;

namespace {

/// Creates `before`, fills it, adds the check `id > 0` to `name` and says whether that was a rebuild.
struct rebuilt : real_database {
    varve::schema::schema schema;

    explicit rebuilt(varve::schema::schema before, const std::string& fill) : schema(std::move(before)) {
        changes all;
        for (const auto& each : schema.tables) all.push_back(created(each));
        for (const auto& each : schema.views) all.push_back(created("", each));
        for (const auto& each : schema.objects) all.push_back(created("", each));
        migrate(dialect.plan_changes({}, all));
        run(fill);
    }

    void rebuild(const std::string& name, std::string_view checked = "id") {
        const changes all{created(name, positive("ck_" + name, checked))};
        const varve::plan plan = dialect.plan_changes(schema, all);
        REQUIRE(rebuilds(plan));
        migrate(plan);
        apply(schema, all);
        CHECK_THROWS(run("INSERT INTO " + name + " (" + std::string{checked} + ") VALUES (-1)"));
    }
    std::string sql_of(const std::string& name) { return value("SELECT sql FROM sqlite_schema WHERE name = '" + name + "'"); }
};

varve::schema::table named(std::string name = "t") { return table(std::move(name), {integer("id"), text("a", true)}); }

}  // namespace

TEST_CASE("rows are kept") {
    rebuilt db{{.tables = {named()}}, "INSERT INTO t VALUES (7, 'seven'), (2, NULL)"};
    db.rebuild("t");
    CHECK(db.rows("SELECT * FROM t ORDER BY id") == names{"2|-", "7|seven"});
}

TEST_CASE("the rows of children with ON DELETE CASCADE are kept") {
    auto child = table("child", {integer("id"), integer("t")});
    child.foreign_keys.push_back(foreign_key("fk_child_t", {"t"}, "t", {"id"}));
    child.foreign_keys[0].on_delete = varve::schema::referential_action::cascade;
    rebuilt db{{.tables = {named(), child}}, "INSERT INTO t(id) VALUES (1); INSERT INTO child VALUES (10, 1), (11, 1)"};
    db.rebuild("t");
    CHECK(db.value("SELECT count(*) FROM child") == "2");
    CHECK_THROWS(db.run("INSERT INTO child VALUES (12, 99)"));
    db.run("DELETE FROM t");
    CHECK(db.value("SELECT count(*) FROM child") == "0");
}

TEST_CASE("a child can be rebuilt, and its reference still holds") {
    auto child = table("child", {integer("id"), integer("t")});
    child.foreign_keys.push_back(foreign_key("fk_child_t", {"t"}, "t", {"id"}));
    child.foreign_keys[0].on_delete = varve::schema::referential_action::cascade;
    rebuilt db{{.tables = {named(), child}}, "INSERT INTO t(id) VALUES (1); INSERT INTO child VALUES (10, 1)"};
    db.rebuild("child");
    CHECK_THROWS(db.run("INSERT INTO child VALUES (12, 99)"));
    db.run("DELETE FROM t");
    CHECK(db.value("SELECT count(*) FROM child") == "0");
}

TEST_CASE("a table that refers to itself goes on doing so") {
    auto self = table("t", {integer("id"), integer("parent", true)});
    self.foreign_keys.push_back(foreign_key("fk_t_parent", {"parent"}, "t", {"id"}));
    self.foreign_keys[0].on_delete = varve::schema::referential_action::cascade;
    rebuilt db{{.tables = {self}}, "INSERT INTO t VALUES (1, NULL), (2, 1), (3, 2)"};
    db.rebuild("t");
    CHECK(db.rows("SELECT \"table\" FROM pragma_foreign_key_list('t')") == names{"t"});
    db.run("DELETE FROM t WHERE id = 1");
    CHECK(db.value("SELECT count(*) FROM t") == "0");
}

TEST_CASE("rowids are kept, under whatever name is free") {
    auto hidden = table("t", {text("k"), integer("n")}, {"k"});
    rebuilt db{{.tables = {hidden}}, "INSERT INTO t(rowid, k, n) VALUES (41, 'a', 1), (7, 'b', 2)"};
    db.rebuild("t", "n");
    CHECK(db.rows("SELECT rowid, k FROM t ORDER BY rowid") == names{"7|b", "41|a"});

    auto shadowed = table("s", {text("RowID"), integer("n"), text("oid", true)}, {"RowID"});
    rebuilt other{{.tables = {shadowed}}, "INSERT INTO s(_rowid_, RowID, n) VALUES (41, 'a', 1)"};
    other.rebuild("s", "n");
    CHECK(other.rows("SELECT _rowid_, RowID FROM s") == names{"41|a"});
}

TEST_CASE("the AUTOINCREMENT counter is kept, of an empty table too") {
    auto counted = named();
    counted.columns[0].identity = varve::schema::identity::always;
    rebuilt db{{.tables = {counted}}, "INSERT INTO t(a) VALUES ('x'), ('y'), ('z'); DELETE FROM t WHERE id = 3"};
    db.rebuild("t");
    db.run("INSERT INTO t(a) VALUES ('next')");
    CHECK(db.value("SELECT max(id) FROM t") == "4");
    CHECK(db.rows("SELECT name, seq FROM sqlite_sequence") == names{"t|4"});

    rebuilt empty{{.tables = {counted}}, "INSERT INTO t(a) VALUES ('x'), ('y'); DELETE FROM t"};
    empty.rebuild("t");
    empty.run("INSERT INTO t(a) VALUES ('next')");
    CHECK(empty.value("SELECT max(id) FROM t") == "3");

    rebuilt fresh{{.tables = {counted}}, ""};
    fresh.rebuild("t");
    fresh.run("INSERT INTO t(a) VALUES ('first')");
    CHECK(fresh.value("SELECT max(id) FROM t") == "1");
}

TEST_CASE("triggers of the table are kept, and so are those of other tables that mention it") {
    auto other = named("other");
    rebuilt db{{.tables = {named(), other},
                .objects = {trigger("own", "t", "CREATE TRIGGER own AFTER INSERT ON t BEGIN INSERT INTO other(a) VALUES (new.a || '!'); END"),
                            trigger("of_other", "other", "CREATE TRIGGER of_other AFTER UPDATE ON other BEGIN UPDATE t SET a = new.a; END")}},
               "INSERT INTO t VALUES (1, 'one')"};
    const std::string before = db.sql_of("of_other");
    db.rebuild("t");
    CHECK(db.sql_of("of_other") == before);
    CHECK(db.value("SELECT count(*) FROM other") == "1");  // the copy itself must not fire it
    db.run("INSERT INTO t VALUES (2, 'two')");
    CHECK(db.rows("SELECT a FROM other") == names{"one!", "two!"});
    db.run("UPDATE other SET a = 'from other' WHERE id = 1");
    CHECK(db.value("SELECT a FROM t WHERE id = 1") == "from other");
}

TEST_CASE("views over the table are kept, with their INSTEAD OF triggers") {
    rebuilt db{{.tables = {named()},
                .views = {view("v", "SELECT id, a FROM t WHERE a IS NOT NULL")},
                .objects = {trigger("v_insert", "v", "CREATE TRIGGER v_insert INSTEAD OF INSERT ON v BEGIN INSERT INTO t VALUES (new.id, new.a); END")}},
               "INSERT INTO t VALUES (1, 'one'), (2, NULL)"};
    const std::string before = db.sql_of("v");
    db.rebuild("t");
    CHECK(db.sql_of("v") == before);
    db.run("INSERT INTO v VALUES (3, 'three')");
    CHECK(db.rows("SELECT * FROM v") == names{"1|one", "3|three"});
}

TEST_CASE("indexes are kept: unique, partial, on expressions, with collations and orders") {
    auto indexed = named();
    auto unique = index("ix_unique", {"a"});
    unique.unique = true;
    unique.where = varve::schema::sql("id > 1");
    auto expression = index("ix_expression", {""});
    expression.parts[0].value = varve::schema::sql("lower(a) || id");
    auto collated = index("ix_collated", {"a", "id"});
    collated.parts[0].collation = "NOCASE";
    collated.parts[1].descending = true;
    indexed.indexes = {unique, expression, collated};
    rebuilt db{{.tables = {indexed}}, "INSERT INTO t VALUES (1, 'x'), (2, 'x')"};
    const auto before = db.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name");
    REQUIRE(before.size() == 3);
    db.rebuild("t");
    CHECK(db.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name") == before);
    CHECK_THROWS(db.run("INSERT INTO t VALUES (3, 'x')"));
}

TEST_CASE("collations of columns are kept") {
    auto collated = named();
    collated.columns[1].collation = "NOCASE";
    rebuilt db{{.tables = {collated}}, "INSERT INTO t VALUES (1, 'Word')"};
    db.rebuild("t");
    CHECK(db.value("SELECT id FROM t WHERE a = 'wORD'") == "1");
}

TEST_CASE("WITHOUT ROWID and STRICT are kept") {
    auto strict = named("strict_table");
    strict.options = {{"sqlite", "strict", "true"}};
    auto bare = named("bare");
    bare.options = {{"sqlite", "without_rowid", "true"}};
    rebuilt db{{.tables = {strict, bare}}, "INSERT INTO strict_table VALUES (1, 'x'); INSERT INTO bare VALUES (1, 'x')"};
    db.rebuild("strict_table");
    db.rebuild("bare");
    CHECK_THROWS(db.run("INSERT INTO strict_table VALUES ('word', 'x')"));
    CHECK_THROWS(db.run("SELECT rowid FROM bare"));
    CHECK(db.rows("SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main' AND name IN ('bare', 'strict_table') ORDER BY 1") ==
          names{"bare|1|0", "strict_table|0|1"});
    CHECK(db.value("SELECT count(*) FROM bare") == "1");
}

TEST_CASE("generated columns are made again, not copied") {
    auto generated = table("t", {integer("id"), integer("twice", true), integer("thrice", true)});
    generated.columns[1].generated = varve::schema::sql("id * 2");
    generated.columns[2].generated = varve::schema::sql("id * 3");
    generated.columns[2].generated_stored = true;
    rebuilt db{{.tables = {generated}}, "INSERT INTO t(id) VALUES (5)"};
    db.rebuild("t");
    CHECK(db.rows("SELECT * FROM t") == names{"5|10|15"});
}

TEST_CASE("a rebuild that breaks a reference is rolled back whole") {
    auto child = table("child", {integer("id"), integer("t")});
    rebuilt db{{.tables = {named(), child}}, "INSERT INTO child VALUES (1, 99)"};
    const auto before = db.rows("SELECT sql FROM sqlite_schema");
    const changes all{created("child", foreign_key("fk_child_t", {"t"}, "t", {"id"}))};
    CHECK_THROWS_WITH(db.migrate(dialect.plan_changes(db.schema, all)), "table 'child' holds rows that refer to nothing; correct them first");
    CHECK(db.rows("SELECT sql FROM sqlite_schema") == before);
    CHECK(db.value("SELECT t FROM child") == "99");
}
