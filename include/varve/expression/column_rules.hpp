#pragma once

#include <varve/core/rule.hpp>
#include <varve/expression/column.hpp>
#include <varve/expression/operand.hpp>
#include <varve/expression/pack.hpp>
#include <varve/reflect/member_of.hpp>

namespace varve::detail {

/// Asks `Rule<Model, Member>` about every column of an expression that is no field of the model. What has no columns obeys.
template <template <class, auto> class Rule, class Model, class Expression>
consteval bool check_columns_of();

template <template <class, auto> class Rule, class Model, class... Operands>
consteval bool check_columns_of(operand_list<Operands...>) {
    return (true & ... & check_columns_of<Rule, Model, Operands>());
}

template <template <class, auto> class Rule, class Model, class Expression>
consteval bool check_columns_of() {
    if constexpr (!expression<Expression>) {
        return true;
    } else if constexpr (!is_plain_column<Expression>) {
        return check_columns_of<Rule, Model>(typename Expression::operands{});
    } else {
        if constexpr (is_member_of<Expression::member, Model>)
            return true;
        else
            return obeys<Rule<Model, Expression::member>>();
    }
}

template <template <class, auto> class Rule, class Model, class Expression>
inline constexpr bool columns_obey = check_columns_of<Rule, Model, Expression>();

}  // namespace varve::detail
