// The cases that the best autodetectors hold (Django's 15 to 30, Alembic's), each with its exact list of changes.
#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include <varve/diff/describe.hpp>
#include <varve/diff/diff.hpp>
#include <varve/schema/canonical.hpp>

#include "build_schema.hpp"

namespace {

using namespace build;
using lines = std::vector<std::string>;

const varve::diff_options unasked{{}, {}, false};

lines words(const schema& from, const schema& to, const varve::diff_options& options = unasked) {
    lines out;
    schema folded = from;
    const varve::changes found = varve::diff(from, to, options);
    for (const varve::change& each : found) out.push_back(varve::describe(each));
    varve::apply(folded, found.list);
    if (found.refused.empty()) REQUIRE(canonical(folded) == canonical(to));
    varve::apply(folded, varve::inverse(found));
    REQUIRE(canonical(folded) == canonical(from));
    return out;
}

table with_key(table made, const foreign_key& added) {
    made.foreign_keys.push_back(added);
    return made;
}
table with_index(table made, const varve::schema::index& added) {
    made.indexes.push_back(added);
    return made;
}
table with_unique(table made, std::string_view name, std::initializer_list<const char*> columns) {
    unique added;
    added.name = name;
    for (const char* const each : columns) added.columns.emplace_back(each);
    made.uniques.push_back(added);
    return made;
}
table ids(std::string_view name, std::initializer_list<column> more = {}) {
    table made = tab(name, {col("id", type_kind::integer, 64)});
    for (const column& each : more) made.columns.push_back(each);
    return keyed(made);
}

}  // namespace

TEST_CASE("foreign keys order the creation of tables, and a circle is split") {
    const table book = with_key(ids("book", {col("author", type_kind::integer, 64)}), key("fk_a", "author", "author", "id"));
    const table author = ids("author");
    CHECK(words({}, of({book, author})) == lines{"create table author (id)", "create table book (id, author)"});
    CHECK(words(of({author, book}), {}) == lines{"drop table book", "drop table author"});

    const table owing = with_key(ids("author", {col("best", type_kind::integer, 64)}), key("fk_b", "best", "book", "id"));
    CHECK(words({}, of({book, owing})) == lines{"create table book (id, author)", "create table author (id, best)",
                                                "add foreign key fk_a (author) references author (id) on book"});
    CHECK(words(of({book, owing}), {}) == lines{"drop foreign key fk_a (author) references author (id) on book", "drop table author",
                                                "drop table book"});
    const table self = with_key(ids("node", {null(col("parent", type_kind::integer, 64))}), key("fk_p", "parent", "node", "id"));
    CHECK(words({}, of({self})) == lines{"create table node (id, parent)"});
}

TEST_CASE("a table that hangs on a circle without being in it waits for it") {
    const auto to = [](const char* name, const char* other) {
        return with_key(ids(name, {col("r", type_kind::integer, 64)}), key("fk", "r", other, "id"));
    };
    const lines made = words({}, of({to("x", "y"), to("y", "z"), to("z", "y")}));
    CHECK(made == lines{"create table y (id, r)", "create table x (id, r)", "create table z (id, r)",
                        "add foreign key fk (r) references z (id) on y"});
}

TEST_CASE("a new table's key to a column that is only about to come follows it") {
    const table before = ids("t");
    const table after = with_unique(ids("t", {col("code")}), "uq", {"code"});
    const table child = with_key(tab("child", {col("c")}), key("fk", "c", "t", "code"));
    CHECK(words(of({before}), of({child, after})) == lines{"create table child (c)", "add column t.code text NOT NULL",
                                                           "add unique constraint uq (code) on t",
                                                           "add foreign key fk (c) references t (code) on child"});
}

TEST_CASE("a key that is retargeted goes before the old target and comes after the new one") {
    const auto child = [](const char* target) {
        return with_key(ids("child", {col("r", type_kind::integer, 64)}), key("fk", "r", target, "id"));
    };
    CHECK(words(of({ids("old"), child("old")}), of({ids("new"), child("new")})) ==
          lines{"drop foreign key fk (r) references old (id) on child", "create table new (id)",
                "add foreign key fk (r) references new (id) on child", "drop table old"});
}

TEST_CASE("uniques that swap their columns are dropped before any is added") {
    const auto made = [](const char* first, const char* second) {
        return with_unique(with_unique(ids("t", {col("a"), col("b")}), "u1", {first}), "u2", {second});
    };
    CHECK(words(of({made("a", "b")}), of({made("b", "a")})) ==
          lines{"drop unique constraint u1 (a) on t", "drop unique constraint u2 (b) on t", "add unique constraint u1 (b) on t",
                "add unique constraint u2 (a) on t"});
}

TEST_CASE("members come after their new columns and go before their old ones") {
    const table before = with_index(ids("t", {col("old")}), idx("ix_old", {"old"}));
    const table after = with_index(ids("t", {null(col("new"))}), idx("ix_new", {"new"}));
    CHECK(words(of({before}), of({after})) == lines{"drop index ix_old (old) on t", "add column t.new text NULL",
                                                    "add index ix_new (new) on t", "drop column t.old"});
}

TEST_CASE("indexes: renamed, reordered, made unique") {
    const table before = with_index(ids("t", {col("a"), col("b")}), idx("i", {"a", "b"}));
    const auto after = [](const varve::schema::index& one) { return of({with_index(ids("t", {col("a"), col("b")}), one)}); };
    CHECK(words(of({before}), after(idx("j", {"a", "b"}))) == lines{"rename index i to j on t"});
    CHECK(words(of({before}), after(idx("i", {"b", "a"}))) == lines{"drop index i (a, b) on t", "add index i (b, a) on t"});
    CHECK(words(of({before}), after(idx("i", {"a", "b"}, true))).size() == 2);
    varve::schema::index partial = idx("i", {"a", "b"});
    partial.where = positive("a");
    CHECK(words(of({before}), after(partial)).size() == 2);
}

TEST_CASE("a rename of a referenced key is one change, and of a table too") {
    table parent = ids("parent");
    table child = with_key(ids("child", {col("r", type_kind::integer, 64)}), key("fk", "r", "parent", "id"));
    schema from = of({parent, child});
    parent.columns[0].name = "key";
    parent.columns[0].hints.renamed_from.emplace_back("id");
    parent.primary_key.columns[0] = "key";
    child.foreign_keys[0].referenced_columns[0] = "key";
    CHECK(words(from, of({parent, child}), {}) == lines{"rename column parent.id to key"});

    parent = ids("mother");
    parent.primary_key.name = "pk_parent";
    parent.hints.renamed_from.emplace_back("parent");
    child = with_key(ids("child", {col("r", type_kind::integer, 64)}), key("fk", "r", "mother", "id"));
    CHECK(words(from, of({parent, child}), {}) == lines{"rename table parent to mother"});
    CHECK(varve::diff(of({parent, child}), of({parent, child})).empty());  // the hint is old news
}

TEST_CASE("a table and its column renamed together, and altered") {
    const schema from = of({ids("old", {col("x")})});
    table after = ids("new", {null(col("y"))});
    after.primary_key.name = "pk_old";
    after.hints.renamed_from.emplace_back("old");
    after.columns[1].hints.renamed_from.emplace_back("x");
    CHECK(words(from, of({after}), {}) == lines{"rename table old to new", "rename column new.x to y",
                                                "alter column new.y: text NOT NULL -> text NULL"});
}

TEST_CASE("columns: order kept, a place in the middle, another order is no change") {
    const schema from = of({tab("t", {col("a"), col("d")})});
    const varve::changes found = varve::diff(from, of({tab("t", {col("a"), col("b"), col("c"), col("d"), col("e")})}));
    REQUIRE(found.size() == 3);
    CHECK(found.list[0].position == 1);
    CHECK(found.list[1].position == 2);
    CHECK(found.list[2].position == -1);
    CHECK(varve::diff(from, of({tab("t", {col("d"), col("a")})})).empty());
    const varve::changes dropped = varve::diff(of({tab("t", {col("a"), col("d"), col("e")})}), of({tab("t", {col("a"), col("e")})}), unasked);
    CHECK(dropped.list[0].position == 1);
}

TEST_CASE("a primary key is exchanged between the columns that come and those that go") {
    table after = tab("t", {col("code")});
    after.primary_key = {"pk_t", {"code"}};
    CHECK(words(of({ids("t")}), of({after})) ==
          lines{"add column t.code text NOT NULL", "change primary key on t: pk_t (id) -> pk_t (code)", "drop column t.id"});
    table relaxed = tab("t", {null(col("id", type_kind::integer, 64)), col("code")});
    relaxed.primary_key = {"pk_t", {"code"}};
    CHECK(words(of({ids("t", {col("code")})}), of({relaxed})) ==
          lines{"change primary key on t: pk_t (id) -> pk_t (code)", "alter column t.id: integer(64) NOT NULL -> integer(64) NULL"});
}

TEST_CASE("a key on another key that changes, or on a type that does, steps aside") {
    table parent = with_unique(ids("parent", {col("code")}), "uq", {"code"});
    const table child = with_key(tab("child", {col("c")}), key("fk", "c", "parent", "code"));
    table other = parent;
    other.uniques[0].name = "uq2";
    CHECK(words(of({parent, child}), of({other, child})) ==
          lines{"drop foreign key fk (c) references parent (code) on child", "drop unique constraint uq (code) on parent",
                "add unique constraint uq2 (code) on parent", "add foreign key fk (c) references parent (code) on child"});
    CHECK(varve::diff(of({parent, child}), of({other, child})).hazards().empty());  // the same promises under other names
}

TEST_CASE("a live database's key to nothing does not stop the comparison") {
    const table child = with_key(ids("child", {col("r", type_kind::integer, 64)}), key("fk", "r", "parent", "id"));
    const varve::changes found = varve::diff(of({ids("parent"), child}), of({child}), unasked);
    REQUIRE(found.size() == 3);
    CHECK(varve::describe(found.list[1]) == "drop table parent");
    CHECK(varve::diff(of({child}), of({child}), unasked).empty());
}

TEST_CASE("views make way for what they read, and triggers for the views they stand on") {
    schema from = of({ids("t", {col("x"), col("y")})});
    from.views.push_back({"base", "", {{"", "select x from t"}}, false, ""});
    from.views.push_back({"outer_view", "", {{"", "select x from base"}}, false, ""});
    from.objects.push_back({object_kind::trigger, "tr", "outer_view", {{"", "create trigger tr"}}});
    schema to = from;
    to.tables[0].columns[1].type = col("x", type_kind::integer, 32).type;
    CHECK(words(from, to) == lines{"drop trigger tr on outer_view", "drop view outer_view", "drop view base",
                                   "alter column t.x: text NOT NULL -> integer(32) NOT NULL", "create view base",
                                   "create view outer_view", "create trigger tr on outer_view"});
    schema unread = from;
    unread.tables[0].columns[2].type = col("y", type_kind::integer, 32).type;
    CHECK(words(from, unread) == lines{"alter column t.y: text NOT NULL -> integer(32) NOT NULL"});
}

TEST_CASE("generated columns come after what they are made of and go before it") {
    column twice = col("a_twice", type_kind::integer, 64);
    twice.generated = positive("z");
    const table full = ids("t", {twice, col("z", type_kind::integer, 64)});
    const lines added = words(of({ids("t")}), of({full}));
    REQUIRE(added.size() == 2);
    CHECK(added[0] == "add column t.z integer(64) NOT NULL");
    CHECK(words(of({full}), of({ids("t")})) == lines{"drop column t.a_twice", "drop column t.z"});
}

TEST_CASE("the name of an index moves from a table that goes to one that comes") {
    CHECK(words(of({with_index(ids("old"), idx("ix", {"id"}))}), of({with_index(ids("new"), idx("ix", {"id"}))})) ==
          lines{"drop index ix (id) on old", "create table new (id)", "drop table old"});
}

TEST_CASE("a new table keeps its key to a table that does not change") {
    const table parent = ids("parent");
    const table child = with_key(ids("child", {col("r", type_kind::integer, 64)}), key("fk", "r", "parent", "id"));
    CHECK(words(of({parent}), of({parent, child})) == lines{"create table child (id, r)"});
    CHECK(words(of({parent, child}), of({parent})) == lines{"drop table child"});
}
