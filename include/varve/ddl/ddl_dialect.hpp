#pragma once

#include <vector>

#include <varve/ddl/plan.hpp>
#include <varve/diff/change.hpp>
#include <varve/schema/schema.hpp>
#include <varve/sql/dialect.hpp>

namespace varve {

/// A dialect that also writes DDL. `plan_changes` has a default for engines that can alter everything in place; an
/// engine that cannot overrides the parts that differ, or hands the table to the rebuild planner.
class ddl_dialect : public dialect {
public:
    /// The statements that take a database from `from` through `changes`. `from` is the schema as it is before, with the
    /// triggers, views and indexes of the live database that must survive a rebuild.
    /// Throws feature_not_supported for what the engine cannot hold.
    constexpr virtual plan plan_changes(const schema::schema& from, const std::vector<change>& changes) const = 0;

protected:
    ~ddl_dialect() = default;
};

}  // namespace varve
