#pragma once

#include <vector>

#include <varve/ddl/ddl_dialect.hpp>
#include <varve/ddl/plan.hpp>
#include <varve/diff/change.hpp>

namespace varve {

/// A dialect that also plans changes. Programs that only create and query do without it, and without the time it takes to
/// compile. An engine that can alter everything in place derives from alter_dialect, one whose tables must be rebuilt from
/// rebuild_dialect; each overrides only what differs.
class migration_dialect : public ddl_dialect {
public:
    /// The schema as this engine would tell it back: what it cannot tell apart becomes one, expressions become
    /// normalised text of this dialect, what it lacks is gone. Idempotent; diff against a live database compares projections.
    constexpr virtual schema::schema project(const schema::schema& whole) const = 0;

    /// The statements that take a database from `from` through `changes`. `from` is the schema as it is before, with the
    /// triggers, views and indexes of the live database that must survive a rebuild.
    /// Throws feature_not_supported for what the engine cannot hold.
    constexpr virtual plan plan_changes(const schema::schema& from, const std::vector<change>& changes) const = 0;

protected:
    ~migration_dialect() = default;
};

}  // namespace varve
