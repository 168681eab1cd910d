#include <varve/backend/sqlite/sqlite.hpp>

#include <cmath>
#include <cstring>
#include <limits>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

namespace {

using Catch::Matchers::ContainsSubstring;

varve::sqlite_connection memory() { return varve::sqlite_connection::open(":memory:"); }

/// Binds a value, lets SQLite give it back, and reads it.
template <class Value, class Out = Value>
Out round_trip(const Value& value, Out out = {}) {
    auto connection = memory();
    auto statement = connection.prepare("select ?1");
    statement.bind(1, value);
    REQUIRE(statement.step());
    REQUIRE(statement.get(0, out));
    return out;
}

std::string stored_text(auto value) {
    auto connection = memory();
    auto statement = connection.prepare("select ?1");
    statement.bind(1, value);
    REQUIRE(statement.step());
    std::string_view text;
    REQUIRE(statement.get(0, text));
    return std::string{text};
}

template <class Out>
Out read(std::string_view expression, Out out = {}) {
    auto connection = memory();
    auto statement = connection.prepare("select " + std::string{expression} + " as the_column");
    REQUIRE(statement.step());
    const bool present = statement.get(0, out);
    REQUIRE(present);
    return out;
}

}  // namespace

TEST_CASE("what is bound comes back") {
    CHECK(round_trip(true));
    CHECK(round_trip(std::numeric_limits<std::int64_t>::min()) == std::numeric_limits<std::int64_t>::min());
    CHECK(round_trip(std::uint64_t{INT64_MAX}) == std::uint64_t{INT64_MAX});
    CHECK(round_trip(0.1) == 0.1);
    CHECK(round_trip(0.0) == 0.0);
    CHECK(std::isinf(round_trip(std::numeric_limits<double>::infinity())));
    CHECK(round_trip(std::numeric_limits<double>::denorm_min()) == std::numeric_limits<double>::denorm_min());
    CHECK(round_trip(varve::date_value{-719'528}) == varve::date_value{-719'528});
    CHECK(round_trip(varve::time_value{86'399'999'999}) == varve::time_value{86'399'999'999});
    CHECK(round_trip(varve::timestamp_value{-1}) == varve::timestamp_value{-1});
    CHECK(round_trip(varve::local_timestamp_value{1'600'000'000'123'456}) == varve::local_timestamp_value{1'600'000'000'123'456});
    CHECK(round_trip(varve::duration_value{-5}) == varve::duration_value{-5});
    CHECK(round_trip(varve::json_value{"{\"a\":1}"}) == varve::json_value{"{\"a\":1}"});
    varve::uuid_value uuid;
    for (std::size_t i = 0; i < 16; ++i) uuid.bytes[i] = static_cast<std::byte>(i * 16);
    CHECK(round_trip(uuid) == uuid);
}

TEST_CASE("dates and times are kept as sortable text") {
    CHECK(stored_text(varve::timestamp_value{0}) == "1970-01-01 00:00:00.000000");
    CHECK(stored_text(varve::date_value{19'000}) == "2022-01-08");
    CHECK(stored_text(varve::time_value{3'661'000'001}) == "01:01:01.000001");
    CHECK(read<varve::timestamp_value>("datetime('2020-02-29T12:00:00')").microseconds == 1'582'977'600'000'000);
}

TEST_CASE("an empty text and an empty blob are not NULL") {
    auto connection = memory();
    auto statement = connection.prepare("select ?1 is null, ?2 is null");
    statement.bind(1, std::string_view{});
    statement.bind(2, varve::bytes_view{});
    REQUIRE(statement.step());
    bool null = true;
    REQUIRE(statement.get(0, null));
    CHECK_FALSE(null);
    REQUIRE(statement.get(1, null));
    CHECK_FALSE(null);
}

TEST_CASE("a NUL inside a text is kept, as the dialect says") {
    STATIC_CHECK(varve::sqlite::dialect.can().keeps_nul_in_text);
    const std::string text{"a\0b", 3};
    auto connection = memory();
    connection.execute("create table t(a text)");
    auto insert = connection.prepare("insert into t values (?1)");
    insert.bind(1, std::string_view{text});
    CHECK_FALSE(insert.step());
    auto select = connection.prepare("select a from t");
    REQUIRE(select.step());
    std::string_view out;
    REQUIRE(select.get(0, out));
    CHECK(out == text);
}

TEST_CASE("what SQLite would change is refused, as the dialect says") {
    constexpr varve::capabilities can = varve::sqlite::dialect.can();
    STATIC_CHECK_FALSE(can.keeps_nan);
    STATIC_CHECK_FALSE(can.keeps_negative_zero);
    STATIC_CHECK(can.keeps_infinity);
    auto connection = memory();
    auto statement = connection.prepare("select ?1, :name");
    CHECK_THROWS_AS(statement.bind(1, std::nan("")), varve::data_error);
    CHECK_THROWS_AS(statement.bind(1, -0.0), varve::data_error);
    CHECK_THROWS_AS(statement.bind(1, std::uint64_t{1} << 63), varve::data_error);
    CHECK_THROWS_AS(statement.bind(1, varve::date_value{3'000'000}), varve::data_error);
    CHECK_THROWS_AS(statement.bind(1, varve::time_value{86'400'000'000}), varve::data_error);
    CHECK_THROWS_WITH(statement.bind(2, std::nan("")), ContainsSubstring(":name") && ContainsSubstring("NaN"));
}

TEST_CASE("decimals are scaled integers up to 18 digits, ordered text above") {
    CHECK(round_trip(varve::decimal_value{"-12.30", 6, 2}, varve::decimal_value{"", 6, 2}).text == "-12.30");
    CHECK(round_trip(varve::decimal_value{"0.05", 6, 2}, varve::decimal_value{"", 6, 2}).text == "0.05");
    CHECK(round_trip<varve::decimal_value, std::int64_t>(varve::decimal_value{"-12.30", 6, 2}) == -1230);
    const std::string large = "-12345678901234567890.5";
    CHECK(round_trip(varve::decimal_value{large, 21, 1}, varve::decimal_value{"", 21, 1}).text == large);
    CHECK(round_trip(varve::scaled_value{-1230, 6, 2}, varve::scaled_value{0, 6, 2}).unscaled == -1230);
    auto connection = memory();
    auto statement = connection.prepare("select ?1");
    CHECK_THROWS_AS(statement.bind(1, varve::decimal_value{"1234567.00", 6, 2}), varve::data_error);
    CHECK_THROWS_AS(read<varve::scaled_value>("1000000", {0, 6, 2}), varve::data_error);
}

TEST_CASE("NULL is told apart, and leaves the value alone") {
    auto connection = memory();
    auto statement = connection.prepare("select null");
    REQUIRE(statement.step());
    std::int64_t integer = 7;
    double floating = 7;
    std::string_view text = "seven";
    varve::timestamp_value at{7};
    CHECK_FALSE(statement.get(0, integer));
    CHECK_FALSE(statement.get(0, floating));
    CHECK_FALSE(statement.get(0, text));
    CHECK_FALSE(statement.get(0, at));
    CHECK(integer == 7);
    CHECK(floating == 7);
    CHECK(text == "seven");
    CHECK(at.microseconds == 7);
    CHECK(statement.kind(0) == varve::value_kind::null);
}

TEST_CASE("a wrong storage class is an error that names the column") {
    CHECK_THROWS_AS(read<std::int64_t>("'12abc'"), varve::data_error);
    CHECK_THROWS_WITH(read<std::int64_t>("1.5"), ContainsSubstring("the_column") && ContainsSubstring("the number 1.5"));
    CHECK_THROWS_AS(read<std::string_view>("x'00'"), varve::data_error);
    CHECK_THROWS_AS(read<double>("'1.0'"), varve::data_error);
    CHECK_THROWS_AS(read<bool>("2"), varve::data_error);
    CHECK_THROWS_AS(read<std::uint64_t>("-1"), varve::data_error);
    CHECK_THROWS_AS(read<varve::uuid_value>("x'0011'"), varve::data_error);
    CHECK_THROWS_AS(read<varve::date_value>("'2021-02-29'"), varve::data_error);
    CHECK_THROWS_AS(read<varve::timestamp_value>("'yesterday'"), varve::data_error);
    CHECK_THROWS_AS(read<double>("9007199254740993"), varve::data_error);
    CHECK(read<double>("3") == 3.0);
}

TEST_CASE("a statement runs again after a reset, and short values survive until then") {
    auto connection = memory();
    auto statement = connection.prepare("select ?1, ?2, ?3");
    for (int run = 0; run < 3; ++run) {
        statement.bind(1, varve::timestamp_value{run});
        statement.bind(2, varve::date_value{run});
        statement.bind(3, std::int64_t{run});
        REQUIRE(statement.step());
        varve::timestamp_value at;
        varve::date_value date;
        REQUIRE(statement.get(0, at));
        REQUIRE(statement.get(1, date));
        CHECK(at.microseconds == run);
        CHECK(date.days == run);
        statement.reset();
    }
}

TEST_CASE("affected counts the rows of the statement alone") {
    auto connection = memory();
    connection.execute("create table t(a); insert into t values (1), (2), (3)");
    auto update = connection.prepare_raw("-- a comment\nupdate t set a = a + 1 where a > 1");
    CHECK_FALSE(update.step());
    CHECK(update.affected() == 2);
    auto create = connection.prepare_raw("create table u(a)");
    CHECK_FALSE(create.step());
    CHECK(create.affected() == 0);
    auto with = connection.prepare_raw("with x as (select 1) select * from x");
    while (with.step()) {}
    CHECK(with.affected() == 0);
}

TEST_CASE("a parameter that the statement lacks is a usage error") {
    auto connection = memory();
    auto statement = connection.prepare("select ?1");
    CHECK_THROWS_AS(statement.bind(2, std::int64_t{1}), varve::usage_error);
    CHECK_THROWS_AS(statement.bind(2, varve::date_value{1}), varve::usage_error);
}
