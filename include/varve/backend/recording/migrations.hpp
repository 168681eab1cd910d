#pragma once

#include <vector>

#include <varve/backend/migration_concept.hpp>
#include <varve/backend/recording/recording.hpp>

namespace varve {

/// Plans nothing: an engine derives from alter_dialect or rebuild_dialect in place of migration_dialect.
class recording_migration_dialect final : public recording_writing<migration_dialect> {
public:
    constexpr schema::schema project(const schema::schema& whole) const override { return whole; }
    plan plan_changes(const schema::schema&, const std::vector<change>&) const override {
        throw feature_not_supported("varve: recording: no DDL; derive from alter_dialect or rebuild_dialect for an engine that has it",
                                    {.sqlstate = "0A000"});
    }
};

struct recording::migrations {
    static constexpr recording_migration_dialect dialect{};
    static schema::schema introspect(recording_connection& connection) { return connection.found(); }
};

static_assert(migrating_backend<recording>);

}  // namespace varve
