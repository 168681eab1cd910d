// DDL made from models, what the engine tells back of it, and diff: the three must agree.
#include <string>

#include <boost/json/serialize.hpp>

#include <varve/diff/describe.hpp>
#include <varve/diff/diff.hpp>
#include <varve/migrate/create_all.hpp>
#include <varve/schema/canonical.hpp>
#include <varve/schema/json.hpp>

#include "bench.hpp"
#include "migrations.hpp"
#include "schema_models.hpp"

using namespace varve_test;

namespace {

// Hints are about the way to a schema, and no engine keeps them.
std::string told(varve::schema::schema whole) {
    whole.hints = {};
    for (varve::schema::table& table : whole.tables) {
        table.hints = {};
        for (varve::schema::column& column : table.columns) column.hints = {};
    }
    return boost::json::serialize(varve::schema::to_json(varve::schema::canonical(whole)));
}

std::string told(const varve::changes& found) {
    std::string out;
    for (const varve::change& each : found) out += varve::describe(each) + "\n";
    for (const varve::question& each : found.refused) out += "? " + each.text() + "\n";
    return out;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("schema: introspection gives back what the models made", "[schema]", tested_backends) {
    bench<TestType, person, project, odd, event, log_line> here;
    const auto& dialect = TestType::backend::migrations::dialect;
    const auto wanted = told_by(here.session, store::schema());
    const auto found = dialect.project(here.session.introspect());
    for (const auto& table : wanted.tables) {
        INFO(table.name);
        const auto* same = found.find_table(table.name);
        REQUIRE(same != nullptr);
        varve::schema::schema left;
        left.tables = {table};
        varve::schema::schema right;
        right.tables = {*same};
        CHECK(told(left) == told(right));
    }
    CHECK(told(varve::diff(found, wanted)) == "");
    CHECK(told(varve::diff(wanted, found)) == "");
}

TEMPLATE_LIST_TEST_CASE("schema: what no fact says comes back as well", "[schema]", tested_backends) {
    bench<TestType> here;
    const auto& dialect = TestType::backend::migrations::dialect;
    varve::schema::schema made = varve::models<person>::schema();
    varve::schema::table& people = made.tables[0];
    if (here.can.expression_indexes) {
        varve::schema::index& either = people.indexes.emplace_back();
        either.name = "ix_either";
        either.parts.emplace_back().column = "active";
        either.parts.emplace_back().value = varve::schema::sql("lower(nick) || '--'", dialect.name());
        either.parts.back().descending = true;
    }
    if (here.can.views)
        made.views.push_back({.name = "active people", .definition = {{std::string{dialect.name()}, "SELECT name FROM people  WHERE active"}}});
    varve::create_all(here.session, made);
    const auto wanted = told_by(here.session, made);
    const auto found = dialect.project(here.session.introspect());
    CHECK(told(found) == told(wanted));
    CHECK(told(varve::diff(found, wanted)) == "");
}

TEMPLATE_LIST_TEST_CASE("schema: an index keeps a collation that its column does not have", "[schema]", tested_backends) {
    bench<TestType> here;
    const auto& dialect = TestType::backend::migrations::dialect;
    varve::schema::schema made = varve::models<person>::schema();
    varve::schema::index& exact = made.tables[0].indexes.emplace_back();
    exact.name = "ix_exact";
    exact.parts.emplace_back().column = "name";
    const auto without = told_by(here.session, made);
    exact.parts[0].collation = here.can.namespaces ? "C" : "BINARY";  // the column's own is NOCASE
    varve::create_all(here.session, made);
    const auto wanted = told_by(here.session, made);
    CHECK(told(wanted) != told(without));
    CHECK(told(dialect.project(here.session.introspect())) == told(wanted));
    CHECK(told(dialect.project(wanted)) == told(wanted));
    exact.parts[0].collation = "NOCASE";  // says what is so anyway
    CHECK(told(told_by(here.session, made)) == told(without));
}

TEMPLATE_LIST_TEST_CASE("schema: a projection is projected onto itself", "[schema]", tested_backends) {
    const auto once = TestType::backend::migrations::dialect.project(store::schema());
    CHECK(told(TestType::backend::migrations::dialect.project(once)) == told(once));
}

TEMPLATE_LIST_TEST_CASE("schema: a database is empty after the suite cleared it", "[schema]", tested_backends) {
    bench<TestType, person, project, odd, event, log_line> here;
    if (here.can.views) here.session.execute("CREATE VIEW seen AS SELECT name FROM people");
    if (here.can.triggers && std::string_view{TestType::backend::name} == "sqlite")
        here.session.execute("CREATE TRIGGER told AFTER DELETE ON people BEGIN DELETE FROM log_line; END");
    here.template rows<person>().insert({.name = "Ann", .nick = {}});
    prepare(here.session, {});
    CHECK(told(here.session.introspect()) == told(varve::schema::schema{}));
}
