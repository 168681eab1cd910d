#pragma once

#include <string>
#include <string_view>
#include <type_traits>

#include <varve/core/rule.hpp>
#include <varve/expression/column.hpp>
#include <varve/expression/concept.hpp>
#include <varve/expression/kept_text.hpp>
#include <varve/expression/parameter.hpp>
#include <varve/expression/rules.hpp>
#include <varve/sql/codec.hpp>

namespace varve::detail {

// What a value compared with `Like` is bound as. Numbers keep to three types, so that `== 5` and `== 5L` make one query type.
template <class Like, class Value>
struct parameter_type {
    using column = without_optional<Like>;
    using value = std::decay_t<Value>;
    using type = std::conditional_t<
        !like_types<Like, Value>(), column,  // a broken rule has been said already: no second error
        std::conditional_t<integer<column>, std::conditional_t<std::is_unsigned_v<value> && sizeof(value) == 8, std::uint64_t, std::int64_t>,
                           std::conditional_t<std::is_floating_point_v<column>, double, column>>>;
};

/// The other side of an operator: an expression stays what it is, a value becomes a parameter of `Expression`'s kind.
template <class Expression, class Other>
constexpr auto operand(const Other& other) {
    if constexpr (expression<Other>) {
        return other;
    } else {
        using like = typename Expression::value_type;
        using type = typename parameter_type<like, Other>::type;
        using source = std::conditional_t<has_other_storage<type>, typename Expression::storage_source, natural_storage>;
        if constexpr (!like_types<like, Other>() || is_null_like<std::decay_t<Other>>)  // said by a rule
            return parameter<type, source>{{}, type{}};
        else if constexpr (std::is_same_v<type, std::string>)
            return text_parameter<kept_as<Other>, source>{{}, kept_as<Other>{std::string_view{other}}};
        else
            return parameter<type, source>{{}, static_cast<type>(other)};
    }
}

template <class Expression>
inline constexpr bool is_plain_column = false;
template <auto Member, fixed_string Alias>
inline constexpr bool is_plain_column<column_expression<Member, Alias>> = true;

// Asks the rules about a comparison; instantiating them is what makes the message.
template <class Left, class Right>
consteval bool check_comparison() {
    if constexpr (expression<Left> && expression<Right>)
        return detail::obeys<expressions_compare_like_types<typename Left::value_type, typename Right::value_type>>();
    else if constexpr (!expression<Left>)
        return check_comparison<Right, Left>();
    else if constexpr (is_plain_column<Left>)
        return detail::obeys<compares_with_a_value<Left::member, std::decay_t<Right>>>() &&
               detail::obeys<compares_like_types<Left::member, std::decay_t<Right>>>();
    else if constexpr (is_null_like<std::decay_t<Right>>)
        return detail::obeys<expression_compares_with_a_value<typename Left::value_type, std::decay_t<Right>>>();
    else
        return detail::obeys<expressions_compare_like_types<typename Left::value_type, std::decay_t<Right>, true>>();
}

}  // namespace varve::detail
