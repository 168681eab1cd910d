#pragma once

#include <type_traits>

#include <varve/expression/column_rules.hpp>

namespace varve {

/// A query names columns of the tables it is over. `Model` is the first of them (void where that has an alias).
template <class Model, auto Member, class... Joined>
struct column_is_of_query {
    static constexpr bool holds = detail::never_holds<Model>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a query names a column of a table that is not in it; every column belongs to a model that the query "
                      "is over or joins, and is named through the alias where that has one; join the table of the field named in "
                      "this rule's second template argument before the column is used");
    }
};

/// A window function is calculated over the rows that conditions and groups have left, so it cannot decide about them.
template <class Window>
struct window_function_is_selected {
    static constexpr bool holds = detail::never_holds<Window>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a window function stands in a condition or a key of group_by; it is calculated over the rows that those leave; select "
                      "it in a common table, varve::with<…>(…), and put the condition on that");
    }
};

/// An aggregate is of many rows, so it cannot decide about one.
template <class Aggregate>
struct aggregate_stands_in_having {
    static constexpr bool holds = detail::never_holds<Aggregate>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: an aggregate stands in a condition about single rows or in a key of group_by; it is calculated of the rows that those "
                      "choose; put the condition into having(…), or compare with scalar(select<…>(…).from<…>())");
    }
};

namespace detail {

// `From` is the query's FROM: its `model` may be named without an alias, and what else it holds is asked only when that
// does not answer, so that a query over one table stays cheap to compile.

template <class From, class Expression>
consteval bool check_column_of_query();

template <class From, class... Operands>
consteval bool check_operands_of_query(operand_list<Operands...>) {
    return (true & ... & check_column_of_query<From, Operands>());
}

template <class From, class Expression>
consteval bool check_column_of_query() {
    if constexpr (!expression<Expression>) {
        return true;
    } else if constexpr (requires { typename Expression::scope; }) {  // dynamic: its columns are known at run time, its tables here
        return Expression::scope::template check_in_query<From>();
    } else if constexpr (!requires { Expression::member; }) {
        if constexpr (requires { From::takes_no_windows; Expression::is_window; })
            return obeys<window_function_is_selected<Expression>>();
        else if constexpr (requires { requires From::takes_no_aggregates && Expression::is_aggregate; })
            return obeys<aggregate_stands_in_having<Expression>>();
        else
            return check_operands_of_query<From>(typename Expression::operands{});
    } else {
        if constexpr (std::is_same_v<Expression, column_expression<Expression::member>> && is_member_of<Expression::member, typename From::model>)
            return true;
        else
            return From::template check_column<Expression>();
    }
}

/// Asks the rule about all columns of the expressions.
template <class From, class... Expressions>
consteval bool check_columns() {
    return (true & ... & check_column_of_query<From, Expressions>());
}

/// A FROM as conditions see it.
template <class From, bool OfRows>
struct condition_over {
    using model = typename From::model;
    static constexpr bool takes_no_windows = true;
    static constexpr bool takes_no_aggregates = OfRows;
    template <class Column>
    static consteval bool check_column() {
        return From::template check_column<Column>();
    }
};

/// The same for what decides about rows: conditions, and keys of groups.
template <class From, class... Expressions>
consteval bool check_conditions() {
    return check_columns<condition_over<From, true>, Expressions...>();
}
/// And about groups.
template <class From, class... Expressions>
consteval bool check_group_conditions() {
    return check_columns<condition_over<From, false>, Expressions...>();
}

}  // namespace detail

}  // namespace varve
