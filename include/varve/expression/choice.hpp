// What chooses between values: coalesce, nullif, CASE, greatest and least. Values of one choice are of like types, are stored
// alike and are bound as the first that is an expression says.
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <type_traits>

#include <varve/expression/kinds.hpp>
#include <varve/expression/operand.hpp>
#include <varve/expression/operators.hpp>
#include <varve/expression/stored_alike.hpp>

namespace varve {

/// The values that an expression chooses between have one kind of type, and lie in the database in one way.
template <class First, class Other>
struct choices_are_alike {
    static constexpr bool like = detail::like_types<First, detail::without_optional<Other>>();
    static constexpr bool holds = like && !detail::is_null_like<std::remove_cvref_t<Other>>;
    static constexpr auto check() {
        static_assert(holds || (detail::is_null_like<std::remove_cvref_t<Other>> && !like),
                      "varve: the values to choose from are of unlike types; coalesce, nullif, CASE, greatest and least give one type, that of the "
                      "first; convert the value of the second type in this rule's template arguments, or cast the expression");
    }
};

namespace detail {

/// An expression's own value type is optional where its column may be NULL, which a choice allows.
template <class Like, class Other>
consteval bool choice_fits() {
    using like = argument_type<Like>;
    if constexpr (expression<Other>)
        return obeys<choices_are_alike<like, argument_type<Other>>>();
    else
        return obeys<choices_are_alike<like, std::decay_t<Other>>>();
}

/// The type of a choice: text, whole and floating numbers keep to one each, as what SQL calculates does.
template <class T>
using chosen_type =
    std::conditional_t<integer<T>, std::conditional_t<std::is_unsigned_v<T> && sizeof(T) == 8, std::uint64_t, std::int64_t>,
                       std::conditional_t<std::is_floating_point_v<T>, double, T>>;

template <class Like>
using chosen = chosen_type<without_optional<typename Like::value_type>>;

}  // namespace detail

namespace detail {

template <class First, class... Rest>
constexpr auto coalesce_of(const First& first, const Rest&... rest) {
    constexpr bool all_may_be_null = (may_be_null<First> && ... && may_be_null<Rest>);
    using plain = chosen<First>;
    using result = std::conditional_t<all_may_be_null, std::optional<plain>, plain>;
    return call_expression<"coalesce", false, result, storage_of_choice<First, Rest...>, First, Rest...>{{}, {{first}, {rest}...}};
}

}  // namespace detail

/// The first that is not NULL. NULL only where all may be.
template <expression First, class... Rest>
    requires(sizeof...(Rest) > 0)
constexpr auto coalesce(const First& first, const Rest&... rest) {
    static_cast<void>((true & ... & detail::choice_fits<First, Rest>()));
    return detail::coalesce_of(first, detail::operand<First>(rest)...);
}

/// NULL where the expression equals the value, else the expression.
template <expression First, class Second>
constexpr auto nullif(const First& first, const Second& second) {
    static_cast<void>(detail::choice_fits<First, Second>());
    using result = std::optional<detail::chosen<First>>;
    return call_expression<"nullif", false, result, detail::storage_of_choice<First, decltype(detail::operand<First>(second))>, First,
                           decltype(detail::operand<First>(second))>{{}, {{first}, {detail::operand<First>(second)}}};
}

namespace detail {

template <fixed_string Name, class First, class... Rest>
constexpr auto extreme_of(const First& first, const Rest&... rest) {
    using result = null_with<chosen<First>, First, Rest...>;
    return call_expression<Name, false, result, storage_of_choice<First, Rest...>, First, Rest...>{{}, {{first}, {rest}...}};
}

}  // namespace detail

/// The greatest of several values in one row; NULL where any is. (max(e) is the greatest of one expression in many rows.)
template <expression First, class... Rest>
    requires(sizeof...(Rest) > 0)
constexpr auto greatest(const First& first, const Rest&... rest) {
    static_cast<void>((true & ... & detail::choice_fits<First, Rest>()));
    return detail::extreme_of<"greatest">(first, detail::operand<First>(rest)...);
}
/// The least of several values in one row; NULL where any is.
template <expression First, class... Rest>
    requires(sizeof...(Rest) > 0)
constexpr auto least(const First& first, const Rest&... rest) {
    static_cast<void>((true & ... & detail::choice_fits<First, Rest>()));
    return detail::extreme_of<"least">(first, detail::operand<First>(rest)...);
}

/// CASE WHEN … END with all its parts: condition, value, condition, value …, and a value for the rest where there is one.
template <class Result, class StorageSource, class... Parts>
struct case_expression : operations<case_expression<Result, StorageSource, Parts...>> {
    using expression_tag = void;
    using value_type = Result;
    using storage_source = StorageSource;
    using operands = detail::operand_list<Parts...>;
    static constexpr bool has_values = (false || ... || Parts::has_values);
    [[no_unique_address]] detail::pack<Parts...> parts;

    static constexpr void flatten(detail::flattening& to, const case_expression* self) {
        to.add(schema::node_kind::construct, sizeof...(Parts), schema::constructs::case_);
        detail::pack<Parts...>::flatten(to, self == nullptr ? nullptr : &self->parts);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        parts.bind(statement, position);
    }
};

/// A CASE that may go on: it is an expression already, NULL where no condition holds.
template <class Like, bool Nullable, class... Parts>
struct open_case : case_expression<std::optional<detail::chosen<Like>>, detail::storage_of_choice<Like, Parts...>, Parts...> {
    using base = case_expression<std::optional<detail::chosen<Like>>, detail::storage_of_choice<Like, Parts...>, Parts...>;

    /// Else where this condition holds, this value.
    template <predicate Condition, class Value>
    constexpr auto when(const Condition& condition, const Value& value) const {
        static_cast<void>(detail::choice_fits<Like, Value>());
        using made = decltype(detail::operand<Like>(value));
        return open_case<Like, Nullable || detail::may_be_null<made>, Parts..., Condition, made>{
            {{}, base::parts.with(condition, detail::operand<Like>(value))}};
    }
    /// Else this value.
    template <class Value>
    constexpr auto otherwise(const Value& value) const {
        static_cast<void>(detail::choice_fits<Like, Value>());
        using made = decltype(detail::operand<Like>(value));
        using plain = detail::chosen<Like>;
        using result = std::conditional_t<Nullable || detail::may_be_null<made>, std::optional<plain>, plain>;
        return case_expression<result, detail::storage_of_choice<Like, Parts..., made>, Parts..., made>{{}, base::parts.with(detail::operand<Like>(value))};
    }
};

/// The value of the first condition that holds: `case_when(level < 0, "frost").when(level < 10, "cool").otherwise("mild")`.
/// Without otherwise() it is NULL where none does. Values that follow are like the first.
template <predicate Condition, class Value>
constexpr auto case_when(const Condition& condition, const Value& value) {
    using like = decltype(detail::own_parameter(value));
    return open_case<like, detail::may_be_null<like>, Condition, like>{{{}, {{condition}, {detail::own_parameter(value)}}}};
}

}  // namespace varve
