#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <varve/model/history_operation.hpp>
#include <varve/repository/clock.hpp>

namespace varve {

/// The change of one field of an audited row. Values are text: numbers in decimal, instants as `YYYY-MM-DD HH:MM:SS.ffffff`,
/// bytes in hexadecimal, enumerations by label; nothing is NULL, or a row that was not there.
struct history_entry {
    std::int64_t revision{};  ///< counts the changes of the row from 1; fields changed together share one
    std::string field;        ///< the column's name
    history_operation operation{};
    std::optional<std::string> old_value;
    std::optional<std::string> new_value;
    std::string actor;
    clock::time_point changed_at{};
};

}  // namespace varve
