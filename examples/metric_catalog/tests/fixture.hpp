// A migrated catalogue in a folder of its own, by a clock that stands.
#pragma once

#include <chrono>
#include <string>

#include <varve/repository/manual_clock.hpp>
#include <varve/session/database.hpp>

#include <support/temporary_directory.hpp>

#include "catalog.hpp"

namespace metric_catalog {

/// Compiled once, in fixture.cpp: the migrator is no part of what every test compiles.
void migrate(varve::database<varve::sqlite>& db);

struct fixture {
    temporary_directory folder;
    std::string path = folder.file("metrics.db");
    varve::manual_clock clock{varve::timestamp{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1}}};
    varve::database<varve::sqlite> db{path};
    varve::session<varve::sqlite> session = migrated(db);
    catalog metrics{session, &clock};

    static varve::session<varve::sqlite> migrated(varve::database<varve::sqlite>& db) {
        migrate(db);
        return db.session();
    }
    metric revenue() const {
        return {.id = "revenue_total",
                .name = "Total revenue",
                .description = "All that was paid and not paid back",
                .calculation = "sum(amount) where status = 'paid'",
                .owner = "@revenue",
                .data_source = "payments",
                .tags = {"revenue", "finance"},
                .dependencies = {"payments.amount"},
                .trust_score = 75};
    }
};

}  // namespace metric_catalog
