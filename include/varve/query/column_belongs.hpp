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

}  // namespace detail

}  // namespace varve
