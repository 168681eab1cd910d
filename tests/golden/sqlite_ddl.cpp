// The DDL that SQLite gets, as files to be read in review. That it works is what tests/unit/ddl shows.
#include <catch2/catch_test_macros.hpp>

#include <support/golden.hpp>
#include <unit/ddl/made.hpp>

using namespace varve_test;

namespace {

std::string script(const varve::plan& plan) {
    std::string out;
    const auto part = [&](std::string_view title, const std::vector<varve::ddl_statement>& statements) {
        if (statements.empty()) return;
        out += "-- " + std::string{title} + "\n";
        for (const auto& each : statements) {
            if (!each.hazards.empty()) out += "-- hazards: " + varve::text_of(each.hazards) + "\n";
            if (each.what == varve::ddl_statement::role::expect_no_rows) out += "-- no rows, or: " + each.failure + "\n";
            out += each.sql + ";\n";
        }
    };
    part("before the transaction", plan.before);
    part("inside", plan.statements);
    part("after", plan.after);
    return out;
}

varve::schema::table metrics() {
    auto made = table("metrics", {integer("id"), text("name"), text("dataset", true), column("value", type(type_kind::floating, 64)),
                                  column("measured_at", type(type_kind::timestamp)), column("price", type(type_kind::decimal, 10, 2), true),
                                  column("kind", varve_test::enumeration({"raw", "derived"})), integer("parent", true)});
    made.columns[0].identity = varve::schema::identity::always;
    made.columns[1].collation = "NOCASE";
    made.columns[6].default_value.nodes.emplace_back().text = "raw";
    made.uniques = {{"uq_metrics_name_measured_at", {"name", "measured_at"}, false}, {"uq_metrics_dataset", {"dataset", "name"}, true}};
    made.foreign_keys = {foreign_key("fk_metrics_parent_metrics", {"parent"}, "metrics", {"id"})};
    made.foreign_keys[0].on_delete = varve::schema::referential_action::set_null;
    made.foreign_keys[0].deferrable = true;
    made.foreign_keys[0].initially_deferred = true;
    made.checks = {{"ck_metrics_value_is_finite", varve::schema::sql("value < 1e308")}};
    auto by_time = index("ix_metrics_measured_at", {"measured_at"});
    by_time.parts[0].descending = true;
    by_time.where = varve::schema::sql("dataset IS NOT NULL");
    made.indexes = {by_time};
    return made;
}

}  // namespace

TEST_CASE("sqlite: create a table with everything") {
    check_golden("sqlite/create_table.sql", script(dialect.plan_changes({}, {created(metrics())})));
}

TEST_CASE("sqlite: create tables with options, a view and a trigger") {
    auto options = table("options", {text("key"), text("value", true)}, {"key"});
    options.options = {{"sqlite", "strict", "true"}, {"sqlite", "without_rowid", "true"}};
    check_golden("sqlite/create_objects.sql",
                 script(dialect.plan_changes({}, {created(options), created("", view("keys", "SELECT key FROM options")),
                                                  created("", trigger("keys_insert", "keys",
                                                                      "CREATE TRIGGER keys_insert INSTEAD OF INSERT ON keys BEGIN INSERT INTO "
                                                                      "options (key) VALUES (new.key); END"))})));
}

TEST_CASE("sqlite: rebuild a table") {
    varve::schema::schema before{.tables = {metrics()},
                                 .objects = {trigger("metrics_insert", "metrics",
                                                     "CREATE TRIGGER metrics_insert AFTER INSERT ON metrics BEGIN SELECT 1; END")}};
    auto dataset = metrics().columns[2];
    auto filled = with_default(dataset, "'none'");
    filled.nullable = false;
    auto price = metrics().columns[5];
    price.type.scale = 0;
    check_golden("sqlite/rebuild_table.sql",
                 script(dialect.plan_changes(before, {altered("metrics", dataset, filled), altered("metrics", metrics().columns[5], price),
                                                      created("metrics", with_default(text("made_at"), "CURRENT_TIMESTAMP"))})));
}

TEST_CASE("sqlite: alter a table in place") {
    const varve::schema::schema before{.tables = {metrics()}};
    check_golden("sqlite/alter_in_place.sql",
                 script(dialect.plan_changes(before, {dropped("metrics", metrics().indexes[0]), created("metrics", text("unit", true)),
                                                      renamed("metrics", metrics().columns[3], "amount"),
                                                      created("metrics", index("ix_metrics_unit", {"unit"}))})));
}

TEST_CASE("sqlite: drop a table") {
    check_golden("sqlite/drop_table.sql", script(dialect.plan_changes({.tables = {metrics()}}, {dropped("", metrics())})));
}
