#include "check_suite.hpp"

#include <catch2/catch_test_macros.hpp>

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/migrate/create_all.hpp>
#include <varve/session/database.hpp>

#include "metric_store.hpp"
#include "read_weather.hpp"
#include "weather_suite.hpp"

using namespace dataset_metrics;
using namespace std::chrono_literals;
using varve::col;

namespace {

const metric_spec average_price{measure::average, "price"};
const data_source shop{"shop", {"price"}, {{2024y / 1 / 1, {10.0}}, {2024y / 1 / 2, {20.0}}}};
const data_source market{"market", {"price"}, {{2024y / 1 / 1, {5.0}}, {2024y / 1 / 2, {std::nullopt}}}};

}  // namespace

TEST_CASE("the name of a dataset goes from the check through the analyzer into the database") {
    const check_suite suite{{{"prices", "shop", {{average_price, 10}}}}};
    const std::vector<data_source> sources{market, shop};
    const report made = suite.run(sources, period::month);

    varve::database<varve::sqlite> db{":memory:"};
    auto session = db.session();
    varve::create_all(session, store::schema());
    metric_store<varve::sqlite> metrics{session};
    metrics.persist(made.metrics);

    const auto stored = metrics.search(col<&metric_record::dataset> == "shop");
    REQUIRE(stored.size() == 1);
    CHECK(metrics.count() == 1);  // nobody asked about the market
    CHECK(stored[0].spec == average_price);
    CHECK(value_of(stored[0]) == 15);
}

TEST_CASE("one spec in two datasets is two metrics under one key") {
    const check_suite suite{{{"prices", "shop", {{average_price}}}, {"prices", "market", {{average_price}}}}};
    const report made = suite.run(std::vector{shop, market}, period::month);
    REQUIRE(made.metrics.size() == 2);
    CHECK(made.metrics[0].key == made.metrics[1].key);
    CHECK(made.metrics[0].dataset == "shop");
    CHECK(made.metrics[1].dataset == "market");
}

TEST_CASE("an assertion passes within its limits, both included, and fails without a value") {
    const auto passes = [](const data_source& source, double at_least, double at_most) {
        const check_suite suite{{{"c", source.name, {{average_price, at_least, at_most}}}}};
        const report made = suite.run({&source, 1}, period::month);
        REQUIRE(made.outcomes.size() == 1);
        return made.outcomes[0].passed;
    };
    CHECK(passes(shop, 15, 15));
    CHECK_FALSE(passes(shop, 15.1, 20));
    CHECK_FALSE(passes(shop, 10, 14.9));
    CHECK_FALSE(passes({"empty", {"price"}, {{2024y / 1 / 1, {std::nullopt}}}}, -1e9, 1e9));
}

TEST_CASE("what two checks ask for is measured once and judged twice") {
    const check_suite suite{{{"low", "shop", {{average_price, 0, 12}}}, {"high", "shop", {{average_price, 12, 99}}}}};
    const report made = suite.run({&shop, 1}, period::month);
    CHECK(made.metrics.size() == 1);
    REQUIRE(made.outcomes.size() == 2);
    CHECK_FALSE(made.outcomes[0].passed);
    CHECK(made.outcomes[1].passed);
}

TEST_CASE("a check about a dataset that is not there is an error, and nothing is measured") {
    const check_suite suite{{{"prices", "shop", {{average_price}}}}};
    CHECK_THROWS_AS(suite.run({&market, 1}, period::month), std::invalid_argument);
}

TEST_CASE("the suite of the weather finds the dry months of Seattle and the windy ones of New York") {
    const auto sources = read_weather(DATASET_METRICS_CSV);
    const report made = weather_suite(sources).run(sources, period::month);
    CHECK(made.metrics.size() == 2 * 48 * 25);
    int dry = 0, windy = 0, other = 0;
    for (const outcome& each : made.outcomes) {
        if (each.passed) continue;
        if (each.check == "it rains" && each.dataset == "Seattle")
            ++dry;
        else if (each.check == "a gentle breeze" && each.dataset == "New York")
            ++windy;
        else
            ++other;
    }
    // Counted with Python in the file: months with less than 1 mm, months whose average wind is above 5.4 m/s.
    CHECK(dry == 3);
    CHECK(windy == 14);
    CHECK(other == 0);
}
