#pragma once

#include <type_traits>

#include <varve/core/rule.hpp>
#include <varve/expression/call.hpp>
#include <varve/expression/column.hpp>
#include <varve/expression/operators.hpp>
#include <varve/expression/predicates.hpp>
#include <varve/expression/range.hpp>
#include <varve/reflect/member_of.hpp>

namespace varve::detail {

/// Asks `Rule<Model, Member>` about every column of an expression that is no field of the model. What has no columns obeys.
template <template <class, auto> class Rule, class Model, class Expression>
inline constexpr bool columns_obey = true;

template <template <class, auto> class Rule, class Model, auto Member, fixed_string Alias>
inline constexpr bool columns_obey<Rule, Model, column_expression<Member, Alias>> = [] {
    if constexpr (is_member_of<Member, Model>)
        return true;
    else
        return obeys<Rule<Model, Member>>();
}();

template <template <class, auto> class Rule, class Model, operation Operation, class Result, class Source, class... Operands>
inline constexpr bool columns_obey<Rule, Model, operation_expression<Operation, Result, Source, Operands...>> =
    (true & ... & columns_obey<Rule, Model, Operands>);

template <template <class, auto> class Rule, class Model, class Left, class... Values>
inline constexpr bool columns_obey<Rule, Model, in_list_expression<Left, Values...>> =
    (columns_obey<Rule, Model, Left> & ... & columns_obey<Rule, Model, Values>);

template <template <class, auto> class Rule, class Model, operation Operation, class Left, class Element, class Range>
inline constexpr bool columns_obey<Rule, Model, in_range_expression<Operation, Left, Element, Range>> =
    columns_obey<Rule, Model, Left>;

template <template <class, auto> class Rule, class Model, fixed_string Name, bool Aggregate, class Result, class Source, class... Arguments>
inline constexpr bool columns_obey<Rule, Model, call_expression<Name, Aggregate, Result, Source, Arguments...>> =
    (true & ... & columns_obey<Rule, Model, Arguments>);

}  // namespace varve::detail
