#pragma once

#include <varve/sql/column_type.hpp>

namespace varve::detail {

template <class T>
consteval bool find_instant() {
    using plain = without_optional<T>;
    if constexpr (stored_type<plain>)
        return find_instant<typename column_type<plain>::stored>();
    else if constexpr (native_type<plain>)
        return std::is_same_v<typename column_type<plain>::native, timestamp_value>;
    else
        return false;
}

/// Whether a field holds an instant (varve::timestamp, a coarser sys_time, a type of the user's that is kept as one), or may.
template <class T>
inline constexpr bool is_instant = find_instant<T>();

// Whole ticks of a field that is coarser than microseconds: what is set is never later than now.
template <class T>
constexpr timestamp_value floor_to_tick(timestamp_value at) {
    if constexpr (requires { T::duration::period::num; }) {
        using period = typename T::duration::period;
        constexpr std::int64_t tick = 1'000'000 / period::den * period::num;
        const std::int64_t over = at.microseconds % tick;
        at.microseconds -= over < 0 ? over + tick : over;
    }
    return at;
}

/// The instant as a field's type, rounded down to its tick.
template <class T>
constexpr T instant_as(timestamp_value at) {
    using plain = without_optional<T>;
    if constexpr (stored_type<plain>) {
        return T{column_type<plain>::load(instant_as<typename column_type<plain>::stored>(at))};
    } else {
        plain made{};
        column_type<plain>::from_native(floor_to_tick<plain>(at), made);
        return T{made};
    }
}

template <class T>
constexpr timestamp_value instant_from(const T& value) {
    if constexpr (stored_type<T>)
        return instant_from(column_type<T>::store(value));
    else
        return column_type<T>::to_native(value);
}

}  // namespace varve::detail
