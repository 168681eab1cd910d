#pragma once

#include <type_traits>

#include <varve/core/rule.hpp>
#include <varve/expression/concept.hpp>
#include <varve/expression/ordering.hpp>
#include <varve/expression/pack.hpp>

namespace varve {

/// A window's order is known when the query is compiled, as the expression that it is a part of.
template <class Key>
struct window_order_is_written_out {
    static constexpr bool holds = !requires { requires Key::is_dynamic; };
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a window is ordered by keys that are put together at run time; only a query's own order takes them; write "
                      "the keys of the window's order_by(…) out, and give the dynamic_order to the query's");
    }
};

namespace detail {

template <class Key>
struct ordered_by {
    using type = ordering<Key, false>;
    static constexpr type of(const Key& key) { return {key}; }
};
template <class By, bool Descending>
struct ordered_by<ordering<By, Descending>> {
    using type = ordering<By, Descending>;
    static constexpr type of(const type& key) { return key; }
};

/// A part of a window; parts stand in the order of their ranks.
template <int Rank>
struct window_part {
    using window_part_tag = void;
    static constexpr int rank = Rank;
};

}  // namespace detail

template <class... Keys>
struct window_partition : detail::window_part<0> {
    using operands = detail::operand_list<Keys...>;
    static constexpr bool has_values = (false || ... || Keys::has_values);
    [[no_unique_address]] detail::pack<Keys...> keys;

    static constexpr void flatten(detail::flattening& to, const window_partition* self) {
        to.add(schema::node_kind::construct, sizeof...(Keys), schema::constructs::partition_by);
        detail::pack<Keys...>::flatten(to, self == nullptr ? nullptr : &self->keys);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        keys.bind(statement, position);
    }
};

namespace detail {

template <class Ordering>
struct window_key {
    static constexpr bool has_values = Ordering::has_values;
    [[no_unique_address]] Ordering key;

    static constexpr void flatten(flattening& to, const window_key* self) {
        if (Ordering::descending) to.add(schema::node_kind::construct, 1, schema::constructs::descending);
        decltype(Ordering::by)::flatten(to, self == nullptr ? nullptr : &self->key.by);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        key.bind(statement, position);
    }
};

}  // namespace detail

template <class... Orderings>
struct window_order : detail::window_part<1> {
    using operands = detail::operand_list<std::remove_const_t<decltype(Orderings::by)>...>;
    static constexpr bool has_values = (false || ... || Orderings::has_values);
    [[no_unique_address]] detail::pack<detail::window_key<Orderings>...> keys;

    static constexpr void flatten(detail::flattening& to, const window_order* self) {
        to.add(schema::node_kind::construct, sizeof...(Orderings), schema::constructs::order_by);
        detail::pack<detail::window_key<Orderings>...>::flatten(to, self == nullptr ? nullptr : &self->keys);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        keys.bind(statement, position);
    }
};

/// The rows with equal keys make a window of their own.
template <expression... Keys>
    requires(sizeof...(Keys) > 0)
constexpr window_partition<Keys...> partition_by(const Keys&... keys) {
    return {{}, {{keys}...}};
}
/// The order of the rows in a window: expressions, or `asc` and `desc` of them.
template <class... Keys>
    requires(sizeof...(Keys) > 0)
constexpr auto order_by(const Keys&... keys) {
    if constexpr ((true & ... & detail::obeys<window_order_is_written_out<Keys>>()))
        return window_order<typename detail::ordered_by<Keys>::type...>{{}, {{{detail::ordered_by<Keys>::of(keys)}}...}};
    else
        return window_order<>{};
}

}  // namespace varve
