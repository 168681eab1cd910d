// Version 1 of the stored record: it has no dataset, so a tag has to keep the metrics of two datasets apart. The facts of
// the table, and the way from the domain type and back.
#pragma once

#include <string>

#include <varve/model/model.hpp>
#include <varve/repository/repository.hpp>

#include "metric_columns.hpp"

namespace dataset_metrics {

struct metric_record {
    varve::uuid id{};
    metric_spec spec;
    varve::json<metric_state> state;
    boost::json::object parameters;
    metric_key key;

    static constexpr auto facts() {
        return varve::facts(varve::table<"metrics">, varve::primary_key<&metric_record::id>,
                            varve::unique<&metric_record::spec, &metric_record::key>);
    }
};

using store = varve::models<metric_record>;

inline metric_record to_record(const metric& from) {
    metric_record made{from.id, from.spec, {from.state}, from.parameters, from.key};
    if (from.dataset) made.key.tags["location"] = *from.dataset;
    return made;
}

inline metric to_metric(const metric_record& from) {
    return {from.id, from.spec, *from.state, from.key, {}, from.parameters};
}

/// Finds the record of the same metric, as the unique fact has it.
inline auto is_same_metric(const metric_record& as) {
    using varve::col;
    return col<&metric_record::spec> == as.spec && col<&metric_record::key> == as.key;
}

template <varve::backend Backend>
void insert_or_overwrite(varve::repository<metric_record, Backend>& records,
                         const metric_record& record) {
    records.template upsert<&metric_record::spec, &metric_record::key>(record);
}

}  // namespace dataset_metrics
