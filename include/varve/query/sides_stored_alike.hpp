#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

#include <varve/core/rule.hpp>
#include <varve/query/selected_columns.hpp>

namespace varve {

/// The rows of both sides are read in one way.
template <class Row, std::size_t Position, schema::storage Left, schema::storage Right>
struct set_operation_is_stored_alike {
    static constexpr bool holds = Left == Right;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a set operation has sides whose columns are stored in unlike ways; their values become one column and are compared as "
                      "they lie there; give the columns at the position named in this rule the same stored_as");
    }
};

namespace detail {

template <class Row, class Left, class Right, std::size_t... I>
consteval bool check_columns_stored_alike(std::index_sequence<I...>) {
    return (true & ... & obeys<set_operation_is_stored_alike<Row, I, Left::template at<I>::stored_as, Right::template at<I>::stored_as>>());
}

/// Of sides of one row type, which the rule asks about.
template <class SameRow, class Left, class Right>
consteval bool check_sides() {
    if constexpr (!obeys<SameRow>()) {
        return false;
    } else if constexpr (std::is_same_v<typename Left::reader, typename Right::reader>) {
        return true;
    } else {
        using left = typename columns_of_list<typename Left::reader, no_joins>::type;
        using right = typename columns_of_list<typename Right::reader, no_joins>::type;
        return check_columns_stored_alike<typename Left::row_type, left, right>(std::make_index_sequence<left::count>{});
    }
}

}  // namespace detail

}  // namespace varve
