// std::chrono's types as columns: instants, local times, dates, times of day and durations, all to the microsecond. What an
// engine or the field's type cannot hold exactly is a data_error, never rounded. Included by models that have such fields.
#pragma once

#include <varve/sql/types/date.hpp>
#include <varve/sql/types/duration.hpp>
#include <varve/sql/types/time_of_day.hpp>
#include <varve/sql/types/timestamp.hpp>
#include <varve/sql/types/timestamp_text.hpp>
#include <varve/sql/types/zoned.hpp>
