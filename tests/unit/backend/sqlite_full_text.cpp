// Full-text indexes as SQLite tells them back: Varve's own as an index of their table, anybody else's not at all.
#include <string>

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

auto with(std::string_view more) {
    auto connection = varve::sqlite_connection::open(":memory:");
    for (const auto& each : plan_creation(varve::sqlite::dialect, varve::models<note>::schema()).statements) connection.execute(each.sql);
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
