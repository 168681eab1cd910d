#include <varve/backend/sqlite/migrations.hpp>

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace varve::schema;

schema introspected(std::string_view sql) {
    auto connection = varve::sqlite_connection::open(":memory:");
    connection.execute(sql);
    return varve::sqlite::migrations::introspect(connection);
}

table only_table(std::string_view sql) {
    schema whole = introspected(sql);
    REQUIRE(whole.tables.size() == 1);
    return whole.tables.front();
}

std::string text(const expression& value) { return std::string{text_for(value.text, "sqlite")}; }
std::string normal(std::string_view sql) { return varve::detail::sqlite_normalised(sql); }

}  // namespace

TEST_CASE("names are read in all four styles of quotes, keywords and quotes inside included") {
    const table found = only_table(R"(create table "select"("a ""b" int, `c ``d` int, [e , f] int, 'g ''h' int, plain int,
        unique ("a ""b", [e , f])))");
    CHECK(found.name == "select");
    REQUIRE(found.columns.size() == 5);
    CHECK(found.columns[0].name == "a \"b");
    CHECK(found.columns[1].name == "c `d");
    CHECK(found.columns[2].name == "e , f");
    CHECK(found.columns[3].name == "g 'h");
    REQUIRE(found.uniques.size() == 1);
    CHECK(found.uniques[0].columns == std::vector<std::string>{"a \"b", "e , f"});
}

TEST_CASE("comments, nested parentheses and texts do not mislead the reader") {
    const table found = only_table("create table t ( -- a, b)\n a int check (a in (1, (2), 3) /* ) , */ and 'x)' <> ','), -- c int,\n"
                                   "b text default ('(' || ')'), check ((a) > ((b))))");
    REQUIRE(found.columns.size() == 2);
    REQUIRE(found.checks.size() == 2);
    CHECK(text(found.checks[0].condition) == normal("a in (1, (2), 3) and 'x)' <> ','"));
    CHECK(text(found.checks[1].condition) == normal("(a) > ((b))"));
    CHECK(text(found.columns[1].default_value) == normal("'(' || ')'"));
}

TEST_CASE("constraints keep their names, wherever they stand") {
    const table found = only_table(R"(create table t(
        id integer constraint the_key primary key on conflict abort autoincrement,
        a text constraint a_there not null constraint a_once unique on conflict replace constraint a_long check (length(a) > 1) collate nocase,
        b int, c int, constraint pair unique (B, c desc) constraint b_small check (b < 5), check (c > 1) unique (c)))");
    CHECK(found.primary_key.name == "the_key");
    CHECK(found.primary_key.columns == std::vector<std::string>{"id"});
    CHECK(found.columns[0].identity == identity::always);
    CHECK_FALSE(found.columns[0].nullable);
    CHECK_FALSE(found.columns[1].nullable);
    CHECK(varve::detail::sqlite_same_name(found.columns[1].collation, "nocase"));
    REQUIRE(found.uniques.size() == 3);
    CHECK(found.uniques[0].name == "a_once");
    CHECK(found.uniques[1].name == "pair");
    CHECK(found.uniques[1].columns == std::vector<std::string>{"b", "c"});
    CHECK(found.uniques[2].name.empty());
    REQUIRE(found.checks.size() == 3);
    CHECK(found.checks[0].name == "a_long");
    CHECK(found.checks[1].name == "b_small");
    CHECK(found.checks[2].name.empty());
}

TEST_CASE("foreign keys are read with actions, deferral and the parent's key where none is named") {
    const schema whole = introspected(R"(
        create table Parent(a int, b int, primary key (b, a)) without rowid;
        create table child(x int, y int, z int references parent(A) on delete set null on update cascade match full,
            constraint both foreign key (x, y) references "parent" on delete restrict deferrable initially deferred,
            foreign key (y) references parent(b) on update set default not deferrable initially immediate))");
    const table& child = *whole.find_table("child");
    REQUIRE(child.foreign_keys.size() == 3);
    const foreign_key& z = child.foreign_keys[0];
    CHECK(z.columns == std::vector<std::string>{"z"});
    CHECK(z.referenced_table == "Parent");
    CHECK(z.referenced_columns == std::vector<std::string>{"a"});
    CHECK(z.on_delete == referential_action::set_null);
    CHECK(z.on_update == referential_action::cascade);
    const foreign_key& both = child.foreign_keys[1];
    CHECK(both.name == "both");
    CHECK(both.referenced_columns == std::vector<std::string>{"b", "a"});
    CHECK(both.on_delete == referential_action::restrict);
    CHECK(both.deferrable);
    CHECK(both.initially_deferred);
    CHECK_FALSE(child.foreign_keys[2].deferrable);
    CHECK(child.foreign_keys[2].on_update == referential_action::set_default);
    CHECK(whole.find_table("Parent")->option_value("sqlite", "without_rowid") == "true");
}

TEST_CASE("generated columns, defaults, STRICT") {
    const table found = only_table("create table t(a int default -1, b text default 'it''s', c int generated always as (a * (2 + 1)) stored,"
                                   " d text as (b || ')') virtual not null, e real default 1.5 not null, f any default null) strict");
    CHECK(found.option_value("sqlite", "strict") == "true");
    CHECK(text(found.columns[0].default_value) == normal("-1"));
    CHECK(text(found.columns[1].default_value) == "'it''s'");
    CHECK(text(found.columns[2].generated) == normal("a * (2 + 1)"));
    CHECK(found.columns[2].generated_stored);
    CHECK(text(found.columns[3].generated) == normal("b || ')'"));
    CHECK_FALSE(found.columns[3].generated_stored);
    CHECK_FALSE(found.columns[3].nullable);
}

TEST_CASE("indexes: order, collation, expressions, predicate, uniqueness") {
    const table found = only_table(R"(create table t(a text, b int);
        create unique index if not exists main."ix (one" on t (A collate nocase desc, lower(a || ','), (b + 1) desc) where b > 3 and a <> 'where';
        create index ix_two on t (b asc))");
    REQUIRE(found.indexes.size() == 2);
    const varve::schema::index& one = found.indexes[0];
    CHECK(one.name == "ix (one");
    CHECK(one.unique);
    REQUIRE(one.parts.size() == 3);
    CHECK(one.parts[0].column == "a");
    CHECK(varve::detail::sqlite_same_name(one.parts[0].collation, "nocase"));
    CHECK(one.parts[0].descending);
    CHECK(one.parts[1].column.empty());
    CHECK(text(one.parts[1].value) == normal("lower(a || ',')"));
    CHECK(text(one.parts[2].value) == normal("b + 1"));
    CHECK(one.parts[2].descending);
    CHECK(text(one.where) == normal("b > 3 and a <> 'where'"));
    CHECK_FALSE(found.indexes[1].unique);
    CHECK_FALSE(found.indexes[1].parts[0].descending);
}

TEST_CASE("only a true rowid is made by the engine") {
    CHECK(only_table("create table t(a integer primary key)").columns[0].identity == identity::by_default);
    CHECK(only_table("create table t(a INTEGER, primary key(a))").columns[0].identity == identity::by_default);
    CHECK(only_table("create table t(a int primary key)").columns[0].identity == identity::none);
    CHECK(only_table("create table t(a integer primary key) without rowid").columns[0].identity == identity::none);
    CHECK(only_table("create table t(a integer, b integer, primary key (a, b))").columns[0].identity == identity::none);
    CHECK(only_table("create table t(a integer, primary key (a autoincrement))").columns[0].identity == identity::always);
}

TEST_CASE("what was altered in place is read as it is now") {
    const table found = only_table("create table t(a int check (a > 1), b int); alter table t add column c text default 'x' collate nocase;"
                                   "alter table t rename column a to \"first one\"; alter table t rename to u; alter table u drop column b");
    CHECK(found.name == "u");
    REQUIRE(found.columns.size() == 2);
    CHECK(found.columns[0].name == "first one");
    CHECK(text(found.checks[0].condition) == normal("\"first one\" > 1"));
    CHECK(text(found.columns[1].default_value) == "'x'");
}

TEST_CASE("views and triggers are carried along; the engine's and Varve's own tables are not") {
    const schema whole = introspected(R"(
        create table t(a integer primary key autoincrement, b unique);
        create table varve_version(id); create index varve_ix on varve_version(id);
        create virtual table words using fts5(word);
        create view plain as select a from t;
        create view named(x, "y y") as select a, b from t;
        create trigger after_t after insert on t begin update t set b = new.b; delete from t where a = 0; end;
        analyze)");
    CHECK(whole.tables.size() == 1);
    REQUIRE(whole.views.size() == 2);
    CHECK(text_for(whole.views[0].definition, "sqlite") == normal("select a from t"));
    REQUIRE(whole.objects.size() == 1);
    CHECK(whole.objects[0].kind == object_kind::trigger);
    CHECK(whole.objects[0].table == "t");

    auto connection = varve::sqlite_connection::open(":memory:");
    connection.execute("create table t(a, b); create view named as " + std::string{text_for(whole.views[1].definition, "sqlite")});
    CHECK_NOTHROW(connection.execute("select x, \"y y\" from named"));
}

TEST_CASE("what is read is what the dialect projects") {
    const schema whole = introspected("create table t(a INTEGER PRIMARY KEY, B varchar(10) NOT NULL, check (B  !=  'x'));"
                                      "create index i on t(b) where (B) == 'y'; create view v as select  *  from t");
    CHECK(varve::sqlite::migrations::dialect.project(whole) == whole);
}

TEST_CASE("an empty database is an empty schema") { CHECK(introspected("") == schema{}); }
