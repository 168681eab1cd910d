#pragma once

#include <string>
#include <type_traits>

#include <varve/core/fixed_string.hpp>
#include <varve/core/owned.hpp>
#include <varve/expression/expression.hpp>
#include <varve/model/column_facts.hpp>
#include <varve/schema/table.hpp>

namespace varve {

namespace detail {

template <class Condition, fixed_string Name>
struct check_fact {
    using calculation = Condition;
    Condition condition;

    [[gnu::cold]] constexpr void apply(schema::table& table) const {
        table.checks.push_back({owned(Name.view()), fact_expression(condition)});
    }
};

}  // namespace detail

/// CHECK, with its name: `check<"value_is_finite">(col<&metric::value> < 1e308)`.
template <fixed_string Name, class Condition>
    requires(predicate<Condition> || std::is_same_v<Condition, sql_text>)
constexpr auto check(const Condition& condition) {
    return detail::check_fact<Condition, Name>{condition};
}

}  // namespace varve
