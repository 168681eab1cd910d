#pragma once

#include <concepts>
#include <cstdint>
#include <type_traits>

#include <varve/expression/column.hpp>
#include <varve/expression/concept.hpp>
#include <varve/expression/operand.hpp>
#include <varve/expression/operation.hpp>
#include <varve/expression/operations.hpp>
#include <varve/expression/pack.hpp>
#include <varve/expression/stored_alike.hpp>

namespace varve {

namespace detail {

constexpr bool compares(operation which) {
    return (which >= operation::equal && which <= operation::greater_equal) || (which >= operation::is_distinct && which <= operation::is_not_distinct) ||
           (which >= operation::in && which <= operation::between);
}

}  // namespace detail

/// An operator over its operands.
template <operation Operation, class Result, class StorageSource, class... Operands>
struct operation_expression : operations<operation_expression<Operation, Result, StorageSource, Operands...>> {
    using expression_tag = void;
    using value_type = Result;
    using storage_source = StorageSource;
    using operands = detail::operand_list<Operands...>;
    static constexpr bool has_values = (false || ... || Operands::has_values);
    [[no_unique_address]] detail::pack<Operands...> given;

    static constexpr void flatten(detail::flattening& to, const operation_expression* self) {
        if constexpr (detail::compares(Operation) && !detail::stored_in_one_way<Operands...>)
            static_cast<void>(detail::check_all_stored_alike<Operands...>());
        to.add(schema::node_kind::operation, sizeof...(Operands), text_of(Operation));
        detail::pack<Operands...>::flatten(to, self == nullptr ? nullptr : &self->given);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        given.bind(statement, position);
    }
};

/// An expression that is true or false: what where() takes.
template <class T>
concept predicate = expression<T> && std::same_as<typename std::remove_cvref_t<T>::value_type, bool>;

namespace detail {

template <operation Operation, class Left, class Right>
constexpr auto compare(const Left& left, const Right& right) {
    static_cast<void>(check_comparison<Left, Right>());
    if constexpr (expression<Left>) {
        auto other = operand<Left>(right);
        return operation_expression<Operation, bool, natural_storage, Left, decltype(other)>{{}, {{left}, {other}}};
    } else {
        auto other = operand<Right>(left);
        return operation_expression<Operation, bool, natural_storage, decltype(other), Right>{{}, {{other}, {right}}};
    }
}

template <class Left, class Right>
concept either_is_expression = expression<Left> || expression<Right>;

template <class Left, class Right>
struct arithmetic_result {
    using left = without_optional<Left>;
    using right = without_optional<Right>;
    using plain = std::conditional_t<std::is_floating_point_v<left> || std::is_floating_point_v<right>, double, std::int64_t>;
    using type = std::conditional_t<is_optional<Left> || is_optional<Right>, std::optional<plain>, plain>;
};

template <class T>
concept arithmetic_operand = !expression<T> || std::is_arithmetic_v<without_optional<typename std::remove_cvref_t<T>::value_type>>;

/// A number beside an expression that is one: a fraction stays one beside a whole number, too.
template <class Beside, class Number>
constexpr auto number(const Number& given) {
    using value = std::decay_t<Number>;
    constexpr bool fraction = std::is_floating_point_v<value> || std::is_floating_point_v<without_optional<typename Beside::value_type>>;
    using whole = std::conditional_t<std::is_unsigned_v<value> && sizeof(value) == 8, std::uint64_t, std::int64_t>;
    using type = std::conditional_t<fraction, double, whole>;
    if constexpr (obeys<calculates_with_a_number<value>>())
        return parameter<type>{{}, static_cast<type>(given)};
    else
        return parameter<type>{{}, type{}};
}

template <operation Operation, class Left, class Right>
constexpr auto calculate_expressions(const Left& left, const Right& right) {
    using result = typename arithmetic_result<typename Left::value_type, typename Right::value_type>::type;
    return operation_expression<Operation, result, natural_storage, Left, Right>{{}, {{left}, {right}}};
}

template <operation Operation, class Left, class Right>
constexpr auto calculate(const Left& left, const Right& right) {
    if constexpr (!expression<Right>)
        return calculate_expressions<Operation>(left, number<Left>(right));
    else if constexpr (!expression<Left>)
        return calculate_expressions<Operation>(number<Right>(left), right);
    else
        return calculate_expressions<Operation>(left, right);
}

}  // namespace detail

template <class Left, class Right>
    requires detail::either_is_expression<Left, Right>
constexpr auto operator==(const Left& left, const Right& right) {
    return detail::compare<operation::equal>(left, right);
}
template <class Left, class Right>
    requires detail::either_is_expression<Left, Right>
constexpr auto operator!=(const Left& left, const Right& right) {
    return detail::compare<operation::not_equal>(left, right);
}
template <class Left, class Right>
    requires detail::either_is_expression<Left, Right>
constexpr auto operator<(const Left& left, const Right& right) {
    return detail::compare<operation::less>(left, right);
}
template <class Left, class Right>
    requires detail::either_is_expression<Left, Right>
constexpr auto operator<=(const Left& left, const Right& right) {
    return detail::compare<operation::less_equal>(left, right);
}
template <class Left, class Right>
    requires detail::either_is_expression<Left, Right>
constexpr auto operator>(const Left& left, const Right& right) {
    return detail::compare<operation::greater>(left, right);
}
template <class Left, class Right>
    requires detail::either_is_expression<Left, Right>
constexpr auto operator>=(const Left& left, const Right& right) {
    return detail::compare<operation::greater_equal>(left, right);
}

template <predicate Left, predicate Right>
constexpr auto operator&&(const Left& left, const Right& right) {
    return operation_expression<operation::and_, bool, detail::natural_storage, Left, Right>{{}, {{left}, {right}}};
}
template <predicate Left, predicate Right>
constexpr auto operator||(const Left& left, const Right& right) {
    return operation_expression<operation::or_, bool, detail::natural_storage, Left, Right>{{}, {{left}, {right}}};
}
template <predicate Only>
constexpr auto operator!(const Only& only) {
    return operation_expression<operation::not_, bool, detail::natural_storage, Only>{{}, {{only}}};
}

template <detail::arithmetic_operand Left, detail::arithmetic_operand Right>
    requires detail::either_is_expression<Left, Right>
constexpr auto operator+(const Left& left, const Right& right) {
    return detail::calculate<operation::add>(left, right);
}
template <detail::arithmetic_operand Left, detail::arithmetic_operand Right>
    requires detail::either_is_expression<Left, Right>
constexpr auto operator-(const Left& left, const Right& right) {
    return detail::calculate<operation::subtract>(left, right);
}
template <detail::arithmetic_operand Left, detail::arithmetic_operand Right>
    requires detail::either_is_expression<Left, Right>
constexpr auto operator*(const Left& left, const Right& right) {
    return detail::calculate<operation::multiply>(left, right);
}
template <detail::arithmetic_operand Left, detail::arithmetic_operand Right>
    requires detail::either_is_expression<Left, Right>
constexpr auto operator/(const Left& left, const Right& right) {
    return detail::calculate<operation::divide>(left, right);
}

}  // namespace varve
