// What the program prints.
#pragma once

#include <vector>

#include <varve/repository/history_entry.hpp>

#include "found_metric.hpp"
#include "models.hpp"
#include "usage_statistics.hpp"

namespace metric_catalog {

void show(const std::vector<metric>& metrics);
void show(const metric& one, const std::vector<validation_test>& tests);
void show(const std::vector<found_metric>& found);
void show(const std::vector<varve::history_entry>& history);
void show(const usage_statistics& usage);

}  // namespace metric_catalog
