// The revisions of then, under the name that the program knows.
#pragma once

#include "version_1_migrations.hpp"

inline const auto& dataset_metrics_migrations() { return version_1_migrations(); }
