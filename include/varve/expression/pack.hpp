#pragma once

#include <cstddef>
#include <utility>

namespace varve::detail {

template <std::size_t I, class T>
struct pack_element {
    [[no_unique_address]] T value;
};

template <class Positions, class... Ts>
struct pack_of;

template <std::size_t... I, class... Ts>
struct pack_of<std::index_sequence<I...>, Ts...> : pack_element<I, Ts>... {
    static constexpr bool has_values = (false || ... || Ts::has_values);

    /// The nodes of each in order; without an object where only the text matters.
    template <class Flattening>
    static constexpr void flatten([[maybe_unused]] Flattening& to, [[maybe_unused]] const pack_of* self) {
        (Ts::flatten(to, self == nullptr ? nullptr : &static_cast<const pack_element<I, Ts>*>(self)->value), ...);
    }
    /// What holds no value has nothing to bind: it is not even asked, which keeps its bind from being compiled.
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        (
            [&] {
                if constexpr (Ts::has_values) static_cast<const pack_element<I, Ts>&>(*this).value.bind(statement, position);
            }(),
            ...);
    }

    template <class... More>
    constexpr pack_of<std::index_sequence_for<Ts..., More...>, Ts..., More...> with(const More&... more) const {
        return {{static_cast<const pack_element<I, Ts>&>(*this).value}..., {more}...};
    }
};

/// Expressions side by side: an aggregate, which costs the compiler far less than a std::tuple with its constructors.
template <class... Ts>
using pack = pack_of<std::index_sequence_for<Ts...>, Ts...>;

/// The types of the expressions that one is made of.
template <class...>
struct operand_list {};

}  // namespace varve::detail
