#include <catch2/catch_test_macros.hpp>

#include "made.hpp"
#include "real_database.hpp"

using namespace varve_test;
using varve::detail::sqlite_normalised;

namespace {

std::string opaque(const varve::schema::expression& expression) {
    return expression.nodes.empty() && expression.text.size() == 1 && expression.text[0].dialect == "sqlite" ? expression.text[0].text
                                                                                                             : "not projected";
}
std::string declared(const varve::schema::column& column) {
    return column.type.kind == type_kind::custom ? std::string{varve::schema::text_for(column.type.spelled, "sqlite")} : "not projected";
}

varve::schema::schema everything() {
    auto t = table("t", {integer("id"), text("a", true), column("color", enumeration({"red", "blue"})),
                         column("price", type(type_kind::decimal, 10, 2)), column("at", type(type_kind::timestamp))});
    t.in_schema = "shop";
    t.comment = "things";
    t.columns[1].collation = "nocase";
    t.columns[1].comment = "a word";
    t.columns[4].default_value.nodes.emplace_back().kind = varve::schema::node_kind::call;
    t.columns[4].default_value.nodes[0].text = "now";
    t.checks = {{"ck_t_a", varve::schema::sql("((\"A\" <> 'X'))")}, {"ck_other", varve::schema::sql("x ~ 'y'", "postgres")}};
    t.uniques = {{"uq_t_a", {"a", "color"}, true}, {"uq_t_price", {"price"}, false}};
    t.foreign_keys = {foreign_key("fk_t_parent", {"id"}, "parent", {})};
    t.foreign_keys[0].referenced_schema = "shop";
    auto ix = index("ix_t", {"a", "id"});
    ix.parts[0].collation = "NOCASE";
    ix.method = "btree";
    ix.include = {"price"};
    ix.where = varve::schema::sql("[id]  !=  3 -- not three");
    t.indexes = {ix};
    t.options = {{"postgres", "tablespace", "fast"}, {"sqlite", "strict", "TRUE"}};
    auto parent = table("parent", {integer("id")});
    parent.in_schema = "shop";
    return {.tables = {t, parent},
            .views = {view("v", "SELECT  ID FROM \"t\";")},
            .objects = {trigger("tr", "t", "CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 1; END")}};
}

}  // namespace

TEST_CASE("a schema is projected to what SQLite can tell back") {
    const auto whole = dialect.project(everything());
    const auto& t = whole.tables[0];
    CHECK(t.in_schema.empty());
    CHECK(t.comment.empty());
    CHECK(declared(t.columns[0]) == "INTEGER");
    CHECK(declared(t.columns[2]) == "TEXT");
    CHECK(declared(t.columns[3]) == "INTEGER");  // STRICT knows no DECIMAL
    CHECK(t.columns[0].identity == varve::schema::identity::by_default);
    CHECK(t.columns[1].collation == "NOCASE");
    CHECK(opaque(t.columns[4].default_value) == "strftime('%Y-%m-%d %H:%M:%f000', 'now')");
    REQUIRE(t.checks.size() == 2);
    CHECK(opaque(t.checks[0].condition) == "a <> 'X'");
    CHECK(t.checks[1].name == "ck_t_color");
    CHECK(opaque(t.checks[1].condition) == "color in ('red', 'blue')");
    CHECK(t.uniques.size() == 1);
    REQUIRE(t.indexes.size() == 2);
    CHECK(t.indexes[0].parts[0].collation.empty());  // the column's own
    CHECK(t.indexes[0].method.empty());
    CHECK(t.indexes[0].include.empty());
    CHECK(opaque(t.indexes[0].where) == "id <> 3");
    CHECK(t.indexes[1].name == "uq_t_a");
    CHECK(t.indexes[1].unique);
    REQUIRE(t.indexes[1].parts.size() == 3);
    CHECK(opaque(t.indexes[1].parts[0].value) == "a is null");
    CHECK(opaque(t.indexes[1].parts[1].value) == "coalesce(a, '')");
    CHECK(t.indexes[1].parts[2].column == "color");
    CHECK(t.foreign_keys[0].referenced_columns == names{"id"});
    CHECK(t.options == std::vector<varve::schema::option>{{"sqlite", "strict", "true"}});
    CHECK(whole.views[0].definition[0].text == "select id from t");
}

TEST_CASE("a projection projected is the same") {
    const auto once = dialect.project(everything());
    CHECK(dialect.project(once) == once);
    CHECK(once != everything());
}

TEST_CASE("a projection is a schema that can be made") {
    const auto once = dialect.project(everything());
    real_database db;
    changes all;
    for (const auto& each : once.tables) all.push_back(created(each));
    for (const auto& each : once.views) all.push_back(created("", each));
    for (const auto& each : once.objects) all.push_back(created("", each));
    db.migrate(dialect.plan_changes({}, all));
    CHECK(db.value("SELECT count(*) FROM sqlite_schema WHERE type IN ('table', 'view', 'trigger')") == "4");
    CHECK_THROWS(db.run("INSERT INTO t(id, color, price) VALUES (1, 'green', 1)"));
}

TEST_CASE("texts are compared without their spelling") {
    const std::vector<std::pair<const char*, const char*>> cases = {
        {"((a>0))", "a > 0"},
        {"(a) > (b)", "(a) > (b)"},
        {"\"A\"  IS NOT NULL", "a is not null"},
        {"[order] = `b c` AND \"x\"\"y\"==1", "\"order\" = \"b c\" and \"x\"\"y\" = 1"},
        {"a -- to the end\n + 1 /* all */ - 2", "a + 1 - 2"},
        {"-1", "-1"},
        {"a - -1", "a - -1"},
        {"- - 1", "- -1"},
        {"LOWER ( name )||'It''s  A'", "lower(name) || 'It''s  A'"},
        {"x IN (1,2 , 3)", "x in (1, 2, 3)"},
        {"count( * )", "count(*)"},
        {"t . a <> X'AB'", "t.a <> x'ab'"},
        {"1E5 + 0X1F + .5", "1e5 + 0x1f + .5"},
        {"CASE WHEN a THEN -1 ELSE (b) END", "case when a then -1 else (b) end"},
        {"'unfinished", "'unfinished"},
        {"a ->> '$.b'", "a ->> '$.b'"},
        {"", ""}};
    for (const auto& [given, normal] : cases) {
        CHECK(sqlite_normalised(given) == normal);
        CHECK(sqlite_normalised(normal) == normal);
    }
}

TEST_CASE("normal texts mean the same to SQLite") {
    real_database db;
    db.run("CREATE TABLE t(a, \"order\", \"b c\"); INSERT INTO t VALUES (-3, 'x', 'It''s'), (4, NULL, '')");
    for (const std::string text : {"- - a + -1", "(a)*(a-2)", "\"order\" IS NULL OR not (a>0)", "UPPER(\"b c\")||'  '||a", "a BETWEEN -5 AND +4",
                                   "CASE a WHEN -3 THEN 'neg' ELSE \"order\" END", "CAST(a AS TEXT) || x'41'", "a IN (-3,4) AND a!=4"}) {
        INFO(text);
        CHECK(db.rows("SELECT " + text + " FROM t") == db.rows("SELECT " + sqlite_normalised(text) + " FROM t"));
    }
}

TEST_CASE("names are found and replaced as tokens, never inside strings") {
    using namespace varve::detail;
    CHECK(sqlite_mentions("SELECT \"T\".a, 't', t2 FROM t -- t", "t") == 2);
    CHECK(sqlite_with_renamed("SELECT \"T\".a, 't', t2 FROM t -- t", "t", "new\"t") ==
          "SELECT \"new\"\"t\".a, 't', t2 FROM \"new\"\"t\" -- t");
}
