// What a rebuild changes: types, nullability, options, and several changes at once, in every order.
#include <catch2/catch_test_macros.hpp>

#include "planned_database.hpp"

using namespace varve_test;

namespace {

int count_of(const varve::plan& plan, std::string_view part) {
    int found = 0;
    for (const auto& each : plan.statements) found += each.sql.find(part) != std::string::npos;
    return found;
}

varve::schema::table text_and_number() { return table("t", {integer("id"), text("a", true), integer("n", true)}); }

/// The values of one column after its type changed, or the error.
std::string converted(const varve::schema::type& from, const varve::schema::type& to, const std::string& values) {
    planned_database db{{.tables = {table("t", {integer("id"), column("v", from, true)})}}, "INSERT INTO t(v) VALUES " + values};
    try {
        db.apply_all({altered("t", column("v", from, true), column("v", to, true))});
    } catch (const std::exception& error) {
        CHECK(db.value("SELECT count(*) FROM t") != "0");
        return error.what();
    }
    std::string out;
    for (const auto& each : db.rows("SELECT typeof(v) || ':' || v FROM t ORDER BY id")) out += (out.empty() ? "" : " ") + each;
    return out;
}

const std::string lossy = "column 'v' of table 't' holds values that its new type would change; correct the rows first";

}  // namespace

TEST_CASE("all changes of a table are one rebuild") {
    planned_database db{{.tables = {text_and_number()}}, "INSERT INTO t VALUES (1, NULL, 7), (2, 'x', NULL)"};
    auto filled = with_default(text("a"), "'none'");
    const changes all{altered("t", text_and_number().columns[1], filled),
                      created("t", positive("ck_t_n", "n")),
                      created("t", with_default(text("made_at"), "CURRENT_TIMESTAMP")),
                      created("t", varve::schema::unique{"uq_t_n", {"n"}, false}),
                      created("t", index("ix_t_a", {"a"})),
                      created("t", integer("later", true))};
    const auto plan = db.apply_all(all);
    CHECK(count_of(plan, "DROP TABLE") == 1);
    CHECK(count_of(plan, "ALTER TABLE") == 1);
    CHECK(db.rows("SELECT id, a, n, later FROM t") == names{"1|none|7|-", "2|x|-|-"});
    CHECK(db.value("SELECT count(*) FROM t WHERE made_at IS NULL") == "0");
    CHECK(db.value("SELECT name FROM sqlite_schema WHERE name = 'ix_t_a'") == "ix_t_a");
    const auto back = db.apply_all(inverse(all));
    CHECK(count_of(back, "DROP TABLE") == 1);
    CHECK(db.rows("SELECT * FROM t") == names{"1|none|7", "2|x|-"});
    CHECK(db.schema.tables[0] == text_and_number());
}

TEST_CASE("NOT NULL without a default fails on rows that are NULL, and changes nothing") {
    planned_database db{{.tables = {text_and_number()}}, "INSERT INTO t VALUES (1, NULL, 7)"};
    CHECK_THROWS(db.apply_all({altered("t", text_and_number().columns[1], text("a"))}));
    CHECK(db.rows("SELECT * FROM t") == names{"1|-|7"});
}

TEST_CASE("values are converted to the form of their new type") {
    using enum type_kind;
    const auto int64 = type(integer, 64);
    const auto real = type(floating, 64);
    CHECK(converted(int64, type(text), "(12), (-3)") == "text:12 text:-3");
    CHECK(converted(type(text), int64, "('12'), ('-3')") == "integer:12 integer:-3");
    CHECK(converted(type(text), int64, "('12'), ('word')") == lossy);
    CHECK(converted(type(text), real, "('1.5'), ('2')") == "real:1.5 real:2.0");
    CHECK(converted(type(text), real, "('1.5x')") == lossy);
    CHECK(converted(int64, real, "(4)") == "real:4.0");
    CHECK(converted(int64, real, "(9007199254740993)") == lossy);
    CHECK(converted(real, int64, "(4.0)") == "integer:4");
    CHECK(converted(real, int64, "(4.5)") == lossy);
    CHECK(converted(real, type(text), "(4.5)") == "text:4.5");
    CHECK(converted(int64, type(boolean), "(0), (1)") == "integer:0 integer:1");
    CHECK(converted(int64, type(boolean), "(2)") == lossy);
    CHECK(converted(type(date), type(timestamp), "('2026-11-21')") == "text:2026-11-21 00:00:00.000000");
    CHECK(converted(type(timestamp), type(date), "('2026-11-21 00:00:00.000000')") == "text:2026-11-21");
    CHECK(converted(type(timestamp), type(date), "('2026-11-21 00:00:00.000001')") == lossy);
    auto counted = type(timestamp);
    counted.stored_as = varve::schema::storage::integer;
    CHECK(converted(type(timestamp), counted, "('1970-01-01 00:00:01.000002'), ('1969-12-31 23:59:59.999999')") ==
          "integer:1000002 integer:-1");
    CHECK(converted(counted, type(timestamp), "(1000002), (-1)") ==
          "text:1970-01-01 00:00:01.000002 text:1969-12-31 23:59:59.999999");
    auto written = type(uuid);
    written.stored_as = varve::schema::storage::text;
    CHECK(converted(type(uuid), written, "(x'00112233445566778899aabbccddeeff')") == "text:00112233-4455-6677-8899-aabbccddeeff");
}

TEST_CASE("decimals keep their value when their scale changes") {
    using enum type_kind;
    CHECK(converted(type(decimal, 6, 2), type(decimal, 9, 4), "(1250), (-1)") == "integer:125000 integer:-100");
    CHECK(converted(type(decimal, 9, 4), type(decimal, 6, 2), "(125000)") == "integer:1250");
    CHECK(converted(type(decimal, 9, 4), type(decimal, 6, 2), "(125001)") == lossy);
    CHECK(converted(type(decimal, 9, 2), type(decimal, 4, 2), "(9999)") == "integer:9999");
    CHECK(converted(type(decimal, 9, 2), type(decimal, 4, 2), "(-10000)") == lossy);
    CHECK(converted(type(integer, 64), type(decimal, 6, 2), "(12)") == "integer:1200");
    CHECK(converted(type(integer, 64), type(decimal, 6, 2), "(10000)") == lossy);
    CHECK(converted(type(decimal, 6, 2), type(integer, 64), "(1200)") == "integer:12");
    CHECK(converted(type(decimal, 6, 2), type(integer, 64), "(1250)") == lossy);
    CHECK(converted(type(floating, 64), type(decimal, 6, 2), "(12.5), (0.29)") == "integer:1250 integer:29");
    CHECK(converted(type(decimal, 6, 2), type(floating, 64), "(1250)") == "real:12.5");
    CHECK(converted(type(decimal, 18, 2), type(decimal, 20, 2), "(1)") ==
          "column 'v': SQLite cannot turn DECIMAL(18, 2) into DECIMAL_TEXT(20, 2); add a new column, fill it in a data step and "
          "drop the old one");
}

TEST_CASE("options change with a rebuild") {
    planned_database db{{.tables = {text_and_number()}}, "INSERT INTO t VALUES (1, 'x', 7)"};
    auto before = varve::header_of(text_and_number());
    auto after = before;
    after.options = {{"sqlite", "strict", "true"}, {"sqlite", "without_rowid", "true"}};
    const changes all{{.before = before, .after = after}};
    CHECK(rebuilds(db.apply_all(all)));
    CHECK_THROWS(db.run("SELECT rowid FROM t"));
    CHECK(rebuilds(db.apply_all(inverse(all))));
    CHECK(db.rows("SELECT rowid, * FROM t") == names{"1|1|x|7"});
}

TEST_CASE("primary keys are added, changed and dropped; the rowid becomes the new key") {
    auto bare = table("t", {text("a")}, {});
    planned_database db{{.tables = {bare}}, "INSERT INTO t(rowid, a) VALUES (5, 'x')"};
    auto id = integer("id");
    id.identity = varve::schema::identity::by_default;
    const varve::schema::primary_key key{"pk_t", {"id"}};
    const changes all{created("t", id), created("t", key)};
    db.apply_all(all);
    CHECK(db.rows("SELECT id, rowid, a FROM t") == names{"5|5|x"});
    db.apply_all(inverse(all));
    CHECK(db.rows("SELECT rowid, a FROM t") == names{"5|x"});
}

TEST_CASE("renames and rebuilds go together") {
    const auto t = text_and_number();
    SECTION("a table and its column, then a rebuild that recreates the trigger") {
        planned_database db{{.tables = {t}, .objects = {trigger("tr", "t", "CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET n = 1 WHERE id = new.id AND new.a = 'x'; END")}},
                    "INSERT INTO t VALUES (1, 'old', 5)"};
        auto after = t.columns[1];
        after.name = "word";
        auto header_before = varve::header_of(t);
        auto header_after = header_before;
        header_after.name = "things";
        db.apply_all({renamed("t", t.columns[1], "word"), {.before = header_before, .after = header_after},
                      created("things", positive("ck_n", "n")), altered("things", after, with_default(text("word"), "''"))});
        db.run("INSERT INTO things VALUES (2, 'x', 9)");
        CHECK(db.rows("SELECT id, word, n FROM things") == names{"1|old|5", "2|x|1"});
    }
    SECTION("two columns swap their names") {
        planned_database db{{.tables = {t}}, "INSERT INTO t VALUES (1, 'word', 5)"};
        db.apply_all({renamed("t", t.columns[1], "tmp"), renamed("t", t.columns[2], "a"),
                      renamed("t", text("tmp", true), "n"), created("t", positive("ck_t_a", "a"))});
        CHECK(db.rows("SELECT id, a, n FROM t") == names{"1|5|word"});
    }
    SECTION("a column takes the name of one that goes with the rebuild") {
        auto checked = t;
        checked.checks = {positive("ck_t_n", "n")};
        planned_database db{{.tables = {checked}}, "INSERT INTO t VALUES (1, 'word', 5)"};
        db.apply_all({dropped("t", checked.checks[0]), dropped("t", t.columns[2]), renamed("t", t.columns[1], "n"),
                      created("t", varve::schema::check{"ck_t_word", varve::schema::sql("n <> ''")})});
        CHECK(db.rows("SELECT * FROM t") == names{"1|word"});
        CHECK_THROWS(db.run("INSERT INTO t VALUES (2, '')"));
    }
    SECTION("a column that the rebuild adds is renamed in the plan only") {
        planned_database db{{.tables = {t}}, "INSERT INTO t VALUES (1, 'word', 5)"};
        db.apply_all({created("t", with_default(text("made"), "lower('X')")), renamed("t", with_default(text("made"), "lower('X')"), "done")});
        CHECK(db.rows("SELECT id, done FROM t") == names{"1|x"});
    }
    SECTION("opaque checks follow the rename of their column") {
        auto checked = t;
        checked.checks = {positive("ck_t_n", "\"n\"")};
        planned_database db{{.tables = {checked}}, "INSERT INTO t VALUES (1, 'word', 5)"};
        db.apply_all({renamed("t", t.columns[2], "number"), created("t", positive("ck_t_id", "id"))});
        CHECK_THROWS(db.run("INSERT INTO t VALUES (2, '', -5)"));
        CHECK(db.value("SELECT number FROM t") == "5");
    }
    SECTION("a name that could mean two things is refused") {
        auto other = table("other", {integer("id"), text("a", true)});
        planned_database db{{.tables = {t, other}, .objects = {trigger("tr", "t", "CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE other SET a = new.a; END")}}};
        CHECK_THROWS_AS(dialect.plan_changes(db.schema, {renamed("t", t.columns[1], "word"), created("t", positive("ck_t_id", "id"))}),
                        varve::feature_not_supported);
    }
}

TEST_CASE("an enumeration's labels live in a check that follows the column") {
    auto made = text_and_number();
    made.columns.push_back(column("color", enumeration({"red"}), true));
    planned_database db{{.tables = {made}}, "INSERT INTO t(id, color) VALUES (1, 'red')"};
    const auto before = made.columns[3];
    auto after = before;
    after.type.labels.push_back("green");
    db.apply_all({altered("t", before, after)});
    db.run("INSERT INTO t(id, color) VALUES (2, 'green')");
    CHECK_THROWS(db.run("INSERT INTO t(id, color) VALUES (3, 'blue')"));
    CHECK_THROWS(db.apply_all({altered("t", after, before)}));
    CHECK(db.value("SELECT count(*) FROM t") == "2");
    db.apply_all({renamed("t", after, "colour")});
    CHECK(db.value("SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%ck_t_colour%' AND sql NOT LIKE '%ck_t_color\"%'") == "1");
    auto plain_text = text("colour", true);
    auto label = after;
    label.name = "colour";
    db.apply_all({altered("t", label, plain_text)});
    db.run("INSERT INTO t(id, colour) VALUES (3, 'blue')");
}

TEST_CASE("an introspected enumeration check is not written twice, and goes with its column") {
    auto found = text_and_number();
    found.columns.push_back(column("color", enumeration({"red"}), true));
    found.checks.push_back({"ck_t_color", varve::schema::sql("\"color\" in ('red')", "sqlite")});
    planned_database db{{.tables = {found}}};
    auto after = found.columns[3];
    after.type.labels = {"red", "green"};
    db.apply_all({altered("t", found.columns[3], after)});
    db.run("INSERT INTO t(id, color) VALUES (2, 'green')");
    db.apply_all({altered("t", after, text("color", true))});
    db.run("INSERT INTO t(id, color) VALUES (3, 'blue')");
}

TEST_CASE("a table that is dropped is not rebuilt first") {
    auto child = table("child", {integer("id"), integer("t", true)});
    child.foreign_keys = {foreign_key("fk_child_t", {"t"}, "t", {"id"})};
    child.foreign_keys[0].on_delete = varve::schema::referential_action::cascade;
    planned_database db{{.tables = {text_and_number(), child}}, "INSERT INTO t(id) VALUES (1); INSERT INTO child VALUES (1, 1)"};
    auto without = child;
    without.foreign_keys.clear();
    const auto plan = db.apply_all({dropped("child", child.foreign_keys[0]), dropped("", without), dropped("", text_and_number())});
    CHECK(statements(plan) == names{R"(DROP TABLE "child")", R"(DROP TABLE "t")"});
}

TEST_CASE("a parent goes, its children's rows stay") {
    auto child = table("child", {integer("id"), integer("t", true)});
    child.foreign_keys = {foreign_key("fk_child_t", {"t"}, "t", {"id"})};
    child.foreign_keys[0].on_delete = varve::schema::referential_action::cascade;
    planned_database db{{.tables = {text_and_number(), child}}, "INSERT INTO t(id) VALUES (1); INSERT INTO child VALUES (1, 1)"};
    db.apply_all({dropped("child", child.foreign_keys[0]), dropped("", text_and_number())});
    CHECK(db.rows("SELECT * FROM child") == names{"1|1"});
}
