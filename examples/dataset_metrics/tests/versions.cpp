// Version 1 of the program, which others still run, beside version 2, over one database that is migrated between them.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <varve/backend/sqlite/migrations.hpp>
#include <varve/diff/diff.hpp>
#include <varve/migrate/fold.hpp>
#include <varve/migrate/migrator.hpp>
#include <varve/session/database.hpp>

#include "dataset_metrics_migrations.hpp"
#include "metric_store.hpp"
#include <support/run_program.hpp>
#include <support/temporary_directory.hpp>

using namespace dataset_metrics;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using varve::col;

namespace {

const std::string version_1 = DATASET_METRICS_VERSION_1;
const std::string version_2 = DATASET_METRICS_PROGRAM;
const std::string csv = DATASET_METRICS_CSV;

/// The columns of version 1, the id and the states as the bytes that they are.
struct old_row {
    std::vector<std::byte> id;
    std::string spec, state, parameters, key;
    bool operator==(const old_row&) const = default;
};

/// A database at version 1 with the year 2015 in it, as version 1 of the program wrote it.
struct old_database {
    temporary_directory folder;
    std::string path = folder.file("metrics.db");
    varve::database<varve::sqlite> db{path};

    old_database() {
        REQUIRE(varve::migrator(db, dataset_metrics_migrations()).upgrade("+1").size() == 1);
        const auto written = run_program(version_1, "run", path, csv, "month", "2015");
        INFO(written.text);
        REQUIRE(written.code == 0);
    }
    std::vector<old_row> rows() {
        auto session = db.session();
        return session.all(varve::raw<old_row>("select id, spec, state, parameters, key from metrics order by rowid"));
    }
    void upgrade() { varve::migrator(db, dataset_metrics_migrations()).upgrade(); }
    void downgrade() { varve::migrator(db, dataset_metrics_migrations()).downgrade("-1"); }
};

}  // namespace

TEST_CASE("the revisions make the models") {
    CHECK(varve::diff(varve::migration::schema_of(varve::migration::fold(dataset_metrics_migrations())), store::schema()).empty());
}

TEST_CASE_METHOD(old_database, "rows of version 1 stay as they are, and are readable, after the migration") {
    const auto before = rows();
    REQUIRE(before.size() == 2 * 12 * 25);
    upgrade();
    CHECK(rows() == before);

    auto session = db.session();
    metric_store<varve::sqlite> metrics{session};
    const auto all = metrics.search(col<&metric_record::dataset>.is_null());
    CHECK(all.size() == before.size());
    const auto july = metrics.search(
        col<&metric_record::spec> == metric_spec{measure::average, "temp_max"} &&
        col<&metric_record::key> == metric_key{2015y / 7 / 1, {{"location", "Seattle"}, {"period", "month"}}});
    REQUIRE(july.size() == 1);
    CHECK(july[0].dataset == std::nullopt);
    CHECK(july[0].state.rows == 31);
    CHECK(std::abs(july[0].state.mean - 28.093548387096774) < 1e-9);
}

TEST_CASE_METHOD(old_database, "a reader of version 1 keeps working on the migrated database") {
    const auto before = run_program(version_1, "show", path);
    REQUIRE(before.code == 0);
    CHECK_THAT(before.text, ContainsSubstring("600 metrics in all") && ContainsSubstring("Seattle"));
    upgrade();
    const auto after = run_program(version_1, "show", path);
    CHECK(after.code == 0);
    CHECK(after.text == before.text);

    // Rows of version 2 are there for it as well, without the dataset that it does not know.
    REQUIRE(run_program(version_2, "run", path, csv, "month", "2015").code == 0);
    const auto more = run_program(version_1, "show", path);
    CHECK(more.code == 0);
    CHECK_THAT(more.text, ContainsSubstring("1200 metrics in all"));
    CHECK_THAT(run_program(version_2, "show", path).text, ContainsSubstring("  Seattle   -         2015") &&
                                                              ContainsSubstring("  New York  -         2015") &&
                                                              ContainsSubstring("  -         Seattle   2015"));
}

TEST_CASE_METHOD(old_database, "a writer of the wrong version is refused before it writes") {
    const auto before = rows();
    const auto early = run_program(version_2, "run", path, csv);
    CHECK(early.code != 0);
    CHECK_THAT(early.text, ContainsSubstring("1 revision behind"));
    upgrade();
    const auto late = run_program(version_1, "run", path, csv);
    CHECK(late.code != 0);
    CHECK_THAT(late.text, ContainsSubstring("which this program does not know"));
    CHECK(rows() == before);
}

TEST_CASE_METHOD(old_database, "down and up again keeps every row of version 1") {
    const auto before = rows();
    auto session = db.session();
    const auto schema = session.introspect();
    upgrade();
    downgrade();
    CHECK(rows() == before);
    CHECK(session.introspect() == schema);
    upgrade();
    CHECK(rows() == before);
}

TEST_CASE_METHOD(old_database, "a downgrade that version 1 has no room for is refused, and nothing is lost") {
    upgrade();
    REQUIRE(run_program(version_2, "run", path, csv, "month", "2015").code == 0);
    const auto before = rows();
    CHECK_THROWS_AS(downgrade(), varve::migration_error);
    CHECK(rows() == before);
    CHECK_THAT(run_program(version_2, "show", path).text, ContainsSubstring("1200 metrics in all"));

    // One dataset alone fits.
    REQUIRE(run_program(version_2, "forget", path, "New York").code == 0);
    downgrade();
    CHECK(rows().size() == 900);
    CHECK(run_program(version_1, "show", path).code == 0);
    upgrade();
    CHECK(rows().size() == 900);
}
