#pragma once

#include <concepts>
#include <optional>
#include <string_view>
#include <type_traits>

#include <varve/expression/concept.hpp>
#include <varve/reflect/member.hpp>
#include <varve/sql/column_type.hpp>

namespace varve::detail {

template <class T>
inline constexpr bool is_null_like =
    is_optional<T> || std::is_same_v<T, std::nullopt_t> || std::is_same_v<T, std::nullptr_t>;

/// Whether an SQL value of C++ type `Column` may be compared with, or set to, a C++ value of type `Value`: what converts
/// without a change of meaning. Numbers with numbers (a whole number with a floating column, never the reverse), text with
/// text, bool with bool alone, anything else with what converts to it.
template <class Column, class Value>
consteval bool like_types() {
    using column = without_optional<Column>;
    using value = without_optional<std::decay_t<Value>>;
    if constexpr (std::is_same_v<column, value> || std::is_void_v<value> || std::is_void_v<column>)  // void: now(), any time
        return true;
    else if constexpr (std::is_same_v<column, bool> || std::is_same_v<value, bool>)
        return false;
    else if constexpr (integer<column>)
        return integer<value>;
    else if constexpr (std::floating_point<column>)
        return integer<value> || std::floating_point<value>;
    else if constexpr (std::is_same_v<column, std::string>)
        return std::convertible_to<value, std::string_view>;
    else
        return std::convertible_to<value, column> && !std::is_arithmetic_v<value>;
}

/// Of two expressions either may be like the other. Decimals must have one scale: the engine compares them as they are kept.
template <class Left, class Right>
consteval bool like_expressions() {
    using left = without_optional<Left>;
    using right = without_optional<Right>;
    if constexpr (mapped<left> && mapped<right> && !std::is_same_v<left, right>) {
        if (logical_type<left>().kind == schema::type_kind::decimal && logical_type<right>().kind == schema::type_kind::decimal)
            return logical_type<left>().size == logical_type<right>().size && logical_type<left>().scale == logical_type<right>().scale;
    }
    return like_types<left, right>() || like_types<right, left>();
}

}  // namespace varve::detail

namespace varve {

// Rules carry the member pointer as a template argument, so that both compilers name the struct and the field in the
// first note behind the message.

/// A column is never compared with a value that may be absent: `= NULL` is never true in SQL.
template <auto Member, class Value>
struct compares_with_a_value {
    static constexpr bool holds = !detail::is_null_like<std::decay_t<Value>>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a column is compared with an optional or with nullopt; in SQL nothing equals NULL, so the answer would "
                      "silently be no; write .is_null(), .is_not_distinct_from(value), or compare with *value");
    }
};

template <auto Member, class Value>
struct compares_like_types {
    static constexpr bool holds = detail::is_null_like<std::decay_t<Value>> || detail::like_types<member_value<Member>, Value>();
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a column is compared with a value of an unlike type; both sides of a comparison have the same kind of "
                      "type; convert the value to the type of the field named in this rule's template argument");
    }
};

/// The same for what is calculated.
template <class Result, class Value>
struct expression_compares_with_a_value {
    static constexpr bool holds = !detail::is_null_like<Value>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: an expression is compared with an optional or with nullopt; in SQL nothing equals NULL, so the answer would "
                      "silently be no; write .is_null(), .is_not_distinct_from(value), or compare with *value");
    }
};

/// Numbers are calculated with numbers.
template <class Value>
struct calculates_with_a_number {
    static constexpr bool holds = std::is_arithmetic_v<Value> && !std::is_same_v<Value, bool>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a number is calculated with a value that is none; +, -, *, / and % take numbers, and an optional may be "
                      "absent; give a number, or *value");
    }
};

/// The average of numbers; a decimal is kept as a scaled whole number, whose average would be wrong by the scale.
template <class Of>
struct averages_a_number {
    using plain = detail::without_optional<Of>;
    static constexpr bool holds = std::is_arithmetic_v<plain> && !std::is_same_v<plain, bool>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: the average is taken of what is no integer and no floating number; a decimal is kept scaled, and its average "
                      "would be wrong by the scale; divide its sum by the count in the program, or use a floating field");
    }
};

/// The same for expressions that are no plain column. A value is bound as the expression's type, so it must be like that
/// one; of two expressions either may be like the other.
template <class Left, class Right, bool IsValue = false>
struct expressions_compare_like_types {
    static constexpr bool holds = IsValue ? detail::like_types<Left, Right>() : detail::like_expressions<Left, Right>();
    static constexpr auto check() {
        static_assert(holds,
                      "varve: two expressions of unlike types are compared; both sides of a comparison have the same kind of type; "
                      "compare columns of like types or cast one of them");
    }
};

}  // namespace varve
