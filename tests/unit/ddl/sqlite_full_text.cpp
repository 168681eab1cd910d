// Full-text indexes through every kind of change of their table: on a real SQLite, rows inside, the index asked afterwards
// and compared with the table by FTS5's own check.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "made.hpp"
#include "real_database.hpp"

using namespace varve_test;
using Catch::Matchers::ContainsSubstring;

namespace {

varve::schema::index full_text(std::string name, names columns) {
    varve::schema::index made = index(std::move(name), std::move(columns));
    made.kind = varve::schema::index_kind::full_text;
    return made;
}

varve::schema::table notes() {
    varve::schema::table made = table("notes", {integer("id"), text("title"), text("body", true), integer("stars")});
    made.indexes = {full_text("ft_notes", {"title", "body"})};
    return made;
}

/// A database with one table, three rows in it, and what was planned with it so far.
struct scene {
    real_database database;
    varve::schema::schema now;

    explicit scene(const varve::schema::table& first) {
        change({created(first)});
        database.run("INSERT INTO " + first.name + " (id, title, body, stars) VALUES (3, 'red fox', 'runs', 1), (8, 'blue bird', 'flies over the fox', 2), (9, 'stone', NULL, 3)");
    }
    varve::plan change(const changes& list) {
        const varve::plan made = dialect.plan_changes(now, list);
        database.migrate(made);
        for (const varve::change& each : list) varve::apply(now, each);
        return made;
    }
    /// The keys of the rows that the index gives, and whether it agrees with its table.
    std::string found(const std::string& words, const std::string& index = "ft_notes") {
        database.run("INSERT INTO " + index + " (" + index + ", rank) VALUES ('integrity-check', 1)");
        return database.value("SELECT coalesce(group_concat(rowid), '') FROM (SELECT rowid FROM " + index + " WHERE " + index + " MATCH '" + words + "' ORDER BY rowid)");
    }
    std::string leftovers() {
        return database.value("SELECT coalesce(group_concat(name), '') FROM sqlite_schema WHERE name LIKE 'ft%' OR type = 'trigger'");
    }
    varve::schema::table& notes() { return now.tables.front(); }
};

}  // namespace

TEST_CASE("sqlite full text: the index follows every write to its table") {
    scene here{notes()};
    CHECK(here.found("fox") == "3,8");
    here.database.run("UPDATE notes SET title = 'grey wolf' WHERE id = 3");
    CHECK(here.found("fox") == "8");
    CHECK(here.found("wolf") == "3");
    here.database.run("UPDATE notes SET id = 30 WHERE id = 3; UPDATE notes SET stars = 5; DELETE FROM notes WHERE id = 8");
    CHECK(here.found("wolf") == "30");
    CHECK(here.found("fox") == "");
    here.database.run("UPDATE notes SET body = 'a fox at last' WHERE body IS NULL");
    CHECK(here.found("fox") == "9");
    here.database.run("INSERT INTO notes VALUES (9, 'owl', 'hoots', 1) ON CONFLICT (id) DO UPDATE SET title = excluded.title, body = excluded.body");
    CHECK(here.found("fox") == "");
    CHECK(here.found("owl") == "9");
    here.database.run("INSERT INTO notes VALUES (9, 'nothing', 'of it', 1) ON CONFLICT DO NOTHING; INSERT OR IGNORE INTO notes VALUES (9, 'nothing', 'of it', 1)");
    CHECK(here.found("nothing") == "");
    here.database.run("BEGIN; DELETE FROM notes; INSERT INTO notes VALUES (1, 'fox', NULL, 1); ROLLBACK");
    CHECK(here.found("fox") == "");
    here.database.run("BEGIN; SAVEPOINT one; INSERT INTO notes VALUES (1, 'fox', NULL, 1); ROLLBACK TO one; INSERT INTO notes VALUES (2, 'fox', NULL, 1); COMMIT; VACUUM");
    CHECK(here.found("fox") == "2");
    here.database.run("DELETE FROM notes");
    CHECK(here.found("fox OR wolf OR owl") == "");
}

TEST_CASE("sqlite full text: REPLACE is a deletion where recursive triggers say so") {
    scene here{notes()};
    here.database.run("PRAGMA recursive_triggers = ON; REPLACE INTO notes VALUES (3, 'green frog', NULL, 1)");
    CHECK(here.found("fox") == "8");
    CHECK(here.found("frog") == "3");
}

TEST_CASE("sqlite full text: letter case in a column that does not know it") {
    varve::schema::table first = notes();
    first.columns[1].collation = "NOCASE";
    first.indexes[0].full_text.tokenizer = {{"sqlite", "trigram case_sensitive 1"}};
    scene here{first};
    CHECK(here.found("red") == "3");
    here.database.run("UPDATE notes SET title = 'RED fox' WHERE id = 3");
    CHECK(here.found("red") == "");
    CHECK(here.found("RED") == "3");
}

TEST_CASE("sqlite full text: an index on rows that are there knows them; dropped, nothing is left") {
    varve::schema::table first = notes();
    const varve::schema::index made = first.indexes[0];
    first.indexes.clear();
    scene here{first};
    here.change({created("notes", made)});
    CHECK(here.found("fox") == "3,8");
    const auto plan = here.change({dropped("notes", made)});
    CHECK_FALSE(rebuilds(plan));
    CHECK(here.leftovers() == "");
    here.change({created("notes", made)});
    here.change({{.before = here.notes()}});
    CHECK(here.leftovers() == "");
}

TEST_CASE("sqlite full text: a changed index is made anew") {
    scene here{notes()};
    const varve::schema::index before = here.notes().indexes[0];
    varve::schema::index after = before;
    after.full_text.language = "english";
    after.full_text.prefixes = {3, 2};
    after.parts[0].weight = 10;
    here.change({altered("notes", before, after)});
    CHECK(here.found("foxes running") == "3");
    CHECK(here.database.value("SELECT v FROM ft_notes_config WHERE k = 'rank'") == "bm25(10.0, 1.0)");
    varve::schema::index renamed = after;
    renamed.name = "ft_words";
    here.change({altered("notes", after, renamed)});
    CHECK(here.found("foxes", "ft_words") == "3,8");
    CHECK(here.database.value("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'ft_notes%'") == "0");
    here.change({altered("notes", renamed, index("ft_words", {"title"}))});
    CHECK(here.database.value("SELECT type FROM sqlite_schema WHERE name = 'ft_words'") == "index");
}

TEST_CASE("sqlite full text: tables and columns are renamed under it") {
    scene here{notes()};
    here.change({renamed(here.notes(), "letters"), renamed("letters", here.notes().columns[1], "head"), renamed("letters", here.notes().columns[0], "number")});
    CHECK(here.found("fox") == "3,8");
    here.database.run("UPDATE letters SET head = 'owl', number = 4 WHERE number = 3");
    CHECK(here.found("owl") == "4");
    // A column that it does not name.
    const auto plan = here.change({renamed("letters", here.notes().columns[3], "points")});
    CHECK(statements(plan).size() == 1);
    // With the names of what is made from them, as diff orders it.
    varve::schema::index before = here.notes().indexes[0];
    before.parts[1].column = "text";
    varve::schema::index after = before;
    after.name = "ft_letters";
    here.change({renamed("letters", here.notes().columns[2], "text"), altered("letters", before, after)});
    CHECK(here.found("fox", "ft_letters") == "8");
    CHECK(here.database.value("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'ft_notes%'") == "0");
    here.database.run("DELETE FROM letters");
    CHECK(here.found("fox", "ft_letters") == "");
}

TEST_CASE("sqlite full text: its table is rebuilt under it") {
    scene here{notes()};
    varve::schema::column stars = here.notes().columns[3];
    stars.type.kind = type_kind::text;
    auto plan = here.change({altered("notes", here.notes().columns[3], stars)});
    REQUIRE(rebuilds(plan));
    CHECK(here.found("fox") == "3,8");
    here.database.run("UPDATE notes SET title = 'owl' WHERE id = 3");
    CHECK(here.found("fox") == "8");
    // Renamed, rebuilt, and with an index more, at once.
    varve::schema::column body = here.notes().columns[2];
    varve::schema::column full = body;
    full.nullable = false;
    full.default_value = varve::schema::sql("'none'");
    plan = here.change({renamed(here.notes(), "letters"), created("letters", full_text("ft_body", {"body"})), altered("letters", body, full),
                        renamed("letters", here.notes().columns[1], "head")});
    REQUIRE(rebuilds(plan));
    CHECK(here.found("fox") == "8");
    CHECK(here.found("none") == "9");
    CHECK(here.found("none", "ft_body") == "9");
    // An index that goes while its table is rebuilt.
    plan = here.change({dropped("letters", full_text("ft_body", {"body"})), altered("letters", full, body)});
    REQUIRE(rebuilds(plan));
    CHECK(here.database.value("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'ft_body%'") == "0");
    CHECK(here.found("fox") == "8");
    // A column that is no part of it is dropped in place.
    plan = here.change({dropped("letters", here.notes().columns[3])});
    CHECK_FALSE(rebuilds(plan));
    CHECK(here.found("owl") == "3");
}

TEST_CASE("sqlite full text: names of all kinds") {
    varve::schema::table first = table("no'tes \"x\"", {integer("the id"), text("ti\"tle"), text("order"), text("content", true)}, {"the id"});
    first.indexes = {full_text("ft 'of' \"x\"", {"ti\"tle", "order", "content"})};
    real_database database;
    database.migrate(dialect.plan_changes({}, {created(first)}));
    database.run(R"(INSERT INTO "no'tes ""x""" VALUES (1, 'fox', 'a', 'b'), (2, 'a', 'fox', 'b'), (3, 'a', 'b', 'fox'); DELETE FROM "no'tes ""x""" WHERE "the id" = 2)");
    CHECK(database.rows(R"(SELECT rowid FROM "ft 'of' ""x""" WHERE "ft 'of' ""x""" MATCH 'fox' ORDER BY rowid)") == names{"1", "3"});
    database.run(R"(INSERT INTO "ft 'of' ""x""" ("ft 'of' ""x""", rank) VALUES ('integrity-check', 1))");
    varve::schema::schema whole;
    whole.tables = {first};
    database.migrate(dialect.plan_changes(whole, {{.before = first}}));
    CHECK(database.value("SELECT count(*) FROM sqlite_schema") == "0");
}

TEST_CASE("sqlite full text: rows are known by an integer that lasts, or the index is refused") {
    const auto plan = [](const varve::schema::table& table) { return statements(dialect.plan_changes({}, {created(table)})); };
    varve::schema::table by_text = table("notes", {text("id"), text("title")});
    by_text.indexes = {full_text("ft_notes", {"title"})};
    CHECK_THROWS_WITH(plan(by_text), ContainsSubstring("index ft_notes of table notes: the table has no integer key"));
    CHECK_THROWS_AS(plan(by_text), varve::feature_not_supported);
    varve::schema::table without = by_text;
    without.primary_key = {};
    CHECK_THROWS_AS(plan(without), varve::feature_not_supported);
    // Another integer will do, where it is unique and never NULL.
    by_text.columns.push_back(integer("number"));
    by_text.uniques = {{"uq_notes_number", {"number"}, false}};
    CHECK_THAT(plan(by_text).at(1), ContainsSubstring("content_rowid='number'"));
    by_text.columns.back().nullable = true;
    CHECK_THROWS_AS(plan(by_text), varve::feature_not_supported);
    // WITHOUT ROWID is no hindrance where the key is an integer.
    varve::schema::table keyed = notes();
    keyed.options = {{"sqlite", "without_rowid", "true"}};
    scene here{keyed};
    CHECK(here.found("fox") == "3,8");
    varve::schema::table rank = table("notes", {integer("id"), text("rank")});
    rank.indexes = {full_text("ft_notes", {"rank"})};
    CHECK_THROWS_WITH(plan(rank), ContainsSubstring("a column of a full-text index is called rank"));
}
