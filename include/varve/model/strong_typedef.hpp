#pragma once

#include <cstdint>
#include <type_traits>

#include <varve/core/rule.hpp>
#include <varve/reflect/field.hpp>
#include <varve/reflect/reflectable.hpp>
#include <varve/sql/codec.hpp>

namespace varve {

/// What strong_typedef can be made of.
template <class T, bool Holds>
struct strong_typedef_is_around_one_value {
    static constexpr bool holds = Holds;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a strong typedef is not around one value; it is a plain struct with one field of a column type that is "
                      "not optional, or an enumeration; give the type named in this rule that form, or write its column_type in full");
    }
};

namespace detail {

template <class T>
consteval bool is_around_one_value() {
    if constexpr (reflectable<T>)
        if constexpr (field_count<T> == 1) return mapped<field_type<T, 0>> && !is_optional<field_type<T, 0>>;
    return false;
}

template <class T>
struct strong_struct {
    using stored = field_type<T, 0>;
    static constexpr const stored& store(const T& value) { return get_field<0>(value); }
    static constexpr T load(const stored& value) { return T{value}; }
    static constexpr stored& place(T& value) { return get_field<0>(value); }
};

template <class T>
struct strong_enumeration {
    using stored = std::underlying_type_t<T>;
    static constexpr stored store(T value) { return static_cast<stored>(value); }
    static constexpr T load(stored value) { return static_cast<T>(value); }
};

// Said by the rule: no second message follows.
template <class T>
struct broken_strong_typedef {
    using stored = std::int64_t;
    static constexpr stored store(const T&) { return 0; }
    static constexpr T load(stored) { return {}; }
};

template <class T>
consteval auto strong_typedef_of() {
    if constexpr (std::is_enum_v<T>)
        return strong_enumeration<T>{};
    else if constexpr (obeys<strong_typedef_is_around_one_value<T, is_around_one_value<T>()>>())
        return strong_struct<T>{};
    else
        return broken_strong_typedef<T>{};
}

}  // namespace detail

/// A struct around one value as a column type of its own, kept as that value and compared only with its own kind:
///
///     struct user_id { std::int64_t value{}; auto operator<=>(const user_id&) const = default; };
///     template <> struct varve::column_type<user_id> : varve::strong_typedef<user_id> {};
///
/// The same line for `enum class user_id : std::int64_t {}` keeps an enumeration by its number whatever the number is, and
/// not by the names of its enumerators. A strong typedef costs nothing: its value is bound and read in place.
template <class T>
struct strong_typedef : decltype(detail::strong_typedef_of<T>()) {};

}  // namespace varve
