#pragma once

#include <string>
#include <utility>

#include "made.hpp"
#include "real_database.hpp"

namespace varve_test {

/// A real database that holds a schema, and what becomes of both when changes are planned and run.
struct planned_database : real_database {
    varve::schema::schema schema;

    explicit planned_database(varve::schema::schema made, const std::string& fill = {}) : schema(std::move(made)) {
        changes all;
        for (const auto& each : schema.tables) all.push_back(created(each));
        for (const auto& each : schema.views) all.push_back(created("", each));
        for (const auto& each : schema.objects) all.push_back(created("", each));
        migrate(dialect.plan_changes({}, all));
        run(fill);
    }
    /// Runs the changes and returns their statements.
    varve::plan apply_all(const changes& all) {
        const varve::plan plan = dialect.plan_changes(schema, all);
        migrate(plan);
        apply(schema, all);
        return plan;
    }
};

}  // namespace varve_test
