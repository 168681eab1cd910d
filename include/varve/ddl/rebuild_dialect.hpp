#pragma once

#include <vector>

#include <varve/ddl/rebuild.hpp>
#include <varve/ddl/rebuild_hooks.hpp>

namespace varve {

/// A dialect whose tables cannot be altered beyond a little: everything else makes a new table, copies the rows and takes
/// the old one's name.
class rebuild_dialect : public rebuild_hooks {
public:
    constexpr plan plan_changes(const schema::schema& from, const std::vector<change>& changes) const override {
        return detail::rebuild_planner{*this, from}.run(changes);
    }

protected:
    ~rebuild_dialect() = default;
};

}  // namespace varve
