#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <varve/migrate/recorder.hpp>

using namespace varve::migration;
using Catch::Matchers::ContainsSubstring;
namespace schema = varve::schema;

namespace {

recorder with_metrics() {
    recorder op;
    op.create_table("metrics", {
                                   column("id", bigint()).identity(),
                                   column("name", text()),
                                   column("value", double_precision()).null(),
                                   primary_key("pk_metrics", {"id"}),
                                   unique("uq_metrics_name", {"name"}),
                                   check("ck_metrics_value", col("value") < literal(1e308)),
                                   index("ix_metrics_value", {descending("value")}),
                               });
    return op;
}

std::string failure(void (*act)(operations&)) {
    recorder op = with_metrics();
    try {
        act(op);
    } catch (const varve::migration_error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

const varve::change& last(const recorder& op) { return std::get<varve::change>(op.steps().back()); }

}  // namespace

TEST_CASE("create_table collects its parts") {
    const recorder op = with_metrics();
    const schema::table* table = op.state().find_table("metrics");
    REQUIRE(table != nullptr);
    CHECK(table->columns.size() == 3);
    CHECK(table->columns[0].identity == schema::identity::by_default);
    CHECK_FALSE(table->columns[1].nullable);
    CHECK(table->columns[2].nullable);
    CHECK(table->primary_key.columns == std::vector<std::string>{"id"});
    CHECK(table->uniques.front().name == "uq_metrics_name");
    CHECK(table->indexes.front().parts.front().descending);
    REQUIRE(table->checks.front().condition.nodes.size() == 3);
    CHECK(table->checks.front().condition.nodes[0].text == "<");
    CHECK(table->checks.front().condition.nodes[2].value_type == double_precision());
}

TEST_CASE("a drop carries what it drops, so it inverts itself") {
    recorder op = with_metrics();
    const schema::schema before = op.state();
    op.drop_index("metrics", "ix_metrics_value");
    CHECK(std::get<schema::index>(last(op).before).parts.front().descending);
    op.drop_check("metrics", "ck_metrics_value");
    op.drop_column("metrics", "value");
    CHECK(op.state().find_table("metrics")->columns.size() == 2);
    CHECK(std::get<schema::column>(last(op).before) ==
          column("value", double_precision()).null().value());
    schema::schema back = op.state();
    for (auto step = op.steps().rbegin(); step != op.steps().rend() - 1; ++step)
        apply(back, inverse(std::get<varve::change>(*step)));
    CHECK(back == before);
}

TEST_CASE("a column in the middle keeps its place both ways") {
    recorder op = with_metrics();
    op.add_column("metrics", column("dataset", text()).null(), at(1));
    CHECK(op.state().find_table("metrics")->columns[1].name == "dataset");
    op.drop_column("metrics", "dataset");
    CHECK(last(op).position == 1);
    op.add_column("metrics", column("dataset", text()).null(), at(3));
    CHECK(last(op).position == -1);
}

TEST_CASE("alter_column takes the whole column or a change of it") {
    recorder one = with_metrics();
    one.alter_column("metrics", column("value", double_precision()));
    recorder two = with_metrics();
    two.alter_column("metrics", "value", [](auto& value) { value.not_null(); });
    CHECK(last(one) == last(two));
}

TEST_CASE("renames give both names") {
    recorder op = with_metrics();
    op.rename_column("metrics", "name", "label");
    CHECK(std::get<schema::column>(last(op).before).name == "name");
    CHECK(op.state().find_table("metrics")->columns[1].name == "label");
    op.rename_table("metrics", "measures");
    CHECK(op.state().find_table("measures") != nullptr);
    CHECK(op.state().find_table("metrics") == nullptr);
    op.rename_index("measures", "ix_metrics_value", "ix_measures_value");
    CHECK(op.state().find_table("measures")->indexes.front().name == "ix_measures_value");
}

TEST_CASE("what a name does not fit is told with what there is") {
    CHECK_THAT(failure([](operations& op) { op.drop_column("metrics", "nmae"); }),
               ContainsSubstring("\"metrics\" has no column \"nmae\"") &&
                   ContainsSubstring("it has \"id\", \"name\", \"value\""));
    CHECK_THAT(failure([](operations& op) { op.add_column("metric", column("x", text())); }),
               ContainsSubstring("no table \"metric\""));
    CHECK_THAT(failure([](operations& op) { op.add_column("metrics", column("name", text())); }),
               ContainsSubstring("a column 'name' in table 'metrics' already"));
    CHECK_THAT(
        failure([](operations& op) { op.create_table("metrics", {column("id", bigint())}); }),
        ContainsSubstring("a table 'metrics' already"));
    CHECK_THAT(failure([](operations& op) { op.rename_column("metrics", "name", "value"); }),
               ContainsSubstring("a column 'value' in table 'metrics' already"));
    CHECK_THAT(failure([](operations& op) { op.drop_view("warm"); }),
               ContainsSubstring("no view \"warm\""));
    CHECK_THAT(
        failure([](operations& op) { op.set_primary_key("other", primary_key("pk", {"id"})); }),
        ContainsSubstring("no table \"other\""));
}

TEST_CASE("raw SQL states its effect, and the schema follows it") {
    recorder op = with_metrics();
    op.execute({{"sqlite", "create index x on metrics (name)"},
                {"postgres", "create index concurrently x on metrics (name)"}},
               [](operations& effect) { effect.create_index("metrics", "x", {"name"}); });
    CHECK(op.state().find_table("metrics")->indexes.size() == 2);
    const auto& raw = std::get<sql_step>(op.steps().back());
    CHECK(raw.effect.size() == 1);
    CHECK(schema::text_for(raw.text, "postgres") ==
          "create index concurrently x on metrics (name)");

    op.execute("analyze", no_schema_effect);
    CHECK(std::get<sql_step>(op.steps().back()).effect.empty());
    CHECK_THROWS_AS(
        op.execute("x", [](operations& effect) { effect.execute("y", no_schema_effect); }),
        varve::migration_error);
}

TEST_CASE("SQL text for one dialect is a list, not a range of characters") {
    CHECK(sql({{"sqlite", "x"}}).value().text.front().dialect == "sqlite");
    CHECK(view("v", {{"sqlite", "select 1"}}).value().definition.front().text == "select 1");
}
