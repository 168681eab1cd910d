#pragma once

#include <cstddef>
#include <type_traits>

#include <varve/reflect/detail/count_fields.hpp>
#include <varve/reflect/detail/tie.hpp>
#include <varve/reflect/reflectable.hpp>

namespace varve {

namespace detail {

// The one place that refuses a type. Everything else is built on the count, and the count of a
// refused type is 0: so one mistake gives one message.
template <class T>
consteval std::size_t checked_field_count() {
    static_assert(
        reflectable<T>,
        "varve: `T` cannot be reflected; a model is a plain aggregate struct without base classes, "
        "private members or constructors; take them out, or describe the table with a struct of "
        "its own");
    if constexpr (reflectable<T>) {
        constexpr std::size_t count = count_fields<T>();
        constexpr bool fits = count <= 100 || bindable<T, count>;
        static_assert(fits,
                      "varve: `T` has too many fields; a struct has at most 100 (200 with newer "
                      "Boost) and each element of a C array counts; group fields in embedded "
                      "structs, and use std::array");
        if constexpr (fits) {
            constexpr bool plain = count == 0 ? std::is_empty_v<T> : addressable<T, count>;
            static_assert(plain,
                          "varve: `T` cannot be reflected; each field is a value with an address "
                          "and a name of its own; replace references, bit-fields, anonymous unions "
                          "and C arrays by plain fields and std::array");
            if constexpr (plain) return count;
        }
    }
    return 0;
}

}  // namespace detail

/// The number of fields of a struct; an embedded struct and a std::array are one field each.
template <class T>
inline constexpr std::size_t field_count = detail::checked_field_count<T>();

template <class T>
inline constexpr std::size_t field_count<const T> = field_count<T>;

}  // namespace varve
