#pragma once

#include <varve/expression/column_rules.hpp>

namespace varve {

/// A query names columns of the table it is over.
template <class Model, auto Member>
struct column_is_of_query {
    static constexpr bool holds = is_member_of<Member, Model>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a query names a column of a table that is not in it; every column belongs to the model that the query "
                      "is over; name a field of the model in this rule's first template argument");
    }
};

namespace detail {

/// Asks the rule about all columns of the expressions.
template <class Model, class... Expressions>
consteval bool check_columns() {
    return (true & ... & columns_obey<column_is_of_query, Model, Expressions>);
}

}  // namespace detail

}  // namespace varve
