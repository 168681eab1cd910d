#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/repository/history_entry.hpp>
#include <varve/repository/repository_options.hpp>
#include <varve/session/session.hpp>

#include "found_metric.hpp"
#include "models.hpp"
#include "usage_statistics.hpp"

namespace metric_catalog {

/// There is no metric of that name, and a change was to be made to it.
struct unknown_metric : std::invalid_argument {
    explicit unknown_metric(const std::string& id) : invalid_argument("there is no metric '" + id + "'; create it first") {}
};

/// What becomes of a metric that the catalogue has already.
enum class existing { refuse, overwrite, keep };

/// The metrics in a database. Cheap to make; the session, and the clock if one is given, must outlive it. Each call is a
/// transaction of its own, or a part of the one that is open. Throws the classes of varve::error, and unknown_metric.
class catalog {
public:
    using backend = varve::sqlite;
    using session = varve::session<backend>;

    explicit catalog(session& on, const varve::clock* clock = nullptr);

    /// Stores a new metric; its history begins. Throws varve::unique_violation when there is one of this id.
    metric create(metric made, const std::string& author);
    /// Stores many, all or none. Returns how many of them were written.
    std::size_t load(std::span<const metric> metrics, const std::string& author, existing what = existing::refuse);

    std::optional<metric> get(const std::string& id);
    std::vector<metric> list();
    std::int64_t count();
    std::vector<metric> by_owner(const std::string& owner);
    std::vector<metric> by_tag(const std::string& tag);
    /// Metrics whose name, description or calculation hold all the words, the best first.
    std::vector<found_metric> search(std::string_view words, std::int64_t limit = 20);

    /// Writes what differs, each changed field into the history. The counts are the catalogue's own and stay.
    void update(const metric& changed, const std::string& author);
    /// Deletes a metric with its tests and uses; its history stays. False when there is none.
    bool erase(const std::string& id, const std::string& author);

    /// The newest first, one entry a changed field.
    std::vector<varve::history_entry> history(const std::string& id, std::int64_t limit = 100);
    /// Makes the metric what it was after a revision of its history, or at a time. A metric that was deleted comes back,
    /// without its tests and uses. False when it was not there then.
    bool revert(const std::string& id, std::int64_t revision, const std::string& author);
    bool revert(const std::string& id, varve::timestamp when, const std::string& author);

    validation_test add_test(validation_test test);
    void record_run(std::int64_t test, test_status outcome);
    std::vector<validation_test> tests(const std::string& id);

    void record_usage(const std::string& id, const std::string& used_by, std::optional<std::string> context = {});
    /// The uses of the last so many days.
    usage_statistics usage(const std::string& id, int days);

private:
    varve::repository_options acting(const std::string& author) const { return {.actor = author, .clock = clock_}; }
    varve::timestamp now() const { return clock_->now(); }
    void write(const metric& changed, const metric& stored, const std::string& author);

    session& session_;
    const varve::clock* clock_;
};

}  // namespace metric_catalog
