#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include <varve/core/number_text.hpp>
#include <varve/sql/civil.hpp>

namespace varve::detail {

// PostgreSQL counts from 2000-01-01, and the ends of the range mean infinity (src/include/datatype/timestamp.h).
inline constexpr std::int32_t postgres_epoch_days = 10'957;
inline constexpr std::int64_t postgres_epoch_microseconds = postgres_epoch_days * microseconds_per_day;

/// False for what PostgreSQL's range does not hold, and for what it would take for an infinity.
template <class Count>
constexpr bool to_postgres_epoch(Count since_1970, Count epoch, Count& out) {
    return !__builtin_sub_overflow(since_1970, epoch, &out) && out != std::numeric_limits<Count>::max() &&
           out != std::numeric_limits<Count>::min();
}
template <class Count>
constexpr bool from_postgres_epoch(Count since_2000, Count epoch, Count& out) {
    return since_2000 != std::numeric_limits<Count>::max() && since_2000 != std::numeric_limits<Count>::min() &&
           !__builtin_add_overflow(since_2000, epoch, &out);
}

/// A date as PostgreSQL reads it, of any year: "10000-01-01", "0044-03-15 BC".
constexpr void append_postgres_date(std::string& out, std::int32_t days) {
    const civil_date date = civil_from_days(days);
    const int year = date.year > 0 ? date.year : 1 - date.year;
    if (year < 10'000) {
        char digits[4]{};
        write_digits(digits, 4, year);
        out.append(digits, sizeof digits);
    } else {
        append_number(out, std::int64_t{year});
    }
    char rest[6]{'-', '0', '0', '-', '0', '0'};
    write_digits(rest + 1, 2, date.month);
    write_digits(rest + 4, 2, date.day);
    out.append(rest, sizeof rest);
}

/// With the era behind it, where a date ends.
constexpr void append_postgres_era(std::string& out, std::int32_t days) {
    if (civil_from_days(days).year <= 0) out += " BC";
}

constexpr void append_postgres_timestamp(std::string& out, std::int64_t microseconds, bool has_zone) {
    std::int64_t days = microseconds / microseconds_per_day;
    if (microseconds % microseconds_per_day < 0) --days;
    append_postgres_date(out, static_cast<std::int32_t>(days));
    out.push_back(' ');
    append_time(out, microseconds - days * microseconds_per_day);
    if (has_zone) out += "+00";
    append_postgres_era(out, static_cast<std::int32_t>(days));
}

}  // namespace varve::detail
