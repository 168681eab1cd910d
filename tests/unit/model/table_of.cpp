#include <varve/model/table_of.hpp>

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include "unit/model/fixtures.hpp"

namespace schema = varve::schema;
using names = std::vector<std::string>;

namespace {

constexpr names column_names(const schema::table& table) {
    names all;
    for (const schema::column& each : table.columns) all.push_back(each.name);
    return all;
}

// Each fact in a constant expression …
static_assert(varve::table_of<shop::line_note>().name == "line_note");
static_assert(varve::table_of<shop::line_note>().columns[2].nullable);
static_assert(varve::table_of<shop::line_note>().primary_key.name == "pk_line_note");
static_assert(varve::table_of<shop::line_note>().columns[0].identity == schema::identity::by_default);
static_assert(varve::table_of<shop::customer>().name == "customers" && varve::table_of<shop::customer>().in_schema == "sales");
static_assert(varve::table_of<shop::customer>().columns.size() == 11);
static_assert(varve::table_of<shop::point>().name == "points");
static_assert(varve::table_of<shop::plain_note>().primary_key.columns.size() == 1);
static_assert(varve::table_of<shop::event_log>().primary_key.empty());
static_assert(varve::table_of<shop::loose>().primary_key.empty());
static_assert(varve::table_of<shop::order>().checks.size() == 3);
static_assert(varve::table_of<shop::order>() == varve::table_of<shop::order>());
static_assert(varve::table_of<shop::order>() != varve::table_of<shop::customer>());
static_assert(varve::table_of<shop::tuned>().option_value("a", "strict") == "true");

}  // namespace

// … and, value by value, at run time.

TEST_CASE("a model without facts has the names of its type and fields, and the key id") {
    const schema::table table = varve::table_of<shop::line_note>();
    CHECK(table.name == "line_note");
    CHECK(table.in_schema.empty());
    CHECK(column_names(table) == names{"id", "text", "weight"});
    CHECK(table.columns[0].type == varve::logical_type<std::int64_t>());
    CHECK(table.columns[1].type == varve::logical_type<std::string>());
    CHECK_FALSE(table.columns[1].nullable);
    CHECK(table.columns[2].type == varve::logical_type<double>());
    CHECK(table.columns[2].nullable);
    CHECK(table.primary_key == schema::primary_key{"pk_line_note", {"id"}});
    CHECK(table.columns[0].identity == schema::identity::by_default);
    CHECK((table.uniques.empty() && table.indexes.empty() && table.checks.empty() && table.foreign_keys.empty() && table.options.empty()));
}

TEST_CASE("a model is described from outside") {
    const schema::table points = varve::table_of<shop::point>();
    CHECK(points.name == "points");
    CHECK(points.primary_key.columns == names{"id"});
    CHECK(points.columns[0].identity == schema::identity::by_default);
    const schema::table notes = varve::table_of<shop::plain_note>();
    CHECK(notes.name == "plain_note");
    CHECK(notes.primary_key.columns == names{"id"});
    CHECK(notes.columns[0].identity == schema::identity::none);  // no engine makes texts
}

TEST_CASE("a table has no key when it says so, or when id may be NULL") {
    CHECK(varve::table_of<shop::event_log>().primary_key.empty());
    CHECK(varve::table_of<shop::event_log>().columns[0].identity == schema::identity::none);
    CHECK(varve::table_of<shop::loose>().primary_key.empty());
}

TEST_CASE("keys are composite, named, generated") {
    CHECK(varve::table_of<shop::order>().primary_key == schema::primary_key{"the_key", {"customer", "number"}});
    CHECK(varve::table_of<shop::order>().columns[0].identity == schema::identity::none);
    CHECK(varve::table_of<shop::customer>().columns[0].identity == schema::identity::always);
    CHECK(varve::table_of<shop::tuned>().columns[0].identity == schema::identity::none);  // said without generated()
}

TEST_CASE("foreign keys pair their columns and keep their actions") {
    const auto keys = varve::table_of<shop::order>().foreign_keys;
    REQUIRE(keys.size() == 2);
    CHECK(keys[0] == schema::foreign_key{"fk_orders_customer_customers", {"customer"}, "sales", "customers", {"number"},
                                         schema::referential_action::cascade, schema::referential_action::restrict, false, false});
    CHECK(keys[1] == schema::foreign_key{"fk_replaces", {"replaces_customer", "replaces_number"}, "", "orders", {"customer", "number"},
                                         schema::referential_action::set_null, schema::referential_action::no_action, true, true});
}

TEST_CASE("unique constraints and indexes say all they can") {
    const schema::table table = varve::table_of<shop::order>();
    REQUIRE(table.uniques.size() == 2);
    CHECK(table.uniques[0] == schema::unique{"one_code", {"code"}, false});
    CHECK(table.uniques[1] == schema::unique{"uq_orders_remark_net", {"remark", "net"}, true});

    REQUIRE(table.indexes.size() == 4);
    CHECK(table.indexes[0].name == "ix_orders_net_tax");
    CHECK_FALSE(table.indexes[0].unique);
    CHECK(table.indexes[0].where.empty());
    REQUIRE(table.indexes[0].parts.size() == 2);
    CHECK(table.indexes[0].parts[0] == schema::index_part{.column = "net"});
    CHECK(table.indexes[0].parts[1] == schema::index_part{.column = "tax", .descending = true});
    CHECK(table.indexes[1].name == "ix_dear");
    CHECK(table.indexes[1].unique);
    CHECK(table.indexes[1].parts[0].descending);
    REQUIRE(table.indexes[1].where.nodes.size() == 3);
    CHECK(table.indexes[1].where.nodes[1].text == "gross");
    CHECK(table.indexes[1].where.nodes[1].qualifier.empty());
    CHECK(table.indexes[1].where.nodes[2].floating == 1000.0);
    CHECK(table.indexes[2].method == "hash");
    CHECK(table.indexes[3].name == "ix_total");
    CHECK(table.indexes[3].unique);
    CHECK(table.indexes[3].parts[0].column.empty());
    CHECK(table.indexes[3].parts[0].value.nodes.size() == 3);
}

TEST_CASE("checks have prefixed names, and an expression or text") {
    const auto checks = varve::table_of<shop::order>().checks;
    REQUIRE(checks.size() == 3);
    CHECK(checks[0].name == "ck_orders_sums");
    CHECK(checks[0].condition.nodes.size() == 8);
    CHECK(checks[0].condition.nodes[0].text == "and");
    CHECK(checks[1].name == "ck_orders_opaque");
    CHECK(checks[1].condition == schema::sql("length(code) = 8"));
    REQUIRE(checks[2].condition.nodes.size() == 9);
    CHECK(checks[2].condition.nodes[3].text == "x");
    CHECK(checks[2].condition.nodes[3].value_type == varve::logical_type<std::string>());
    CHECK(checks[2].condition.nodes[7].text == "a text that is longer than any short string");
    CHECK(checks[2].condition.nodes[8].text.empty());
}

TEST_CASE("columns keep what facts say of them") {
    const schema::table table = varve::table_of<shop::order>();
    const schema::column& net = *schema::find(table.columns, "net");
    const schema::column& gross = *schema::find(table.columns, "gross");
    const schema::column& code = *schema::find(table.columns, "code");
    const schema::column& remark = *schema::find(table.columns, "remark");

    REQUIRE(net.default_value.nodes.size() == 1);
    CHECK(net.default_value.nodes[0].kind == schema::node_kind::literal);
    CHECK(net.default_value.nodes[0].floating == 1.0);  // 1 became the field's own type
    CHECK(net.default_value.nodes[0].value_type == varve::logical_type<double>());
    CHECK(code.default_value.nodes.at(0).text == "none");
    CHECK(remark.default_value == schema::sql("lower('X')"));

    CHECK(gross.generated.nodes.size() == 3);
    CHECK(gross.generated_stored);
    CHECK(code.collation == "NOCASE");
    CHECK(code.comment == "printed");
    CHECK(code.type.size == 8);
    CHECK(remark.nullable);
    CHECK(remark.type.spelled == std::vector<schema::dialect_text>{{"postgres", "CITEXT"}, {"", "CLOB"}});

    CHECK(table.comment == "what customers want");
    CHECK(code.hints.renamed_from == names{"label", "sign"});
    CHECK(table.hints.renamed_from == names{"purchases"});
    CHECK(table.hints.dropped == names{"colour", "weight"});
}

TEST_CASE("embedded structs become columns, with their own facts, at any depth") {
    const schema::table table = varve::table_of<shop::customer>();
    CHECK(column_names(table) == names{"number", "name", "billing_street_name", "billing_city", "billing_at_latitude", "billing_at_longitude",
                                       "shipping_street_name", "shipping_city", "shipping_at_latitude", "shipping_at_longitude", "state"});
    CHECK(schema::find(table.columns, "billing_street_name")->type.size == 80);
    CHECK(schema::find(table.columns, "shipping_city")->nullable);
    CHECK(schema::find(table.columns, "shipping_at_longitude")->comment == "degrees east");

    REQUIRE(table.uniques.size() == 2);
    CHECK(table.uniques[1] == schema::unique{"uq_customers_shipping_street_name_shipping_city", {"shipping_street_name", "shipping_city"}, false});
    REQUIRE(table.indexes.size() == 3);
    CHECK(table.indexes[0].name == "ix_customers_billing_city");
    CHECK(table.indexes[2].name == "ix_latitude");
    CHECK(table.indexes[2].parts[0].column == "billing_at_latitude");
    REQUIRE(table.checks.size() == 3);
    CHECK(table.checks[0].name == "ck_customers_billing_at_on_earth");
    CHECK(table.checks[0].condition.nodes[1].text == "billing_at_latitude");
    CHECK(table.checks[1].name == "ck_customers_shipping_at_on_earth");
}

TEST_CASE("stored_as reaches the column, its default and the literals beside it") {
    const schema::table table = varve::table_of<shop::customer>();
    const schema::column& state = *schema::find(table.columns, "state");
    CHECK(state.type.kind == schema::type_kind::enumeration);
    CHECK(state.type.labels == names{"draft", "sent", "paid"});
    CHECK(state.type.stored_as == schema::storage::integer);
    CHECK(state.default_value.nodes.at(0).text == "1");
    CHECK(state.default_value.nodes.at(0).value_type.stored_as == schema::storage::integer);
    CHECK(table.checks[2].name == "ck_customers_not_paid");
    CHECK(table.checks[2].condition.nodes.at(2).text == "2");
    CHECK(table.checks[2].condition.nodes.at(2).value_type.stored_as == schema::storage::integer);
}

TEST_CASE("what holds on one engine only is an option of its dialect") {
    const schema::table table = varve::table_of<shop::tuned>();
    CHECK(table.options == std::vector<schema::option>{{"a", "strict", "true"}, {"a", "fill", "70"}});
    CHECK(table.option_value("b", "strict").empty());
}
