#pragma once

#include <vector>

#include <varve/ddl/alter.hpp>
#include <varve/ddl/migration_dialect.hpp>

namespace varve {

/// A dialect whose tables are altered in place, as standard SQL and PostgreSQL spell it.
class alter_dialect : public migration_dialect {
public:
    constexpr plan plan_changes(const schema::schema& from, const std::vector<change>& changes) const override {
        return detail::alter_planner{*this, from}.run(changes);
    }

protected:
    ~alter_dialect() = default;
};

}  // namespace varve
