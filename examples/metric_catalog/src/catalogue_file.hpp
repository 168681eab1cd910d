#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models.hpp"

namespace metric_catalog {

/// The metrics of a JSON text of the form that a catalogue in memory has: an object of ids, each with the fields of a metric;
/// `id` inside may be left out. Unknown fields are passed over, missing ones have their defaults. Throws varve::data_error,
/// which names the place, "$.revenue_total.tags[1]".
std::vector<metric> read_catalogue(std::string_view json);

/// The same text of these metrics, ids in order.
std::string write_catalogue(const std::vector<metric>& metrics);

}  // namespace metric_catalog
