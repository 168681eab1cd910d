#include <varve/model/models.hpp>

#include <catch2/catch_test_macros.hpp>

#include "unit/model/fixtures.hpp"

using store = varve::models<shop::customer, shop::order, shop::line_note>;
using smaller = varve::dropping<varve::models<shop::line_note>, "orders", "customers">;

static_assert(store::contains<shop::order> && !store::contains<shop::point>);
static_assert(store::schema().tables.size() == 3);
static_assert(store::schema() == store::schema());
static_assert(store::schema().find_table("customers", "sales") != nullptr && store::schema().find_table("customers") == nullptr);
static_assert(varve::models<>::schema() == varve::schema::schema{});
static_assert(smaller::schema().hints.dropped.size() == 2);

TEST_CASE("a set of models makes one schema, in the order it names them") {
    const varve::schema::schema schema = store::schema();
    REQUIRE(schema.tables.size() == 3);
    CHECK(schema.tables[0] == varve::table_of<shop::customer>());
    CHECK(schema.tables[1] == varve::table_of<shop::order>());
    CHECK(schema.tables[2] == varve::table_of<shop::line_note>());
    CHECK(schema.views.empty());
    CHECK(schema.objects.empty());
    CHECK(schema.hints.dropped.empty());
}

TEST_CASE("a set confirms the drop of tables without having them") {
    const varve::schema::schema schema = smaller::schema();
    CHECK(schema.tables.size() == 1);
    CHECK(schema.hints.dropped == std::vector<std::string>{"orders", "customers"});
    CHECK(smaller::contains<shop::line_note>);
}
