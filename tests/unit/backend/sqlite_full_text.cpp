// Full-text indexes as SQLite tells them back: Varve's own as an index of their table, anybody else's not at all.
#include <string>

#include <varve/backend/recording/dialect.hpp>
#include <varve/backend/sqlite/migrations.hpp>
#include <varve/ddl/plan_creation.hpp>
#include <varve/diff/diff.hpp>
#include <varve/model/model.hpp>

#include <catch2/catch_test_macros.hpp>

namespace {

using varve::schema::index_kind;

struct note {
    std::int64_t id{};
    std::string title;
    std::optional<std::string> body{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"notes">, varve::index<&note::title>,
                            varve::full_text_index<&note::title, &note::body>.language("english").weights(10, 1).prefixes(4, 2),
                            varve::full_text_index<&note::body>.named("ft_any").tokenizer<varve::sqlite>("trigram"),
                            varve::full_text_index<&note::title>.language("klingon"));
    }
};

struct log_line {
    std::int64_t id{};
    std::string text;
    static constexpr auto facts() { return varve::facts(varve::table<"log">, varve::full_text_index<&log_line::text>); }
};

auto with(std::string_view more) {
    auto connection = varve::sqlite_connection::open(":memory:");
    for (const std::string& each : plan_creation(varve::sqlite::dialect, varve::models<note>::schema())) connection.execute(each);
    connection.execute(more);
    return varve::sqlite::migrations::introspect(connection);
}

varve::changes difference(const varve::schema::schema& found) {
    return varve::diff(found, varve::sqlite::migrations::dialect.project(varve::models<note>::schema()), {.confirm_drops = false});
}

}  // namespace

TEST_CASE("full text: what was made comes back as made, and the second difference is empty") {
    const auto found = with("insert into notes values (1, 'fox', 'runs')");
    REQUIRE(found.tables.size() == 1);
    CHECK(found.objects.empty());
    CHECK(found.views.empty());
    CHECK(difference(found).empty());
    const auto& indexes = found.tables.front().indexes;
    REQUIRE(indexes.size() == 4);
    const auto& first = *varve::schema::find(indexes, "ft_notes_title_body");
    CHECK(first.kind == index_kind::full_text);
    CHECK(first.full_text == varve::schema::full_text_options{"english", {2, 4}, {}});
    CHECK(first.parts[0].weight == 10);
    CHECK(first.parts[1].weight == 1);
    CHECK(varve::schema::find(indexes, "ft_any")->full_text.tokenizer.at(0).text == "trigram");
    CHECK(varve::schema::find(indexes, "ft_notes_title")->full_text.language.empty());  // SQLite has no such stems
    CHECK(varve::schema::find(indexes, "ix_notes_title")->kind == index_kind::ordinary);
}

TEST_CASE("full text: another's hand is seen") {
    CHECK(difference(with("insert into ft_any (ft_any, rank) values ('rank', 'bm25(3.0)')")).size() == 2);
    CHECK(difference(with("insert into ft_any (ft_any, rank) values ('rank', 'bm25(1.0)')")).empty());
    // What is not whole is no index, and what is left of it is somebody's.
    CHECK(difference(with("drop trigger ft_any_update")).size() == 3);
    CHECK(with("drop trigger ft_any_update").objects.size() == 2);
    CHECK(difference(with("drop trigger ft_any_update; create trigger ft_any_update after update on notes begin select 1; end")).size() == 4);
}

TEST_CASE("full text: tables of words that others made are left alone") {
    const auto found = with(R"sql(create virtual table mine using fts5(title, body, content='notes', content_rowid='id');
        create trigger mine_insert after insert on notes begin insert into mine(rowid, title, body) values (new.id, new.title, new.body); end;
        create virtual table stored using fts5(a, b unindexed); create virtual table bare using fts5(a, content='');
        create virtual table "fts5(x)" using fts5("fts5(", "content" , tokenize = "porter ascii"); create virtual table old using fts4(a);)sql");
    REQUIRE(found.tables.size() == 1);
    CHECK(found.tables.front().indexes.size() == 4);
    REQUIRE(found.objects.size() == 1);
    CHECK(found.objects.front().name == "mine_insert");
    CHECK(difference(found).size() == 1);
}

TEST_CASE("full text: REPLACE is refused where triggers would not see what it takes away, and is right where they do") {
    const auto filled = [](varve::sqlite_options options) {
        auto connection = varve::sqlite_connection::open(options);
        for (const std::string& each : plan_creation(varve::sqlite::dialect, varve::models<note>::schema())) connection.execute(each);
        connection.execute("insert into notes values (1, 'fox', 'runs'); create table other (id integer primary key, title text)");
        return connection;
    };
    const auto found = [](varve::sqlite_connection& connection, std::string_view word) {
        for (const char* const index : {"ft_notes_title_body", "ft_any", "ft_notes_title"})
            connection.execute("insert into " + std::string{index} + "(" + index + ", rank) values ('integrity-check', 1)");
        auto rows = connection.prepare("select count(*) from ft_notes_title where ft_notes_title match ?1");
        rows.bind(1, word);
        rows.step();
        std::int64_t count = 0;
        rows.get(0, count);
        return count;
    };
    auto connection = filled(":memory:");
    for (const char* const each : {"replace into notes values (1, 'owl', '')", " /* so */ INSERT -- or not\n or REPLACE into \"notes\" values (1, 'owl', '')",
                                   "update or replace notes set id = 1", "replace into main.NOTES values (1, 'owl', '')", "replace into 'notes' values (1, 'owl', '')",
                                   "insert or replace into \"main\" . [notes] values (1, 'owl', '')", "update or replace `main`.notes as n set id = 1",
                                   "with x(a) as (select 'owl') insert or replace into notes select 1, a, '' from x",
                                   "with x as materialized (select 1) /* and */ replace -- so\ninto notes select 1, 'owl', '' from x",
                                   "with recursive x(a) as (select 1) update or replace notes set id = a from x"}) {
        INFO(each);
        CHECK_THROWS_AS(connection.prepare_raw(each), varve::usage_error);
        CHECK_THROWS_AS(connection.execute(each), varve::usage_error);
    }
    CHECK_NOTHROW(connection.execute("replace into other values (1, 'owl'); insert or ignore into notes values (1, 'owl', ''); update notes set title = "
                                     "replace(title, 'x', 'g')"));
    CHECK(found(connection, "fog") == 1);
    connection.execute("insert into notes values (1, 'owl', 'hoots') on conflict (id) do update set title = excluded.title");
    CHECK(found(connection, "fog") == 0);

    auto seeing = filled("sqlite://:memory:?recursive_triggers=on");
    seeing.execute("insert into notes values (2, 'bird', null); replace into notes values (1, 'owl', ''); update or replace notes set id = 1 where id = 2");
    CHECK(found(seeing, "fox") == 0);
    CHECK(found(seeing, "owl") == 0);
    CHECK(found(seeing, "bird") == 1);
}

TEST_CASE("full text: REPLACE goes on over tables that have no index of words, whatever the statement says") {
    auto connection = varve::sqlite_connection::open(":memory:");
    for (const std::string& each : plan_creation(varve::sqlite::dialect, varve::models<log_line>::schema())) connection.execute(each);
    connection.execute(R"sql(create table catalog (id integer primary key, log text); create table "in ""log""" (id integer primary key, log text);
        create table settings (name text primary key, value int); create table audit (what text, id int, name text);
        create table audited (id integer primary key, name text); attach ':memory:' as "o""ther"; create table "o""ther".log (id integer primary key, text text);
        create trigger audited_delete after delete on audited begin insert into audit values ('delete', old.id, old.name); end;
        create trigger "AFTER DELETE" after delete on audited begin insert into audit (what, id, name) values ('delete', old.id, old.name); end)sql");
    for (const char* const each : {"insert or replace into catalog values (1, 'log')", "replace into settings values ('log_level', 1)",
                                   "replace into settings values ('replace into log', 1)", "replace into \"in \"\"log\"\"\" values (1, 'log')",
                                   "update or replace catalog set log = 'log' where id = 1", "replace into settings select text, id from log",
                                   "with log(a) as (select 1) insert or replace into main.catalog select a, 'log' from log",
                                   "replace into audited values (1, 'log')", "update or replace audited set id = 2",
                                   "replace into \"o\"\"ther\".log values (1, 'owl')", "delete from log where id = 5 or replace(text, 'log', '') = ''",
                                   "insert into log (text) values ('or replace into log'), (replace('log', 'l', 'f'))",
                                   "update log set text = replace(text, 'or', 'into') where 1 or replace(text, 'a', 'b')"}) {
        INFO(each);
        CHECK_NOTHROW(connection.prepare_raw(each));
        CHECK_NOTHROW(connection.execute(each));
    }
    CHECK_THROWS_AS(connection.execute("replace into log values (1, 'owl')"), varve::usage_error);
    CHECK_THROWS_AS(connection.execute("replace into catalog values (1, 'log'); replace into log values (1, 'owl'); select 1"), varve::usage_error);
    connection.execute("create temp table log (id integer primary key, text text)");
    CHECK_NOTHROW(connection.execute("replace into log values (1, 'owl')"));  // the temporary one
    CHECK_THROWS_AS(connection.execute("replace into main.log values (1, 'owl')"), varve::usage_error);
}

TEST_CASE("full text: an engine without FTS5 says so") {
    auto connection = varve::sqlite_connection::open(":memory:");
    CHECK_THROWS_AS(connection.execute("create virtual table x using fts99(a)"), varve::feature_not_supported);
    CHECK_THROWS_AS(varve::recording_dialect{}.create_full_text_index({}, {}, false), varve::feature_not_supported);
    CHECK_THROWS_AS(varve::recording_dialect{}.drop_full_text_index({}), varve::feature_not_supported);
}
