// DDL and projections are constant expressions: a schema's script can be a constant, and diff compares projections in a
// static_assert.
#include <catch2/catch_test_macros.hpp>

#include <varve/backend/sqlite/migration_dialect.hpp>

namespace {

constexpr varve::sqlite_migration_dialect sqlite{};

constexpr varve::schema::schema made() {
    varve::schema::schema whole;
    varve::schema::table& table = whole.tables.emplace_back();
    table.name = "t";
    varve::schema::column& id = table.columns.emplace_back();
    id.name = "id";
    id.type.kind = varve::schema::type_kind::integer;
    id.type.size = 64;
    varve::schema::column& label = table.columns.emplace_back();
    label.name = "label";
    label.type.kind = varve::schema::type_kind::enumeration;
    label.type.labels.push_back("red");
    label.nullable = true;
    table.primary_key.name = "pk_t";
    table.primary_key.columns.push_back("id");
    return whole;
}

constexpr bool creates() {
    const varve::schema::schema whole = made();
    varve::change one;
    one.after = whole.tables[0];
    const varve::plan plan = sqlite.plan_changes({}, {one});
    return plan.statements.size() == 1 &&
           plan.statements[0].sql ==
               "CREATE TABLE \"t\" (\n    \"id\" INTEGER NOT NULL,\n    \"label\" TEXT CONSTRAINT \"ck_t_label\" CHECK (\"label\" in "
               "('red')),\n    CONSTRAINT \"pk_t\" PRIMARY KEY (\"id\")\n)";
}
static_assert(creates());

constexpr bool plan_rebuilds() {
    const varve::schema::schema whole = made();
    varve::change one;
    one.table = "t";
    one.before = whole.tables[0].columns[1];
    varve::schema::column after = whole.tables[0].columns[1];
    after.type.labels.push_back("blue");
    one.after = after;
    return sqlite.plan_changes(whole, {one}).before.size() == 1;
}
static_assert(plan_rebuilds());

static_assert(sqlite.project(sqlite.project(made())) == sqlite.project(made()));
static_assert(sqlite.project(made()).tables[0].checks[0].condition.text[0].text == "label in ('red')");

}  // namespace

TEST_CASE("DDL and projections are constant expressions") { CHECK((creates() && plan_rebuilds())); }
