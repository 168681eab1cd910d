// Dates and times: parts, truncation, intervals, differences. Columns lie in their natural way (stored_as has another form
// in each engine, which these would not read); instants are UTC. Results beyond the years 0000 to 9999 are NULL on SQLite.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <type_traits>

#include <varve/expression/kinds.hpp>
#include <varve/expression/operators.hpp>
#include <varve/sql/types/date.hpp>
#include <varve/sql/types/duration.hpp>
#include <varve/sql/types/timestamp.hpp>

namespace varve {

/// What dates and times are taken apart into.
enum class moment_part : unsigned char { year, month, day, hour, minute, second };

namespace detail {

template <class T>
inline constexpr bool is_instant_type = false;
template <finer_than_days Duration>
inline constexpr bool is_instant_type<std::chrono::sys_time<Duration>> = true;
template <finer_than_days Duration>
inline constexpr bool is_instant_type<std::chrono::local_time<Duration>> = true;

// now() and current_date() have no C++ type of their own, so that they compare with columns of each.
template <class T>
inline constexpr bool is_current = false;
template <class Result>
inline constexpr bool is_current<call_expression<"now", false, Result, natural_storage>> = true;

template <class T>
concept instant_expression = expression<T> && (is_instant_type<argument_type<T>> || is_current<T>);
template <class T>
concept date_expression = expression<T> && is_date<argument_type<T>>;
template <class T>
concept moment_expression = instant_expression<T> || date_expression<T>;
template <class T>
concept interval = whole_microseconds<T>;
// Days and weeks; the months and years of std::chrono are averages (30.44 days), which add_months is not.
template <class T>
concept whole_days_interval = interval<T> && std::ratio_divide<typename T::period, std::chrono::days::period>::den == 1;

/// What is made of a moment is of its type; of now() it is a timestamp.
template <class Of>
using moment_of = std::conditional_t<is_current<Of>, timestamp, argument_type<Of>>;

}  // namespace detail

/// These functions take apart what engines store naturally.
template <class Argument, bool Natural>
struct moment_is_stored_naturally {
    static constexpr bool holds = Natural;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a function of dates and times is given a column with a stored_as fact; what it holds is then a number or text of our "
                      "own, which the engine would misread; remove the fact, or calculate in C++");
    }
};

template <class Argument, bool Takes>
struct function_takes_moment {
    static constexpr bool holds = Takes;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a function of dates and times is given something else; it takes expressions of timestamps and dates, and a date has no "
                      "hours; give a column of a date or time type, or another part");
    }
};

namespace detail {

/// A moment on its way into a function; its storage is asked only when it is flattened, for facts are not known before.
template <class Of>
struct natural_moment : operations<natural_moment<Of>> {
    using expression_tag = void;
    using value_type = typename Of::value_type;
    using storage_source = natural_storage;
    using operands = operand_list<Of>;
    static constexpr bool has_values = Of::has_values;
    [[no_unique_address]] Of of;

    static constexpr void flatten(flattening& to, const natural_moment* self) {
        static_cast<void>(obeys<moment_is_stored_naturally<Of, Of::storage_source::value() == schema::storage::natural>>());
        Of::flatten(to, self == nullptr ? nullptr : &self->of);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        of.bind(statement, position);
    }
};

template <class Of>
constexpr natural_moment<Of> natural(const Of& of) {
    return {{}, of};
}

template <moment_part Part, class Of>
consteval bool takes_moment() {
    return obeys<function_takes_moment<Of, instant_expression<Of> || (date_expression<Of> && Part <= moment_part::day)>>();
}

template <class Interval>
constexpr parameter<std::int64_t> whole_days(Interval value) {
    return {{}, std::chrono::duration_cast<std::chrono::duration<std::int64_t, std::chrono::days::period>>(value).count()};
}

}  // namespace detail

/// Today, by the engine's clock (UTC).
constexpr auto current_date() { return call_expression<"current_date", false, void, detail::natural_storage>{}; }

/// A part as a whole number: `extract<moment_part::year>(col<&metric::measured_at>)`.
template <moment_part Part, class Of>
constexpr auto extract(const Of& of) {
    if constexpr (detail::takes_moment<Part, Of>()) {
        const auto argument = detail::natural(of);
        if constexpr (Part == moment_part::year) return detail::call_of<"extract_year", std::int64_t>(argument);
        else if constexpr (Part == moment_part::month) return detail::call_of<"extract_month", std::int64_t>(argument);
        else if constexpr (Part == moment_part::day) return detail::call_of<"extract_day", std::int64_t>(argument);
        else if constexpr (Part == moment_part::hour) return detail::call_of<"extract_hour", std::int64_t>(argument);
        else if constexpr (Part == moment_part::minute) return detail::call_of<"extract_minute", std::int64_t>(argument);
        else return detail::call_of<"extract_second", std::int64_t>(argument);
    } else {
        return call_expression<"extract", false, std::int64_t, detail::natural_storage>{};
    }
}

/// The beginning of the year, month, day … that the moment is in: of its own type.
template <moment_part Part, class Of>
constexpr auto date_trunc(const Of& of) {
    if constexpr (detail::takes_moment<Part, Of>()) {
        using result = detail::moment_of<Of>;
        const auto argument = detail::natural(of);
        if constexpr (detail::date_expression<Of>) {
            if constexpr (Part == moment_part::year) return detail::call_of<"date_trunc_year", result>(argument);
            else if constexpr (Part == moment_part::month) return detail::call_of<"date_trunc_month", result>(argument);
            else return of;
        } else {
            if constexpr (Part == moment_part::year) return detail::call_of<"timestamp_trunc_year", result>(argument);
            else if constexpr (Part == moment_part::month) return detail::call_of<"timestamp_trunc_month", result>(argument);
            else if constexpr (Part == moment_part::day) return detail::call_of<"timestamp_trunc_day", result>(argument);
            else if constexpr (Part == moment_part::hour) return detail::call_of<"timestamp_trunc_hour", result>(argument);
            else if constexpr (Part == moment_part::minute) return detail::call_of<"timestamp_trunc_minute", result>(argument);
            else return detail::call_of<"timestamp_trunc_second", result>(argument);
        }
    } else {
        return call_expression<"date_trunc", false, void, detail::natural_storage>{};
    }
}

/// An instant so much later, to the microsecond: `col<&metric::measured_at> + std::chrono::hours{24}`.
template <detail::instant_expression Of, detail::interval Interval>
constexpr auto operator+(const Of& of, const Interval& interval) {
    using duration = parameter<std::chrono::microseconds>;
    return detail::call_of_expressions<"timestamp_add", detail::moment_of<Of>>(
        detail::natural(of), duration{{}, std::chrono::microseconds{detail::to_microseconds(interval)}});
}
template <detail::instant_expression Of, detail::interval Interval>
constexpr auto operator-(const Of& of, const Interval& interval) {
    return of + -std::chrono::microseconds{detail::to_microseconds(interval)};
}
/// A date so many days later.
template <detail::date_expression Of, detail::interval Interval>
    requires detail::whole_days_interval<Interval>
constexpr auto operator+(const Of& of, const Interval& interval) {
    return detail::call_of_expressions<"date_add", detail::argument_type<Of>>(detail::natural(of), detail::whole_days(interval));
}
template <detail::date_expression Of, detail::interval Interval>
    requires detail::whole_days_interval<Interval>
constexpr auto operator-(const Of& of, const Interval& interval) {
    return of + -interval;
}

/// So many months later, on the same day or the last that the month has: of 31 January one month later is 28 or 29 February.
template <detail::moment_expression Of>
constexpr auto add_months(const Of& of, std::int64_t months) {
    const auto count = detail::own_parameter(months);
    if constexpr (detail::date_expression<Of>)
        return detail::call_of_expressions<"date_add_months", detail::argument_type<Of>>(detail::natural(of), count);
    else
        return detail::call_of_expressions<"timestamp_add_months", detail::moment_of<Of>>(detail::natural(of), count);
}

/// How much later the left instant is, to the microsecond.
template <detail::instant_expression Left, detail::instant_expression Right>
constexpr auto operator-(const Left& left, const Right& right) {
    return detail::call_of_expressions<"timestamp_difference", std::chrono::microseconds>(detail::natural(left), detail::natural(right));
}
/// How many days later the left date is.
template <detail::date_expression Left, detail::date_expression Right>
constexpr auto operator-(const Left& left, const Right& right) {
    return detail::call_of_expressions<"date_difference", std::int64_t>(detail::natural(left), detail::natural(right));
}

}  // namespace varve
