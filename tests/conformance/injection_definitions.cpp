// Hostile texts in definitions, where no parameter can stand: defaults, checks, labels of enumerations, and every kind of name.
// They are made as schema values at run time, as tools and migrations make them.
#include <varve/diff/diff.hpp>

#include "bench.hpp"
#include "hostile.hpp"
#include "migrations.hpp"
#include "shop.hpp"

using namespace varve_test;
namespace schema = varve::schema;

namespace {

schema::column column(std::string_view name, schema::type_kind kind) {
    schema::column made;
    made.name = name;
    made.type.kind = kind;
    return made;
}

schema::node node(schema::node_kind kind, std::string_view text, int arity = 0) {
    schema::node made;
    made.kind = kind;
    made.text = text;
    made.arity = arity;
    return made;
}

schema::node literal(std::string_view text) {
    schema::node made = node(schema::node_kind::literal, text);
    made.value_type.kind = schema::type_kind::text;
    return made;
}

/// A table with a default and a check that refuses the text.
schema::table table_with(const std::string& text, std::size_t number) {
    schema::table made;
    made.name = "t" + std::to_string(number);
    made.columns = {column("id", schema::type_kind::integer), column("text", schema::type_kind::text), column("other", schema::type_kind::text)};
    made.columns[1].default_value.nodes = {literal(text)};
    made.columns[2].default_value.nodes = {literal("")};
    made.primary_key.columns = {"id"};
    schema::check& check = made.checks.emplace_back();
    check.name = "refuses" + std::to_string(number);
    check.condition.nodes = {node(schema::node_kind::operation, schema::operators::not_equal, 2), node(schema::node_kind::column, "other"), literal(text)};
    return made;
}

struct texts_row {
    std::string text;
    std::string other;
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("injection: defaults and checks", "[injection]", tested_backends) {
    bench<TestType, item> here;
    schema::schema made = varve::models<item>::schema();
    std::vector<std::string> texts = corpus();
    for (std::string& text : texts)
        if (text.size() > 100'000) text = text.substr(text.size() - 100'000);  // the engine keeps the whole CREATE TABLE
    for (std::size_t i = 0; i < texts.size(); ++i) made.tables.push_back(table_with(texts[i], i));
    prepare(here.session, made);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        INFO(shown(texts[i]));
        const std::string table = made.tables[i + 1].name;
        here.session.execute("INSERT INTO " + table + " (id) VALUES (1)");
        const auto rows = here.template plainly<texts_row>("SELECT text, other FROM " + table);
        REQUIRE(rows.size() == 1);
        CHECK(rows[0].text == texts[i]);
        CHECK_THROWS_AS(here.session.run(varve::raw<void>(here.sql("INSERT INTO " + table + " (id, other) VALUES (2, {1})"), texts[i])), varve::check_violation);
    }
    CHECK(varve::diff(here.session.introspect(), told_by(here.session, made)).empty());
    CHECK(here.template rows<item>().count() == 0);
}

TEMPLATE_LIST_TEST_CASE("injection: names of tables, columns, constraints and indexes", "[injection]", tested_backends) {
    bench<TestType, item> here;
    schema::schema made = varve::models<item>::schema();
    std::vector<std::string> names;
    for (const std::string& text : corpus())
        if (text.size() < 200) names.push_back(text);
    for (std::size_t i = 0; i < names.size(); ++i) {
        schema::table& table = made.tables.emplace_back();
        table.name = "t " + names[i] + std::to_string(i);
        table.columns = {column("id", schema::type_kind::integer), column(names[i], schema::type_kind::text), column("c " + names[i], schema::type_kind::text)};
        table.columns[1].nullable = table.columns[2].nullable = true;
        table.primary_key.columns = {"id"};
        table.uniques.push_back({.name = "u " + names[i] + std::to_string(i), .columns = {names[i]}});
        schema::index& index = table.indexes.emplace_back();
        index.name = "i " + names[i] + std::to_string(i);
        index.parts.emplace_back().column = "c " + names[i];
        schema::check& check = table.checks.emplace_back();
        check.name = "k " + names[i] + std::to_string(i);
        check.condition.nodes = {node(schema::node_kind::operation, schema::operators::not_equal, 2), node(schema::node_kind::column, names[i]), literal(names[i])};
    }
    prepare(here.session, made);
    const auto& dialect = here.session.dialect();
    for (std::size_t i = 0; i < names.size(); ++i) {
        INFO(shown(names[i]));
        const schema::table& table = made.tables[i + 1];
        const std::string into = "INSERT INTO " + dialect.identifier(table.name) + " (id, " + dialect.identifier(names[i]) + ", " + dialect.identifier("c " + names[i]) + ") VALUES ";
        here.session.run(varve::raw<void>(into + here.sql("(1, {1}, {2})"), names[i] + "x", names[i]));
        CHECK_THROWS_AS(here.session.run(varve::raw<void>(into + here.sql("(2, {1}, {2})"), names[i] + "x", names[i])), varve::unique_violation);
        CHECK_THROWS_AS(here.session.run(varve::raw<void>(into + here.sql("(3, {1}, {2})"), names[i], names[i])), varve::check_violation);
        CHECK(here.template plainly<std::string>("SELECT " + dialect.identifier("c " + names[i]) + " FROM " + dialect.identifier(table.name)) == std::vector<std::string>{names[i]});
    }
    CHECK(varve::diff(here.session.introspect(), told_by(here.session, made)).empty());
    CHECK(here.template rows<item>().count() == 0);
}

TEMPLATE_LIST_TEST_CASE("injection: labels of enumerations", "[injection]", tested_backends) {
    bench<TestType, item> here;
    schema::schema made = varve::models<item>::schema();
    schema::table& table = made.tables.emplace_back();
    table.name = "moods";
    table.columns = {column("id", schema::type_kind::integer), column("mood", schema::type_kind::enumeration)};
    table.primary_key.columns = {"id"};
    schema::type& moods = table.columns[1].type;
    moods.name = "mood'; --";
    for (const std::string& text : corpus())
        if (text.size() < 60) moods.labels.push_back(text);  // the least that engines take of a label
    prepare(here.session, made);
    for (std::size_t i = 0; i < moods.labels.size(); ++i) {
        INFO(shown(moods.labels[i]));
        here.session.run(varve::raw<void>(here.sql("INSERT INTO moods (id, mood) VALUES ({1}, {2})"), static_cast<std::int64_t>(i), moods.labels[i]));
        CHECK(here.template plainly<std::string>(here.sql("SELECT mood FROM moods WHERE id = {1}"), static_cast<std::int64_t>(i)) == std::vector<std::string>{moods.labels[i]});
    }
    CHECK_THROWS_AS(here.session.run(varve::raw<void>("INSERT INTO moods (id, mood) VALUES (999, 'no such label')")), varve::error);
    CHECK(here.template rows<item>().count() == 0);
}
