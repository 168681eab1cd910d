#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

#include <varve/sql/civil.hpp>
#include <varve/sql/codec.hpp>

namespace varve {

/// A day of the proleptic Gregorian calendar. A date that does not exist, such as 2025-02-29, is refused when it is bound.
/// `std::chrono::sys_days` and `std::chrono::local_days` are date columns as well.
using date = std::chrono::year_month_day;

namespace detail {

template <class T>
inline constexpr bool is_date = std::is_same_v<T, std::chrono::year_month_day> || std::is_same_v<T, std::chrono::sys_days> ||
                                std::is_same_v<T, std::chrono::local_days>;

[[noreturn, gnu::cold]] inline void no_such_date(int year, unsigned month, unsigned day) {
    throw data_error("the date with year " + number_text(year) + ", month " + number_text(month) + " and day " + number_text(day) +
                         " does not exist; correct the value",
                     {.sqlstate = "22008"});
}
[[noreturn, gnu::cold]] inline void date_out_of_range(std::int64_t days) {
    throw data_error("the date " + number_text(days) + " days from 1970-01-01 does not fit the field's type; correct the value",
                     {.sqlstate = "22008"});
}
[[noreturn, gnu::cold]] inline void no_date(std::string_view text) {
    throw data_error("the text '" + std::string{text} + "' is no date YYYY-MM-DD; correct the row", {.sqlstate = "22007"});
}

template <class Date>
constexpr std::int32_t to_days(const Date& value) {
    std::int64_t days = 0;
    if constexpr (std::is_same_v<Date, std::chrono::year_month_day>) {
        if (!value.ok())
            no_such_date(static_cast<int>(value.year()), static_cast<unsigned>(value.month()), static_cast<unsigned>(value.day()));
        days = std::chrono::sys_days{value}.time_since_epoch().count();
    } else {
        days = value.time_since_epoch().count();
    }
    if (days < std::numeric_limits<std::int32_t>::min() || days > std::numeric_limits<std::int32_t>::max()) date_out_of_range(days);
    return static_cast<std::int32_t>(days);
}

template <class Date>
constexpr void from_days(std::int64_t days, Date& out) {
    if (days < std::numeric_limits<std::int32_t>::min() || days > std::numeric_limits<std::int32_t>::max()) date_out_of_range(days);
    if constexpr (std::is_same_v<Date, std::chrono::year_month_day>) {
        // The year has 16 bits, and nothing says what happens beyond them.
        using std::chrono::sys_days;
        constexpr auto first = sys_days{std::chrono::year::min() / 1 / 1}.time_since_epoch().count();
        constexpr auto last = sys_days{std::chrono::year::max() / 12 / 31}.time_since_epoch().count();
        if (days < first || days > last) date_out_of_range(days);
        out = sys_days{std::chrono::days{days}};
    } else {
        out = Date{std::chrono::days{days}};
    }
}

}  // namespace detail

template <class Date>
    requires detail::is_date<Date>
struct column_type<Date> {
    using native = date_value;
    static constexpr schema::type type() { return {.kind = schema::type_kind::date}; }
    static constexpr date_value to_native(const Date& value) { return {detail::to_days(value)}; }
    static constexpr void from_native(date_value value, Date& out) { detail::from_days(value.days, out); }
};

namespace detail {

/// stored_as integer: days since 1970-01-01.
template <class Date>
    requires detail::is_date<Date>
struct stored_differently<Date, schema::storage::integer> {
    using native = std::int64_t;
    static constexpr std::int64_t to_native(const Date& value) { return to_days(value); }
    static constexpr void from_native(std::int64_t value, Date& out) { from_days(value, out); }
};

/// stored_as text: "YYYY-MM-DD".
template <class Date>
    requires detail::is_date<Date>
struct stored_differently<Date, schema::storage::text> {
    using native = std::string_view;
    static constexpr std::string to_native(const Date& value) {
        std::string text;
        const std::int32_t days = to_days(value);
        if (!append_date(text, days)) date_out_of_range(days);
        return text;
    }
    static constexpr void from_native(std::string_view value, Date& out) {
        std::int32_t days = 0;
        if (!parse_date(value, days)) no_date(value);
        from_days(days, out);
    }
};

}  // namespace detail

}  // namespace varve
