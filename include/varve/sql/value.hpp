#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace varve {

/// An owned run of bytes, the C++ type of a BLOB / bytea column, is `std::vector<std::byte>`; this is its view.
using bytes_view = std::span<const std::byte>;

// The values that cross into an engine. A user's type is turned into one of these by its codec, so a backend binds and
// reads this fixed set natively and needs neither <chrono> nor Boost.JSON. Plain C++ types that belong to the set:
// bool, std::int64_t, std::uint64_t, double, std::string_view.

struct uuid_value {
    std::array<std::byte, 16> bytes{};  ///< in network order (RFC 9562)
    constexpr bool operator==(const uuid_value&) const = default;
};

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
struct date_value {
    std::int32_t days = 0;
    constexpr bool operator==(const date_value&) const = default;
};

/// Microseconds since midnight.
struct time_value {
    std::int64_t microseconds = 0;
    constexpr bool operator==(const time_value&) const = default;
};

/// Microseconds since 1970-01-01 00:00:00 UTC.
struct timestamp_value {
    std::int64_t microseconds = 0;
    constexpr bool operator==(const timestamp_value&) const = default;
};

/// Microseconds since 1970-01-01 00:00:00 on a clock without a zone.
struct local_timestamp_value {
    std::int64_t microseconds = 0;
    constexpr bool operator==(const local_timestamp_value&) const = default;
};

/// Microseconds.
struct duration_value {
    std::int64_t microseconds = 0;
    constexpr bool operator==(const duration_value&) const = default;
};

/// JSON text, valid by construction of whoever made it.
struct json_value {
    std::string text{};
    bool operator==(const json_value&) const = default;
};

/// A decimal: `text` in plain form ("-12.340") with exactly `scale` digits after the point.
struct decimal_value {
    std::string text{};
    int precision = 0;
    int scale = 0;
    bool operator==(const decimal_value&) const = default;
};

/// A decimal of at most 18 digits: unscaled / 10^scale.
struct scaled_value {
    std::int64_t unscaled = 0;
    int precision = 0;
    int scale = 0;
    constexpr bool operator==(const scaled_value&) const = default;
};

/// An element of an enumeration, by its label; labels are constants, so it is always borrowed.
struct label_value {
    std::string_view label{};
    constexpr bool operator==(const label_value&) const = default;
};

/// What a column of the current row holds, for those who read rows whose types are known at run time only.
enum class value_kind : unsigned char { null, boolean, integer, floating, text, bytes };

}  // namespace varve
