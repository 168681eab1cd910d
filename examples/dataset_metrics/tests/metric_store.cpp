#include "metric_store.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <varve/backend/sqlite/migrations.hpp>
#include <varve/migrate/migrator.hpp>
#include <varve/session/database.hpp>

#include "dataset_metrics_migrations.hpp"
#include <support/temporary_directory.hpp>

using namespace dataset_metrics;
using namespace std::chrono_literals;
using varve::col;

namespace {

const metric_spec average_wind{measure::average, "wind"};
const metric_spec rows{measure::number_of_rows, ""};
const metric_key january{2024y / 1 / 1, {}};
const metric_key january_abroad{2024y / 1 / 1, {{"side", "abroad"}, {"a \"quoted\" tag", "ü,'="}}};

metric make(const metric_spec& spec, const metric_key& key, std::optional<std::string> dataset,
            double value) {
    metric made{{}, spec, {}, key, std::move(dataset), {{"source", "a test"}, {"line", 7}}};
    made.state.add(value);
    return made;
}

/// A migrated database, in memory or in a file.
struct fixture {
    temporary_directory folder;
    varve::database<varve::sqlite> db{GENERATE(true, false) ? std::string{":memory:"}
                                                            : folder.file("metrics.db")};
    varve::session<varve::sqlite> session = migrated(db);
    metric_store<varve::sqlite> metrics{session};

    static varve::session<varve::sqlite> migrated(varve::database<varve::sqlite>& db) {
        varve::migrator(db, dataset_metrics_migrations()).upgrade();
        return db.session();
    }
    metric persist(const metric& one, existing what = existing::overwrite) {
        return metrics.persist({&one, 1}, what).at(0);
    }
};

}  // namespace

TEST_CASE_METHOD(fixture, "a metric comes back as it was stored, found by its id") {
    const metric given = make(average_wind, january_abroad, "Seattle", 4.5);
    const metric stored = persist(given);
    REQUIRE_FALSE(stored.id.is_nil());
    const auto found = metrics.get(stored.id);
    REQUIRE(found);
    CHECK(found->spec == given.spec);
    CHECK(found->state == given.state);
    CHECK(found->key == given.key);
    CHECK(found->dataset == "Seattle");
    CHECK(found->parameters == given.parameters);
    CHECK(metrics.get(varve::random_uuid()) == std::nullopt);
}

TEST_CASE_METHOD(fixture, "the same spec, key and dataset is one metric, an absent dataset too") {
    const auto dataset = GENERATE(std::optional<std::string>{}, std::optional<std::string>{"Seattle"},
                                  std::optional<std::string>{""});
    const metric first = persist(make(average_wind, january, dataset, 1));
    const metric second = persist(make(average_wind, january, dataset, 2));
    CHECK(metrics.count() == 1);
    CHECK(second.id == first.id);
    CHECK(metrics.get(first.id)->state.mean == 2);

    const metric third = persist(make(average_wind, january, dataset, 3), existing::keep);
    CHECK(third.id == first.id);
    CHECK(third.state.mean == 2);
    CHECK(metrics.get(first.id)->state.mean == 2);

    // And the database itself sees to it, whoever writes.
    varve::repository<metric_record, varve::sqlite> records{session};
    metric_record same = to_record(make(average_wind, january, dataset, 4));
    same.id = varve::random_uuid();
    CHECK_THROWS_AS(records.insert(same), varve::unique_violation);
}

TEST_CASE_METHOD(fixture, "another spec, key or dataset is another metric") {
    persist(make(average_wind, january, {}, 1));
    persist(make(average_wind, january, "", 1));
    persist(make(average_wind, january, "Seattle", 1));
    persist(make(average_wind, january, "New York", 1));
    persist(make(average_wind, january_abroad, "Seattle", 1));
    persist(make({measure::maximum, "wind"}, january, "Seattle", 1));
    persist(make({measure::average, "rain"}, january, "Seattle", 1));
    CHECK(metrics.count() == 7);
}

TEST_CASE_METHOD(fixture, "a search is by any typed condition") {
    persist(make(average_wind, january, {}, 0));
    persist(make(average_wind, january, "Seattle", 1));
    persist(make(average_wind, january, "New York", 2));
    persist(make(rows, january, "Seattle", 3));
    persist(make(average_wind, {2023y / 12 / 1, {}}, "Seattle", 4));

    CHECK(metrics.search(col<&metric_record::dataset> == "Seattle").size() == 3);
    CHECK(metrics.search(col<&metric_record::dataset>.is_null()).size() == 1);
    CHECK(metrics.search(col<&metric_record::spec> == rows).at(0).state.mean == 3);
    const auto both = metrics.search(col<&metric_record::spec> == average_wind &&
                                     col<&metric_record::key> == january &&
                                     col<&metric_record::dataset>.in("New York", "Boston"));
    REQUIRE(both.size() == 1);
    CHECK(both[0].state.mean == 2);
    CHECK(metrics.search(col<&metric_record::key> == january_abroad).empty());

    const auto by_date = metrics.search(col<&metric_record::dataset> == "Seattle");
    CHECK(by_date.front().key.date == 2023y / 12 / 1);
    CHECK(metrics.erase(col<&metric_record::dataset> == "Seattle") == 3);
    CHECK(metrics.count() == 2);
}

TEST_CASE_METHOD(fixture, "metrics are stored all or none") {
    const metric twice = persist(make(average_wind, january, "Seattle", 1));
    metric other = make(rows, january, "Seattle", 2);
    other.id = twice.id;  // another metric under an id that is taken
    const std::vector<metric> batch{make(average_wind, january, "New York", 3), other};
    CHECK_THROWS_AS(metrics.persist(batch), varve::unique_violation);
    CHECK(metrics.count() == 1);
    CHECK_FALSE(session.in_transaction());
}

TEST_CASE_METHOD(fixture, "a spec in the database that is none is an error that names the column") {
    persist(make(average_wind, january, "Seattle", 1));
    for (const char* const wrong : {R"(["mode","wind"])", R"(["average"])", R"([])", R"("average")"}) {
        session.run(varve::raw<void>("update metrics set spec = ?1", wrong));
        CHECK_THROWS_AS(metrics.all(), varve::data_error);
    }
}
