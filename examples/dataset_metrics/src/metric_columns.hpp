// How the domain's own types become columns: each says which mapped type it is kept as, and the way there and back.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include <boost/json/value.hpp>

#include <varve/model/json_field.hpp>
#include <varve/reflect/enumerators.hpp>
#include <varve/sql/types/array.hpp>
#include <varve/sql/types/date.hpp>
#include <varve/sql/types/json.hpp>
#include <varve/sql/types/uuid.hpp>

#include "metric.hpp"

/// A list of strings: ["average", "wind"].
template <>
struct varve::column_type<dataset_metrics::metric_spec> {
    using stored = std::vector<std::string>;

    static stored store(const dataset_metrics::metric_spec& spec) {
        return {std::string{enumerator_name(spec.kind)}, spec.column};
    }
    static dataset_metrics::metric_spec load(const stored& parts) {
        const auto kind = enumerator_value<dataset_metrics::measure>(parts.at(0));
        if (!kind) throw std::invalid_argument("'" + parts.at(0) + "' is no measure");
        return {*kind, parts.at(1)};
    }
};

/// A JSON document by reflection: {"date":"2012-01-01","tags":{"period":"month"}}. The fields and the tags are always in
/// the same order, so equal keys are equal texts, and texts sort by date.
template <>
struct varve::column_type<dataset_metrics::metric_key> {
    using stored = varve::json<dataset_metrics::metric_key>;

    static stored store(const dataset_metrics::metric_key& key) { return {key}; }
    static dataset_metrics::metric_key load(const stored& document) { return *document; }
};

/// Any JSON document, but an object.
template <>
struct varve::column_type<boost::json::object> {
    using stored = varve::json_document;

    static stored store(const boost::json::object& parameters) { return parameters; }
    static boost::json::object load(const stored& document) { return document.as_object(); }
};
