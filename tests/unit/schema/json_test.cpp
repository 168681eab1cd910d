#include <bit>
#include <cstdint>
#include <limits>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>

#include <string>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <varve/schema/json.hpp>

namespace {

using namespace varve::schema;

schema everything() {
    column one;
    one.name = "c";
    one.type = {type_kind::array, 3, 2, true, storage::bytes, "name", {"l1", "l2"}, {type{}}, {{"sqlite", "TEXT"}}};
    one.nullable = true;
    one.identity = identity::always;
    one.default_value = sql("1", "postgres");
    node call;
    call.kind = node_kind::call;
    call.arity = 1;
    call.text = "lower";
    node null;
    null.is_null = true;
    null.qualifier = "t";
    null.value_type.kind = type_kind::uuid;
    one.generated.nodes = {call, null};
    one.generated_stored = true;
    one.on_update = sql("2");
    one.collation = "C";
    one.comment = "a \"comment\"\n";
    one.hints = {{"old", "older"}, {"gone"}};
    table t;
    t.name = "t";
    t.in_schema = "s";
    t.columns = {one};
    t.primary_key = {"pk", {"c"}};
    t.uniques = {{"u", {"c"}, true}};
    t.foreign_keys = {{"fk", {"c"}, "s2", "t2", {"d"}, referential_action::set_null, referential_action::cascade, true, true}};
    t.checks = {{"ck", sql("c > 0")}};
    index_part part{"c", sql("x"), true, nulls_order::last, "C", "ops"};
    t.indexes = {{"i", {part}, true, true, sql("w"), {"c"}, "gin", "comment"}};
    t.comment = "comment";
    t.options = {{"sqlite", "strict", "true"}};
    t.hints = {{"old_t"}, {"old_c"}};
    schema made;
    made.tables = {t, table{}};
    made.views = {{"v", "s", {{"", "select 1"}}, true, "comment"}};
    made.objects = {{object_kind::sequence, "sq", "t", {{"sqlite", "x"}}}};
    made.hints = {{}, {"dropped"}};
    return made;
}

std::string message_of(const char* text) {
    try {
        schema_from_json(boost::json::parse(text));
    } catch (const varve::data_error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

}  // namespace

TEST_CASE("a schema round-trips as JSON, hints included, to the same text") {
    const schema before = everything();
    const std::string text = boost::json::serialize(to_json(before));
    const schema after = schema_from_json(boost::json::parse(text));
    CHECK(after == before);
    CHECK(boost::json::serialize(to_json(after)) == text);  // equality does not see the hints, the text does
    CHECK(after.tables[0].hints.dropped == before.tables[0].hints.dropped);
    CHECK(after.tables[0].columns[0].hints.renamed_from == before.tables[0].columns[0].hints.renamed_from);
    CHECK(after.hints.dropped == before.hints.dropped);
}

TEST_CASE("numbers round-trip to the last bit, also those that JSON does not have") {
    for (const double number : {0.1, 0.10000000000000002, -0.0, 1e308, 5e-324, std::numeric_limits<double>::infinity()}) {
        node literal;
        literal.floating = number;
        schema before;
        before.tables = {table{}};
        before.tables[0].checks = {{"ck", {{literal}, {}}}};
        const schema after = schema_from_json(boost::json::parse(boost::json::serialize(to_json(before))));
        const double found = after.tables[0].checks[0].condition.nodes[0].floating;
        CHECK(std::bit_cast<std::uint64_t>(found) == std::bit_cast<std::uint64_t>(number));
    }
}

TEST_CASE("defaults are left out and keys have their order") {
    schema made;
    made.tables.emplace_back();
    made.tables[0].name = "t";
    made.tables[0].columns.emplace_back();
    made.tables[0].columns[0].name = "c";
    CHECK(boost::json::serialize(to_json(made)) == R"({"tables":[{"name":"t","columns":[{"name":"c","type":{"kind":"text"}}]}]})");
    CHECK(boost::json::serialize(to_json(schema{})) == "{}");
}

TEST_CASE("bad JSON is refused with the path to it") {
    CHECK(message_of(R"({"tables":[{"name":"a"},{"name":"t","columns":[{"name":"c","type":{"kind":"strng"}}]}]})") ==
          "varve: JSON: tables[1].columns[0].type.kind: unknown kind 'strng'; expected one of boolean, integer, floating, decimal, "
          "text, bytes, uuid, json, date, time, timestamp, local_timestamp, duration, enumeration, array, custom");
    CHECK(message_of(R"([])") == "varve: JSON: the whole: expected an object");
    CHECK(message_of(R"({"tables":{}})") == "varve: JSON: tables: expected an array");
    CHECK(message_of(R"({"tables":[{"nam":"t"}]})") == "varve: JSON: tables[0].name: is missing");
    CHECK(message_of(R"({"table":[]})") == "varve: JSON: table: unknown key");
    CHECK(message_of(R"({"tables":[{"name":1}]})") == "varve: JSON: tables[0].name: expected a string");
    CHECK(message_of(R"({"tables":[{"name":"t","columns":[{"name":"c","type":{"kind":"text","size":1.5}}]}]})") ==
          "varve: JSON: tables[0].columns[0].type.size: expected a whole number that an int can hold");
    CHECK(message_of(R"({"tables":[{"name":"t","columns":[{"name":"c","type":{"kind":"text"},"nullable":1}]}]})") ==
          "varve: JSON: tables[0].columns[0].nullable: expected true or false");
    CHECK(message_of(R"({"tables":[{"name":"t","checks":[{"condition":{"nodes":[{"kind":"operation","arity":2}]}}]}]})") ==
          "varve: JSON: tables[0].checks[0].condition: the nodes are not one expression: their arities do not add up");
}
