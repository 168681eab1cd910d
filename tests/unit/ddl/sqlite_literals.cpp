// Literals as they lie in their columns: each is compared by SQLite with what it must be.
#include <limits>

#include <catch2/catch_test_macros.hpp>

#include "made.hpp"
#include "real_database.hpp"

using namespace varve_test;

namespace {

std::string literal(varve::schema::type type, std::string_view canonical) {
    varve::schema::node node;
    node.text = canonical;
    node.value_type = std::move(type);
    std::string out;
    dialect.append_literal(out, node);
    return out;
}
std::string number(double value) {
    varve::schema::node node;
    node.value_type = type(type_kind::floating, 64);
    node.floating = value;
    std::string out;
    dialect.append_literal(out, node);
    return out;
}
varve::schema::type stored(type_kind kind, varve::schema::storage how) {
    auto made = type(kind);
    made.stored_as = how;
    return made;
}
std::string evaluated(const std::string& sql) {
    return real_database{}.value("SELECT typeof(" + sql + ") || ':' || " + sql);
}

}  // namespace

TEST_CASE("literals of every logical type") {
    using enum type_kind;
    CHECK(literal(type(boolean), "true") == "1");
    CHECK(literal(type(boolean), "false") == "0");
    CHECK(literal(type(integer, 64), "-9223372036854775808") == "-9223372036854775808");
    CHECK(literal(type(text), "it's") == "'it''s'");
    CHECK(literal(varve_test::enumeration({"red"}), "red") == "'red'");
    CHECK(literal(type(bytes), "00ff") == "x'00ff'");
    CHECK(literal(type(uuid), "00112233-4455-6677-8899-AABBCCDDEEFF") == "x'00112233445566778899aabbccddeeff'");
    CHECK(literal(stored(uuid, varve::schema::storage::text), "00112233445566778899aabbccddeeff") ==
          "'00112233-4455-6677-8899-aabbccddeeff'");
    CHECK(literal(type(json), "{\"a\":1}") == "'{\"a\":1}'");
    CHECK(literal(type(date), "0") == "'1970-01-01'");
    CHECK(literal(type(date), "2026-11-21") == "'2026-11-21'");
    CHECK(literal(type(varve::schema::type_kind::time), "1500000") == "'00:00:01.500000'");
    CHECK(literal(type(timestamp), "-1") == "'1969-12-31 23:59:59.999999'");
    CHECK(literal(type(local_timestamp), "2026-11-21T08:00:00Z") == "'2026-11-21 08:00:00.000000'");
    CHECK(literal(stored(timestamp, varve::schema::storage::integer), "1000001") == "1000001");
    CHECK(literal(type(duration), "-5") == "-5");
    CHECK(literal(type(decimal, 6, 2), "1250") == "1250");
    CHECK(literal(type(decimal, 6, 2), "-0.50") == "-50");
    CHECK(literal(type(decimal, 20, 2), "-12.5") == "'n999999999999999987.49'");
}

TEST_CASE("doubles stay doubles, whatever they look like") {
    CHECK(evaluated(number(20)) == "real:20.0");
    CHECK(evaluated(number(1e308)) == "real:1.0e+308");
    CHECK(evaluated(number(-std::numeric_limits<double>::infinity())) == "real:-Inf");
    CHECK(literal(type(type_kind::floating, 64), "7") == "7.0");
    CHECK_THROWS_AS(number(std::numeric_limits<double>::quiet_NaN()), varve::data_error);
}

TEST_CASE("a literal that is none of its type never becomes SQL") {
    using enum type_kind;
    for (const auto& [kind, text] : std::vector<std::pair<varve::schema::type, const char*>>{
             {type(boolean), "1; DROP TABLE t"},
             {type(integer, 64), "1 OR 1"},
             {type(integer, 64), "9223372036854775808"},
             {type(floating, 64), "1e5)"},
             {type(floating, 64), "0x10"},
             {type(bytes), "0g"},
             {type(bytes), "000"},
             {type(uuid), "0011"},
             {type(date), "2026-02-30"},
             {type(date), "99999999999"},
             {type(varve::schema::type_kind::time), "86400000000"},
             {type(timestamp), "now"},
             {type(decimal, 6, 2), "1.005"},
             {type(decimal, 6, 2), "abc"},
             {type(decimal, 20, 2), "12.345"}}) {
        INFO(text);
        CHECK_THROWS_AS(literal(kind, text), varve::data_error);
    }
}

TEST_CASE("now() is a timestamp as columns keep it, and a legal default") {
    real_database db;
    db.run("CREATE TABLE t(id INTEGER PRIMARY KEY, at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%f000', 'now')))");
    varve::schema::expression now;
    now.nodes.emplace_back().kind = varve::schema::node_kind::call;
    now.nodes[0].text = "now";
    CHECK(varve::print(now, dialect) == "strftime('%Y-%m-%d %H:%M:%f000', 'now')");
    auto column = text("at");
    column.default_value = now;
    db.migrate(dialect.plan_changes({}, {created(table("u", {integer("id"), column}))}));
    db.run("INSERT INTO u(id) VALUES (1)");
    std::int64_t microseconds = 0;
    CHECK(varve::detail::parse_timestamp(db.value("SELECT at FROM u"), microseconds));
    CHECK(db.value("SELECT length(at) FROM u") == "26");
}

TEST_CASE("ranges are one parameter") {
    real_database db;
    db.run("CREATE TABLE t(i INTEGER, s TEXT, u BLOB); INSERT INTO t VALUES (1, 'a', x'000102030405060708090a0b0c0d0e0f'), (2, 'b', zeroblob(16)), (3, 'c', NULL)");
    const auto in = [&](std::string_view left, std::string_view range, type_kind element) {
        std::string out = "SELECT i FROM t WHERE ";
        dialect.append_in_range(out, left, range, type(element));
        std::string found;
        for (const auto& each : db.rows(out)) found += each;
        return found;
    };
    CHECK(in("i", "'[1,3,9]'", type_kind::integer) == "13");
    CHECK(in("s", R"('["b","c"]')", type_kind::text) == "23");
    CHECK(in("i", "'[]'", type_kind::integer) == "");
    CHECK(in("u", "x'ffffffffffffffffffffffffffffffff000102030405060708090a0b0c0d0e0f'", type_kind::uuid) == "1");
    // Bytes of any length, each with its length before it in ten digits.
    CHECK(in("u", "x'30303030303030303136" + std::string(32, '0') + "'", type_kind::bytes) == "2");
    CHECK(in("u", "x''", type_kind::uuid) == "");
}

TEST_CASE("declared types have the affinity that their values need") {
    real_database db;
    const auto kept = [&](const varve::schema::type& declared, const std::string& value) {
        db.run("DROP TABLE IF EXISTS t; CREATE TABLE t(v " + dialect.type_text(declared) + "); INSERT INTO t VALUES (" + value + ")");
        return db.value("SELECT typeof(v) FROM t");
    };
    CHECK(dialect.type_text(type(type_kind::decimal, 10, 2)) == "DECIMAL(10, 2)");
    CHECK(dialect.type_text(type(type_kind::decimal, 30, 2)) == "DECIMAL_TEXT(30, 2)");
    CHECK(dialect.type_text(type(type_kind::text, 20)) == "VARCHAR(20)");
    CHECK(kept(type(type_kind::decimal, 10, 2), "1250") == "integer");
    CHECK(kept(type(type_kind::decimal, 30, 2), "'0012'") == "text");
    CHECK(kept(type(type_kind::text, 20), "'12'") == "text");
    CHECK(kept(type(type_kind::uuid), "x'31'") == "blob");
    CHECK(kept(type(type_kind::timestamp), "'12'") == "text");
    CHECK(kept(type(type_kind::floating, 64), "4") == "real");
}
