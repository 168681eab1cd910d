// Pages in any order of fields: `metrics.page_by(20, desc(col<&metric::measured_at>))`, and what follows a row that was seen
// last, `metrics.page_by(page.back(), 20, …)`. Behind the fields named the primary key decides, so that no row is on two
// pages or on none. Included by those who call repository::page_by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include <varve/core/rule.hpp>
#include <varve/query/keyset.hpp>
#include <varve/repository/detail/key_column.hpp>
#include <varve/repository/repository.hpp>

namespace varve {

namespace detail {

template <class Order>
struct order_of {
    using by = Order;
    static constexpr bool descending = false;
};
template <class Order>
    requires requires { typename Order::ordering_tag; }
struct order_of<Order> {
    using by = decltype(Order::by);
    static constexpr bool descending = Order::descending;
};

/// The position of the column that rows are ordered by; column_count when it is none.
template <class Model, class By>
inline constexpr std::size_t ordered_position = column_count<Model>;
template <class Model, class By>
    requires requires { By::member; }
inline constexpr std::size_t ordered_position<Model, By> = [] {
    if constexpr (is_member_of<By::member, Model>)
        return position_of_column<By::member>;
    else
        return column_count<Model>;
}();
template <class Model, std::size_t Position>
inline constexpr std::size_t ordered_position<Model, positioned_column<Model, Position>> = Position;

}  // namespace detail

/// What pages are ordered by is read from the last row of the page before.
template <class Model, class Order>
struct page_is_ordered_by_fields {
    static constexpr bool holds = detail::ordered_position<Model, typename detail::order_of<Order>::by> < detail::column_count<Model> &&
                                  detail::key_size<Model> != 0;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a page is ordered by what is no field of its model, or the model has no primary key; a page follows a row by "
                      "the fields that it is ordered by and the key; order by fields of the model, or page a query of your own by after()");
    }
};

namespace detail {

/// The rows in an order, and within it by what of the key is not in it yet, in the direction of the last order.
template <class Model, std::size_t Key = 0, class... Orders>
constexpr auto ordered_to_the_key(const Orders&... orders) {
    if constexpr (Key == key_size<Model>) {
        return select<Model>().order_by(orders...);
    } else {
        constexpr std::size_t position = key_positions<Model>[Key];
        constexpr bool directions[] = {false, order_of<Orders>::descending...};
        if constexpr ((false || ... || (ordered_position<Model, typename order_of<Orders>::by> == position)))
            return ordered_to_the_key<Model, Key + 1>(orders...);
        else
            return ordered_to_the_key<Model, Key + 1>(orders..., ordering<positioned_column<Model, position>, directions[sizeof...(Orders)]>{});
    }
}

template <class Query, class Model, class... Orderings>
constexpr auto following(const Query& query, const Model& last, const order_clause<Orderings...>& order) {
    return page_of(query, order, column_field<const Model, ordered_position<Model, decltype(Orderings::by)>>(last)...);
}

template <class Model, class... Orders>
consteval bool can_page_by() {
    if constexpr ((true & ... & static_cast<int>(obeys<page_is_ordered_by_fields<Model, Orders>>())))
        return (true & ... & static_cast<int>(obeys<page_key_is_not_null<typename order_of<Orders>::by>>()));
    else
        return false;
}

}  // namespace detail

template <class Model, backend Backend, seen_rows Seen>
template <detail::order_key... Orders>
std::vector<Model> repository<Model, Backend, Seen>::page_by(std::int64_t size, const Orders&... orders) {
    if constexpr (detail::can_page_by<Model, Orders...>())
        return session_.all(seen(detail::ordered_to_the_key<Model>(orders...).limit(size)));
    else
        return {};
}

template <class Model, backend Backend, seen_rows Seen>
template <detail::order_key... Orders>
std::vector<Model> repository<Model, Backend, Seen>::page_by(const Model& last, std::int64_t size, const Orders&... orders) {
    if constexpr (detail::can_page_by<Model, Orders...>()) {
        const auto query = detail::ordered_to_the_key<Model>(orders...).limit(size);
        return session_.all(seen(detail::following(query, last, query.sorting)));
    } else {
        return {};
    }
}

}  // namespace varve
