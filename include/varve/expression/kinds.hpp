#pragma once

#include <optional>
#include <string>
#include <type_traits>

#include <varve/core/fixed_string.hpp>
#include <varve/core/rule.hpp>
#include <varve/expression/call.hpp>
#include <varve/expression/concept.hpp>
#include <varve/expression/bound.hpp>

namespace varve {

/// A function takes arguments of the kinds that it is for.
template <fixed_string Function, class Argument, bool Takes>
struct function_takes_argument {
    static constexpr bool holds = Takes;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a function is given an argument of a type that it does not take; text goes to functions of text and numbers "
                      "to functions of numbers, as engines would convert silently; cast the argument named in this rule");
    }
};

namespace detail {

/// What an argument is as an SQL value, an expression or not: the C++ type without optional.
template <class T>
struct argument_value {
    using type = without_optional<std::decay_t<T>>;
};
template <expression T>
struct argument_value<T> {
    using type = without_optional<typename T::value_type>;
};
template <class T>
using argument_type = typename argument_value<T>::type;

template <class T>
inline constexpr bool text_argument = std::is_same_v<argument_type<T>, std::string> || (!expression<T> && text_value<T>);
template <class T>
inline constexpr bool numeric_argument = std::is_floating_point_v<argument_type<T>> || integer<argument_type<T>>;
template <class T>
inline constexpr bool integer_argument = integer<argument_type<T>>;

template <class T>
inline constexpr bool may_be_null = is_optional<typename T::value_type>;

/// `Result`, absent where any of the expressions is.
template <class Result, class... Expressions>
struct null_with_any {
    using type = std::conditional_t<(false || ... || may_be_null<Expressions>), std::optional<Result>, Result>;
};
template <class Result, class... Expressions>
using null_with = typename null_with_any<Result, Expressions...>::type;

template <fixed_string Name, class Result, class... Arguments>
constexpr auto call_of_expressions(const Arguments&... arguments) {
    return call_expression<Name, false, null_with<Result, Arguments...>, natural_storage, Arguments...>{{}, {{arguments}...}};
}

/// A call that is NULL when an argument is. Values become parameters.
template <fixed_string Name, class Result, class... Arguments>
constexpr auto call_of(const Arguments&... arguments) {
    return call_of_expressions<Name, Result>(own_parameter(arguments)...);
}

template <fixed_string Function, class Argument, bool Takes>
inline constexpr bool takes = obeys<function_takes_argument<Function, Argument, Takes>>();

template <fixed_string Function, class... Arguments>
consteval bool takes_text() {
    return (true & ... & takes<Function, Arguments, text_argument<Arguments>>);
}
template <fixed_string Function, class... Arguments>
consteval bool takes_numbers() {
    return (true & ... & takes<Function, Arguments, numeric_argument<Arguments>>);
}
template <fixed_string Function, class... Arguments>
consteval bool takes_integers() {
    return (true & ... & takes<Function, Arguments, integer_argument<Arguments>>);
}

}  // namespace detail

}  // namespace varve
