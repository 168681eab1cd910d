#pragma once

#include <optional>
#include <type_traits>

#include <varve/expression/kinds.hpp>
#include <varve/expression/operators.hpp>

namespace varve {

/// The remainder of whole numbers, with the sign of the left one as in C++. By zero: NULL on SQLite, an error elsewhere.
template <class Left, class Right>
    requires(detail::either_is_expression<Left, Right> && detail::integer_argument<Left> && detail::integer_argument<Right>)
constexpr auto operator%(const Left& left, const Right& right) {
    return detail::calculate<operation::modulo>(left, right);
}

template <expression Of>
    requires detail::numeric_argument<Of>
constexpr auto operator-(const Of& of) {
    using plain = std::conditional_t<detail::integer_argument<Of>, std::int64_t, double>;
    return operation_expression<operation::negate, detail::null_with<plain, Of>, detail::natural_storage, Of>{{}, {{of}}};
}

/// Text after text; NULL where either is. A predicate's || is SQL's OR.
template <class Left, class Right>
    requires(detail::either_is_expression<Left, Right> && detail::text_argument<Left> && detail::text_argument<Right>)
constexpr auto operator||(const Left& left, const Right& right) {
    using first = decltype(detail::own_parameter(left));
    using second = decltype(detail::own_parameter(right));
    return operation_expression<operation::concatenate, detail::null_with<std::string, first, second>, detail::natural_storage, first, second>{
        {}, {{detail::own_parameter(left)}, {detail::own_parameter(right)}}};
}

/// The absolute value. Of -2^63 it is an error: there is none.
template <expression Of>
constexpr auto abs(const Of& of) {
    static_cast<void>(detail::takes_numbers<"abs", Of>());
    return detail::call_of<"abs", std::conditional_t<detail::integer_argument<Of>, std::int64_t, double>>(of);
}

/// The nearest whole number as a double, halves away from zero.
template <expression Of>
constexpr auto round(const Of& of) {
    static_cast<void>(detail::takes_numbers<"round", Of>());
    return detail::call_of<"round", double>(of);
}
/// To so many digits after the point.
template <expression Of, class Digits>
constexpr auto round(const Of& of, const Digits& digits) {
    static_cast<void>(detail::takes_numbers<"round", Of>() && detail::takes_integers<"round", Digits>());
    return detail::call_of<"round", double>(of, digits);
}

/// The greatest whole number that is not greater, as a double. SQLite: needs SQLITE_ENABLE_MATH_FUNCTIONS, as Debian has it.
template <expression Of>
constexpr auto floor(const Of& of) {
    static_cast<void>(detail::takes_numbers<"floor", Of>());
    return detail::call_of<"floor", double>(of);
}
/// The least whole number that is not less, as a double. SQLite: as floor.
template <expression Of>
constexpr auto ceil(const Of& of) {
    static_cast<void>(detail::takes_numbers<"ceil", Of>());
    return detail::call_of<"ceil", double>(of);
}

}  // namespace varve
