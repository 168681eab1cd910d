#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <varve/repository/repository.hpp>
#include <varve/sql/types/random_uuid.hpp>

#include "metric_record.hpp"

namespace dataset_metrics {

/// What becomes of a metric that is stored already.
enum class existing { overwrite, keep };

/// Metrics in a database, of any engine. Cheap to make; the session must outlive it.
template <varve::backend Backend>
class metric_store {
public:
    explicit metric_store(varve::session<Backend>& session)
        : session_(session), records_(session) {}

    /// Stores all of them or, when one cannot be stored, none. Returns them as they are stored, with their ids.
    std::vector<metric> persist(std::span<const metric> metrics,
                                existing what = existing::overwrite) {
        std::vector<metric> stored;
        stored.reserve(metrics.size());
        auto all = session_.transaction();
        for (const metric& each : metrics) stored.push_back(persist_one(each, what));
        all.commit();
        return stored;
    }

    std::optional<metric> get(const varve::uuid& id) {
        const auto found = records_.get(id);
        return found ? std::optional{to_metric(*found)} : std::nullopt;
    }

    /// `search(varve::col<&metric_record::dataset> == "Seattle")`; the oldest key first.
    template <varve::predicate Predicate>
    std::vector<metric> search(const Predicate& condition) {
        return metrics_of(varve::select<metric_record>().where(condition).order_by(
            varve::col<&metric_record::key>, varve::col<&metric_record::spec>));
    }

    std::vector<metric> all() { return metrics_of(varve::select<metric_record>()); }

    template <varve::predicate Predicate>
    std::int64_t erase(const Predicate& condition) {
        return records_.erase_where(condition);
    }

    std::int64_t count() { return records_.count(); }

private:
    template <class Query>
    std::vector<metric> metrics_of(const Query& query) {
        std::vector<metric> found;
        for (const metric_record& each : session_.stream(query)) found.push_back(to_metric(each));
        return found;
    }

    metric persist_one(const metric& given, existing what) {
        metric_record record = to_record(given);
        if (record.id.is_nil()) record.id = varve::random_uuid();
        if (what == existing::overwrite) {
            insert_or_overwrite(records_, record);
        } else if (const auto found = records_.find(is_same_metric(record))) {
            return to_metric(*found);
        } else {
            return to_metric(records_.insert(record));
        }
        // A record that was there keeps its id.
        return to_metric(*records_.find(is_same_metric(record)));
    }

    varve::session<Backend>& session_;
    varve::repository<metric_record, Backend> records_;
};

}  // namespace dataset_metrics
