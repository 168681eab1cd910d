#include "fixture.hpp"

#include <catch2/catch_test_macros.hpp>

#include <varve/backend/sqlite/migrations.hpp>
#include <varve/diff/describe.hpp>
#include <varve/diff/diff.hpp>
#include <varve/migrate/fold.hpp>
#include <varve/migrate/migrator.hpp>

#include "metric_catalog_migrations.hpp"

namespace metric_catalog {

void migrate(varve::database<varve::sqlite>& db) { varve::migrator(db, metric_catalog_migrations()).upgrade(); }

}  // namespace metric_catalog

TEST_CASE_METHOD(metric_catalog::fixture, "the revisions make the models, and the database is what they say") {
    using namespace metric_catalog;
    const auto wanted = store::schema();
    CHECK(varve::diff(varve::migration::schema_of(varve::migration::fold(metric_catalog_migrations())), wanted).empty());
    varve::migrator migrator{db, metric_catalog_migrations()};
    migrator.downgrade("base");
    migrator.upgrade();
    CHECK(metrics.count() == 0);
}
