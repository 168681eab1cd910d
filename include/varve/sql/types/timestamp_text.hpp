#pragma once

#include <string>
#include <string_view>

#include <varve/sql/types/timestamp.hpp>

namespace varve {

/// "2026-11-21 08:00:00.000000", UTC, as columns of text have it. Throws data_error outside the years 0000 to 9999.
inline std::string to_text(timestamp value) { return detail::timestamp_as_text<timestamp>::to_native(value); }

/// The instant of such a text; the fraction may be shorter or left out. Throws data_error for anything else.
inline timestamp timestamp_from_text(std::string_view text) {
    timestamp read;
    detail::timestamp_as_text<timestamp>::from_native(text, read);
    return read;
}

}  // namespace varve
