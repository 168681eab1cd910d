// Keyset pagination: the rows behind the last one that was seen, by the query's own order. What the engine finds through an
// index stays as fast on page one thousand as on page one, and rows that come or go meanwhile shift nothing.
#pragma once

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

#include <varve/core/rule.hpp>
#include <varve/query/clauses.hpp>
#include <varve/query/row.hpp>
#include <varve/query/select.hpp>

namespace varve {

/// A page begins after one value for each key of order_by.
template <std::size_t Keys, std::size_t Values>
struct page_has_a_value_for_each_key {
    static constexpr bool holds = Keys == Values && Keys != 0;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a page is asked for after another number of values than its query is ordered by; each key of order_by "
                      "takes one value, in their order; call order_by first and give a value for each key");
    }
};

/// The keys of a page are never NULL: where NULL comes in the order is each engine's own, and nothing compares with it.
template <class Key>
struct page_key_is_not_null {
    static constexpr bool holds = !detail::is_optional<typename Key::value_type>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a page is ordered by a key that may be NULL; no row could be said to come after it; order by fields that "
                      "are not optional, the primary key last");
    }
};

namespace detail {

template <bool Descending, class Key, class Value>
constexpr auto comes_after(const Key& key, const Value& value) {
    if constexpr (Descending)
        return key < value;
    else
        return key > value;
}

template <std::size_t I, class... Orderings>
constexpr const auto& key_at(const order_clause<Orderings...>& order) {
    using found = std::tuple_element_t<I, std::tuple<Orderings...>>;
    return static_cast<const pack_element<I, found>&>(order.keys).value.by;
}

// Keys of mixed directions: the first decides, and where it is equal the others do.
template <std::size_t I, class... Orderings, class... Values>
constexpr auto all_after(const order_clause<Orderings...>& order, const std::tuple<const Values&...>& values) {
    constexpr bool descending = std::tuple_element_t<I, std::tuple<Orderings...>>::descending;
    const auto& key = key_at<I>(order);
    const auto& value = std::get<I>(values);
    if constexpr (I + 1 == sizeof...(Orderings))
        return comes_after<descending>(key, value);
    else
        return comes_after<descending>(key, value) || (key == value && all_after<I + 1>(order, values));
}

template <class... Orderings, class... Values, std::size_t... I>
constexpr auto after_in_order(const order_clause<Orderings...>& order, const std::tuple<const Values&...>& values, std::index_sequence<I...>) {
    constexpr bool all_down = (true && ... && Orderings::descending), all_up = (true && ... && !Orderings::descending);
    if constexpr (sizeof...(Orderings) > 1 && (all_down || all_up))
        return comes_after<all_down>(row(key_at<I>(order)...), row(std::get<I>(values)...));
    else
        return all_after<0>(order, values);
}

template <class Query, class... Orderings, class... Values>
constexpr auto page_of(const Query& query, const order_clause<Orderings...>& order, const Values&... values) {
    constexpr bool sized = obeys<page_has_a_value_for_each_key<sizeof...(Orderings), sizeof...(Values)>>();
    constexpr bool never_null = (true & ... & obeys<page_key_is_not_null<decltype(Orderings::by)>>());
    if constexpr (!sized || !never_null)
        return query;
    else
        return query.where(after_in_order(order, std::tuple<const Values&...>{values...}, std::index_sequence_for<Values...>{}));
}

template <class Query, class... Values>
constexpr auto page_of(const Query& query, const no_clause&, const Values&...) {
    static_cast<void>(obeys<page_has_a_value_for_each_key<0, sizeof...(Values)>>());
    return query;
}

template <class Query, class... Values>
constexpr auto page_after(const Query& query, const Values&... values) {
    return page_of(query, query.sorting, values...);
}

template <class Query, class Row, class... Orderings>
constexpr auto page_behind(const Query& query, const Row& row, const order_clause<Orderings...>& order) {
    if constexpr ((true & ... & obeys<page_key_is_not_null<decltype(Orderings::by)>>()))
        return page_of(query, order, get_member<decltype(Orderings::by)::member>(row)...);
    else
        return query;
}

template <class Query, class Row>
constexpr auto page_behind(const Query& query, const Row&, const no_clause& order) {
    return page_of(query, order);
}

}  // namespace detail

}  // namespace varve
