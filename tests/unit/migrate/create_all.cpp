#include <string>
#include <utility>

#include <catch2/catch_test_macros.hpp>

#include <varve/backend/sqlite/migrations.hpp>
#include <varve/diff/diff.hpp>
#include <varve/migrate/create_all.hpp>
#include <varve/session/database.hpp>

namespace {

namespace schema = varve::schema;

schema::table table(std::string name) {
    schema::table made;
    made.name = std::move(name);
    made.columns.push_back({.name = "id", .type = {.kind = schema::type_kind::integer, .size = 64}});
    made.columns.push_back({.name = "other", .type = {.kind = schema::type_kind::integer, .size = 64}, .nullable = true});
    made.primary_key.columns = {"id"};
    return made;
}

// Two tables that refer to each other, an index, a view and a trigger.
schema::schema whole() {
    schema::schema made;
    made.tables = {table("a"), table("b")};
    made.tables[0].foreign_keys.push_back(
        {.name = "fk_a_b", .columns = {"other"}, .referenced_table = "b", .referenced_columns = {"id"}});
    made.tables[1].foreign_keys.push_back(
        {.name = "fk_b_a", .columns = {"other"}, .referenced_table = "a", .referenced_columns = {"id"}});
    schema::index index;
    index.name = "ix_b_other";
    index.parts.emplace_back().column = "other";
    made.tables[1].indexes.push_back(index);
    made.views.push_back({.name = "all_of_a", .definition = {{"", "SELECT id FROM a"}}});
    made.objects.push_back({.kind = schema::object_kind::trigger,
                            .name = "b_follows",
                            .table = "a",
                            .text = {{"sqlite", "CREATE TRIGGER b_follows AFTER DELETE ON a BEGIN DELETE FROM b WHERE other = old.id; END"}}});
    return made;
}

TEST_CASE("create_all makes what diff and the planner would make") {
    varve::database<varve::sqlite> short_way{":memory:"};
    varve::database<varve::sqlite> long_way{":memory:"};
    auto created = short_way.session();
    auto planned = long_way.session();

    varve::create_all(created, whole());
    const varve::plan plan = varve::sqlite::migrations::dialect.plan_changes({}, varve::diff(schema::schema{}, whole()).list);
    for (const varve::ddl_statement& each : plan.statements)
        if (each.what == varve::ddl_statement::role::execute) planned.execute(each.sql);

    const schema::schema made = created.introspect();
    CHECK(made.tables.size() == 2);
    CHECK(made.views.size() == 1);
    CHECK(made.objects.size() == 1);
    CHECK(varve::diff(planned.introspect(), made).empty());
}

TEST_CASE("create_all makes nothing when a table is there already") {
    varve::database<varve::sqlite> database{":memory:"};
    auto session = database.session();
    session.execute("CREATE TABLE b (id INTEGER)");
    CHECK_THROWS_AS(varve::create_all(session, whole()), varve::error);
    CHECK(session.introspect().tables.size() == 1);
    CHECK_FALSE(session.in_transaction());
}

TEST_CASE("create_all inside a transaction is undone with it") {
    varve::database<varve::sqlite> database{":memory:"};
    auto session = database.session();
    {
        auto open = session.transaction();
        varve::create_all(session, whole());
        CHECK(session.introspect().tables.size() == 2);
    }
    CHECK(session.introspect().tables.empty());
}

}  // namespace
