#pragma once

#include <type_traits>

#include <varve/core/rule.hpp>
#include <varve/expression/concept.hpp>
#include <varve/expression/pack.hpp>

namespace varve {

/// Beside an aggregate, and in a query of groups, a column is one of the groups' keys or inside an aggregate.
template <auto Member>
struct column_is_of_group {
    static constexpr bool holds = detail::never_holds<decltype(Member)>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a bare column stands where rows are aggregated; one row stands for many there, and the column could be of "
                      "any of them; add the field named in this rule to group_by(…), or wrap it in an aggregate such as varve::min");
    }
};

/// Whole rows are not selected from groups.
template <class Model>
struct rows_are_not_grouped {
    static constexpr bool holds = detail::never_holds<Model>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: whole rows are selected from groups; one row stands for many there; select the keys of the groups and "
                      "aggregates into a struct, select<summary>(…).from<…>()");
    }
};

namespace detail {

struct no_clause;

template <class Expression>
concept window_expression = requires { requires Expression::is_window; };
template <class Expression>
concept aggregate_expression_type = requires { requires Expression::is_aggregate; } && !window_expression<Expression>;

template <class Expression>
consteval bool has_aggregate();

template <class... Operands>
consteval bool any_has_aggregate(operand_list<Operands...>) {
    return (false || ... || has_aggregate<Operands>());
}

/// Whether an expression makes one row of many. A window function does not: each row keeps its own.
template <class Expression>
consteval bool has_aggregate() {
    if constexpr (!expression<Expression> || window_expression<Expression>)
        return false;
    else if constexpr (aggregate_expression_type<Expression>)
        return true;
    else
        return any_has_aggregate(typename Expression::operands{});
}

/// `Keys` is an operand_list of what is grouped by. Equal keys are equal types.
template <class Keys, class Expression>
consteval bool check_grouped();

template <class Keys, class... Operands>
consteval bool check_all_grouped(operand_list<Operands...>) {
    return (true & ... & check_grouped<Keys, Operands>());
}

template <class Expression, class... Keys>
consteval bool is_among(operand_list<Keys...>) {
    return (false || ... || std::is_same_v<Expression, Keys>);
}

template <class Keys, class Expression>
consteval bool check_grouped() {
    if constexpr (!expression<Expression> || aggregate_expression_type<Expression> || is_among<Expression>(Keys{}))
        return true;
    else if constexpr (requires { typename Expression::scope; })  // dynamic
        return Expression::scope::template check_in_groups<Keys>();
    else if constexpr (requires { Expression::member; })
        return obeys<column_is_of_group<Expression::member>>();
    else
        return check_all_grouped<Keys>(typename Expression::operands{});
}

/// The rule about groups over all that a query selects, has and sorts by, each an operand_list.
template <class Group, class Selected, class Having, class Sorted>
consteval bool check_groups() {
    if constexpr (std::is_same_v<Group, operand_list<>> && std::is_same_v<Having, operand_list<>> && !any_has_aggregate(Selected{}) &&
                  !any_has_aggregate(Sorted{}))
        return true;
    else
        return check_all_grouped<Group>(Selected{}) && check_all_grouped<Group>(Having{}) && check_all_grouped<Group>(Sorted{});
}

}  // namespace detail

}  // namespace varve
