#include "fixture.hpp"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace metric_catalog;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using std::chrono::hours;

namespace {

std::vector<std::string> ids(const std::vector<metric>& found) {
    std::vector<std::string> made;
    for (const metric& each : found) made.push_back(each.id);
    return made;
}

using names = std::vector<std::string>;

}  // namespace

TEST_CASE_METHOD(fixture, "a metric comes back as it was created, with the times of its making") {
    const metric made = metrics.create(revenue(), "ann");
    CHECK(made.created_at == clock.now());
    const auto found = metrics.get("revenue_total");
    REQUIRE(found);
    CHECK(found->name == "Total revenue");
    CHECK(found->description == revenue().description);
    CHECK(found->calculation == revenue().calculation);
    CHECK(found->tags == names{"revenue", "finance"});
    CHECK(found->dependencies == names{"payments.amount"});
    CHECK(found->trust_score == 75);
    CHECK(found->created_at == found->updated_at);
    CHECK(metrics.get("nothing") == std::nullopt);
    CHECK_THROWS_AS(metrics.create(revenue(), "ben"), varve::unique_violation);
    metric wrong = revenue();
    wrong.id = "other";
    wrong.trust_score = 101;
    CHECK_THROWS_AS(metrics.create(wrong, "ann"), varve::check_violation);
    CHECK(metrics.count() == 1);
}

TEST_CASE_METHOD(fixture, "every changed field is in the history with old and new value, author and time") {
    metric one = metrics.create(revenue(), "ann");
    clock.advance(hours{1});
    one.calculation = "sum(amount) where status = 'paid' and not refunded";
    one.trust_score = 80;
    one.test_count = 99;  // not the author's to change
    metrics.update(one, "ben");
    metrics.update(one, "eve");  // changes nothing, so there is nothing to tell

    const auto changes = metrics.history("revenue_total");
    REQUIRE(changes.size() >= 2);
    CHECK(changes[0].revision == 2);
    CHECK(changes[0].field == "calculation");
    CHECK(changes[0].old_value == revenue().calculation);
    CHECK(changes[0].new_value == one.calculation);
    CHECK(changes[0].actor == "ben");
    CHECK(changes[0].changed_at == clock.now());
    CHECK(changes[1].field == "trust_score");
    CHECK(changes[1].old_value == "75");
    CHECK(changes[1].new_value == "80");
    CHECK(changes[2].revision == 1);
    CHECK(changes[2].actor == "ann");
    CHECK(metrics.history("revenue_total", 1).size() == 1);
    CHECK(metrics.get("revenue_total")->test_count == 0);
    CHECK(metrics.get("revenue_total")->updated_at > one.created_at);

    one.id = "nothing";
    CHECK_THROWS_MATCHES(metrics.update(one, "ben"), unknown_metric, MessageMatches(ContainsSubstring("'nothing'")));
}

TEST_CASE_METHOD(fixture, "metrics are found by owner and by tag") {
    metrics.create(revenue(), "ann");
    metric other = revenue();
    other.id = "costs";
    other.tags = {"finance", "it's \"quoted\""};
    other.owner.reset();
    metrics.create(other, "ann");
    CHECK(ids(metrics.list()) == names{"costs", "revenue_total"});
    CHECK(ids(metrics.by_owner("@revenue")) == names{"revenue_total"});
    CHECK(metrics.by_owner("@costs").empty());
    CHECK(ids(metrics.by_tag("finance")) == names{"costs", "revenue_total"});
    CHECK(ids(metrics.by_tag("it's \"quoted\"")) == names{"costs"});
    CHECK(metrics.by_tag("fin").empty());
    CHECK(metrics.by_tag("%").empty());
}

TEST_CASE_METHOD(fixture, "a metric goes with its tests and uses; its history stays and brings it back") {
    metrics.create(revenue(), "ann");
    metrics.add_test({.metric_id = "revenue_total", .test_type = "query", .test_query = "select 1", .expected_result = "1"});
    metrics.record_usage("revenue_total", "a report");
    clock.advance(hours{1});
    CHECK(metrics.erase("revenue_total", "ben"));
    CHECK_FALSE(metrics.erase("revenue_total", "ben"));
    CHECK(metrics.get("revenue_total") == std::nullopt);
    CHECK(metrics.tests("revenue_total").empty());
    CHECK(metrics.usage("revenue_total", 30).uses == 0);
    const auto changes = metrics.history("revenue_total");
    REQUIRE_FALSE(changes.empty());
    CHECK(changes[0].operation == varve::history_operation::erased);
    CHECK(changes[0].actor == "ben");

    CHECK(metrics.revert("revenue_total", std::int64_t{1}, "cat"));
    const auto back = metrics.get("revenue_total");
    REQUIRE(back);
    CHECK(back->name == "Total revenue");
    CHECK(back->tags == revenue().tags);
    CHECK(back->test_count == 0);
    CHECK(back->usage_count == 0);
    CHECK(metrics.history("revenue_total", 1).at(0).actor == "cat");
}

TEST_CASE_METHOD(fixture, "a metric is what it was at any time of its history") {
    const varve::timestamp before = clock.now() - hours{1};
    const varve::timestamp created = clock.now();
    metric one = metrics.create(revenue(), "ann");
    clock.advance(hours{24});
    one.owner = "@finance";
    metrics.update(one, "ann");
    clock.advance(hours{24});
    one.owner.reset();
    one.tags.clear();
    metrics.update(one, "ann");
    clock.advance(hours{24});

    CHECK(metrics.revert("revenue_total", created + hours{36}, "ben"));
    CHECK(metrics.get("revenue_total")->owner == "@finance");
    CHECK(metrics.get("revenue_total")->tags == revenue().tags);
    CHECK(metrics.revert("revenue_total", created, "ben"));
    CHECK(metrics.get("revenue_total")->owner == "@revenue");
    CHECK_FALSE(metrics.revert("revenue_total", before, "ben"));
    CHECK_FALSE(metrics.revert("nothing", created, "ben"));
    clock.advance(hours{24});
    CHECK(metrics.revert("revenue_total", created + hours{49}, "ben"));
    CHECK(metrics.get("revenue_total")->owner == std::nullopt);
}

TEST_CASE_METHOD(fixture, "tests are counted, run and listed") {
    metrics.create(revenue(), "ann");
    const auto first = metrics.add_test({.metric_id = "revenue_total", .test_type = "query", .test_query = "select 1"});
    metrics.add_test({.metric_id = "revenue_total", .test_type = "range", .test_query = "select 2", .expected_result = "1..3"});
    CHECK(metrics.get("revenue_total")->test_count == 2);
    clock.advance(hours{2});
    metrics.record_run(first.id, test_status::failed);
    const auto all = metrics.tests("revenue_total");
    REQUIRE(all.size() == 2);
    CHECK(all[0].status == test_status::failed);
    CHECK(all[0].last_run == clock.now());
    CHECK(all[1].status == test_status::pending);
    CHECK(all[1].last_run == std::nullopt);
    CHECK(all[1].expected_result == "1..3");
    CHECK_THROWS_AS(metrics.record_run(999, test_status::passed), std::invalid_argument);
    CHECK_THROWS_AS(metrics.add_test({.metric_id = "nothing", .test_query = "select 1"}), unknown_metric);
}

TEST_CASE_METHOD(fixture, "uses are counted by day and by whom, over so many days") {
    metrics.create(revenue(), "ann");
    metrics.record_usage("revenue_total", "long ago");
    clock.advance(hours{24 * 10});
    metrics.record_usage("revenue_total", "board report", "page 2");
    metrics.record_usage("revenue_total", "ann");
    clock.advance(hours{24});
    metrics.record_usage("revenue_total", "board report");

    const usage_statistics made = metrics.usage("revenue_total", 7);
    CHECK(made.uses == 3);
    const varve::timestamp today = std::chrono::floor<std::chrono::days>(clock.now());
    CHECK(made.by_day == std::vector<uses_of_a_day>{{today - hours{24}, 2}, {today, 1}});
    CHECK(made.by_somebody == std::vector<uses_by_somebody>{{"board report", 2, clock.now()}, {"ann", 1, clock.now() - hours{24}}});
    CHECK(metrics.usage("revenue_total", 30).uses == 4);
    CHECK(metrics.usage("nothing", 30).by_day.empty());
    CHECK(metrics.get("revenue_total")->usage_count == 4);
    CHECK_THROWS_AS(metrics.record_usage("nothing", "ann"), unknown_metric);
    CHECK(metrics.history("revenue_total").front().revision == 1);  // a use is no change
}
