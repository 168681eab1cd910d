#include <varve/sql/types/chrono.hpp>

#include "weather.hpp"

using namespace varve_test;
using varve::raw;

namespace {

struct summary {
    std::optional<std::string> station;
    std::int64_t rows;
    double mean;
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("raw: into a struct, a model and one value", "[raw]", tested_backends) {
    weather<TestType> here;
    const auto summaries = here.session.all(
        raw<summary>(here.sql("SELECT station, count(*), avg(value) FROM readings WHERE value > {1} GROUP BY station ORDER BY station NULLS FIRST"), -10.0));
    REQUIRE(summaries.size() == 5);
    CHECK(summaries[0].station == std::nullopt);
    CHECK(summaries[0].mean == 13.875);
    const auto rows = here.session.all(raw<reading>(here.sql("SELECT * FROM readings WHERE city = {1} AND id < {2} ORDER BY id"), "Seattle", 3));
    CHECK(rows == std::vector<reading>{readings()[0], readings()[1]});
    CHECK(here.session.one(raw<std::int64_t>("SELECT count(*) FROM readings")) == 8);
    CHECK(here.session.first(raw<std::optional<std::string>>("SELECT station FROM readings WHERE id = 3")).value() == std::nullopt);
    CHECK(here.session.first(raw<std::string>("SELECT city FROM readings WHERE id = 99")) == std::nullopt);
}

TEMPLATE_LIST_TEST_CASE("raw: arguments of every kind are bound and owned", "[raw]", tested_backends) {
    weather<TestType> here;
    const auto query = [&] {
        const std::string hostile = "'; DELETE FROM readings; --";
        return raw<std::string>(here.sql("SELECT {1}"), std::string_view{hostile});
    }();
    CHECK(here.session.one(query) == "'; DELETE FROM readings; --");
    CHECK(here.session.one(raw<double>("SELECT " + here.given("double precision"), 0.1)) == 0.1);
    CHECK(here.session.one(raw<bool>("SELECT " + here.given("boolean"), true)) == true);
    CHECK(here.session.one(raw<sky>(here.sql("SELECT {1}"), sky::rain)) == sky::rain);
    CHECK(here.session.one(raw<std::optional<int>>(here.sql("SELECT {1}"), std::optional<int>{})).value() == std::nullopt);
    const varve::timestamp at{std::chrono::microseconds{-1}};
    CHECK(here.session.one(raw<varve::timestamp>("SELECT " + here.given("timestamptz"), at)) == at);
    CHECK(here.session.run(raw<void>(here.sql("UPDATE readings SET value = {2} WHERE city = {1}"), "Oslo", 5)) == 2);
    CHECK(here.session.one(raw<double>("SELECT sum(value) FROM readings WHERE city = 'Oslo'")) == 10.0);
}

TEMPLATE_LIST_TEST_CASE("raw: rows of another shape are errors", "[raw]", tested_backends) {
    weather<TestType> here;
    const auto sqlstate_of = [&](const auto& query) {
        try {
            here.session.all(query);
        } catch (const varve::data_error& why) {
            CHECK(std::string{why.what()}.size() > 20);
            return why.sqlstate();
        }
        return std::string{"no error"};
    };
    CHECK(sqlstate_of(raw<summary>("SELECT station, value FROM readings")) == "21000");
    CHECK(sqlstate_of(raw<summary>("SELECT station, id, value, value FROM readings")) == "21000");
    CHECK(sqlstate_of(raw<std::int64_t>("SELECT id, id FROM readings")) == "21000");
    CHECK(sqlstate_of(raw<summary>("SELECT id, id, value FROM readings")) == "22018");
    CHECK(sqlstate_of(raw<std::string>("SELECT station FROM readings")) == "22004");
    CHECK_THROWS_AS(here.session.all(raw<int>("SELECT nothing FROM readings")), varve::syntax_or_access_error);
}
