#include <varve/backend/recording/recording.hpp>

#include <catch2/catch_test_macros.hpp>

using varve::recorded_value;
using varve::recording_connection;

TEST_CASE("what ran is recorded with what was bound") {
    const varve::recording_options options;
    auto connection = recording_connection::open(options);
    auto statement = connection.prepare("insert into t values (?1, ?2)");
    for (int run = 0; run < 2; ++run) {
        statement.bind(1, std::int64_t{run});
        statement.bind(2, std::string_view{"x"});
        CHECK_FALSE(statement.step());
        statement.reset();
    }
    REQUIRE(options.script->ran.size() == 2);
    CHECK(options.script->prepared == 1);
    CHECK(options.script->ran[1].values == std::vector<recorded_value>{std::int64_t{1}, std::string{"x"}});
}

TEST_CASE("answers are played back in order, once each") {
    const varve::recording_options options;
    options.script->answer("from t", {.columns = {"a"}, .rows = {{std::int64_t{1}}, {std::monostate{}}}});
    options.script->answer("from t", {.affected = 7});
    auto connection = recording_connection::open(options);
    auto statement = connection.prepare("select a from t");
    std::int64_t value = 0;
    REQUIRE(statement.step());
    CHECK(statement.get(0, value));
    CHECK(statement.column_name(0) == "a");
    REQUIRE(statement.step());
    CHECK_FALSE(statement.get(0, value));
    CHECK(statement.kind(0) == varve::value_kind::null);
    CHECK_FALSE(statement.step());
    statement.reset();
    CHECK_FALSE(statement.step());
    CHECK(statement.affected() == 7);
    statement.reset();
    CHECK_FALSE(statement.step());
    CHECK(statement.affected() == 0);
}

TEST_CASE("a script fails a statement, and wrong reads are errors") {
    const varve::recording_options options;
    options.script->fail("insert", varve::unique_violation("taken", {.sqlstate = "23505"}));
    options.script->answer("select", {.columns = {"a"}, .rows = {{std::string{"x"}}}});
    auto connection = recording_connection::open(options);
    CHECK_THROWS_AS(connection.execute("insert into t"), varve::unique_violation);
    auto statement = connection.prepare("select a");
    REQUIRE(statement.step());
    std::int64_t value = 0;
    CHECK_THROWS_AS(statement.get(0, value), varve::data_error);
    CHECK_THROWS_AS(statement.get(1, value), varve::usage_error);
}

TEST_CASE("transactions are kept as an engine keeps them") {
    const varve::recording_options options;
    auto connection = recording_connection::open(options);
    connection.begin(varve::transaction_mode::immediate);
    CHECK(connection.in_transaction());
    connection.rollback();
    connection.rollback();
    REQUIRE(options.script->ran.size() == 2);
    CHECK(options.script->ran[1].sql == "ROLLBACK");
}
