#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

namespace varve::detail {

// Copyable structs are probed with references: a value that converts to anything is ambiguous for
// std::optional and std::string, which take several types. Only a struct that holds something
// move-only or immovable needs the value. They are only asked whether they convert; they have bodies because clang
// takes the look for narrowing into an enumeration for a use, and refuses one without a body for a type without linkage.
struct any_reference {
    template <class Field>
    operator Field&() const& noexcept { __builtin_unreachable(); }
    template <class Field>
    operator Field&() const&& noexcept { __builtin_unreachable(); }
};

struct any_value {
    template <class Field>
    operator Field() const&& noexcept { __builtin_unreachable(); }
};

template <class T>
using any_field = std::conditional_t<std::is_copy_constructible_v<T>, any_reference, any_value>;

template <std::size_t>
struct indexed {
    template <class Type>
    using always = Type;
};

template <class T, std::size_t... I>
consteval bool is_initialised_by(std::index_sequence<I...>) {
    return requires { T{typename indexed<I>::template always<any_field<T>>{}...}; };
}

template <class T, std::size_t Count>
concept takes_fields = is_initialised_by<T>(std::make_index_sequence<Count>{});

/// Takes `Low` values and not `High`; in between it is monotone.
template <class T, std::size_t Low, std::size_t High>
consteval std::size_t bisect_fields() {
    constexpr std::size_t middle = Low + (High - Low) / 2;
    if constexpr (middle == Low) {
        return Low;
    } else if constexpr (takes_fields<T, middle>) {
        return bisect_fields<T, middle, High>();
    } else {
        return bisect_fields<T, Low, middle>();
    }
}

/// `Low` values are taken; doubles the step until one value too many is found.
template <class T, std::size_t Low, std::size_t Step = 1>
consteval std::size_t count_fields_from() {
    if constexpr (takes_fields<T, Low + Step>) {
        return count_fields_from<T, Low + Step, 2 * Step>();
    } else {
        return bisect_fields<T, Low, Low + Step>();
    }
}

template <class T, std::size_t Count = 1>
consteval std::size_t first_accepted_count() {
    if constexpr (Count > sizeof(T)) {
        return 0;
    } else if constexpr (takes_fields<T, Count>) {
        return Count;
    } else {
        return first_accepted_count<T, Count + 1>();
    }
}

// Boost.PFR counts too, but searches downwards from the number of bits in T: 10 s with g++ 12 and
// 27 s with clang 19 for ten fields of which one has no default constructor, and milliseconds for
// any struct that holds a large std::array.
template <class T>
consteval std::size_t count_fields() {
    if constexpr (takes_fields<T, 0>) {
        return count_fields_from<T, 0>();
    } else {
        return count_fields_from<T, first_accepted_count<T>()>();
    }
}

}  // namespace varve::detail
