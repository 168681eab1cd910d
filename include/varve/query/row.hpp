#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include <varve/core/rule.hpp>
#include <varve/expression/expression.hpp>

namespace varve {

/// Row values that are compared have one size, and are compared column by column.
template <std::size_t Left, std::size_t Right>
struct rows_have_one_size {
    static constexpr bool holds = Left == Right;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: row values of unlike size are compared; they are compared column by column; give both sides of the "
                      "comparison as many values");
    }
};

namespace detail {

/// Of a row value: its elements are stored each in its own way.
template <class... Elements>
struct row_storage : natural_storage {};

/// A row value in an expression: (a, b).
template <class... Elements>
struct list_expression {
    using expression_tag = void;
    using value_type = void;
    using storage_source = std::conditional_t<stored_in_one_way<Elements...>, natural_storage, row_storage<Elements...>>;
    using operands = operand_list<Elements...>;
    static constexpr bool is_row_value = true;
    static constexpr bool has_values = (false || ... || Elements::has_values);
    [[no_unique_address]] pack<Elements...> elements;

    static constexpr void flatten(flattening& to, const list_expression* self) {
        to.add(schema::node_kind::list, sizeof...(Elements));
        pack<Elements...>::flatten(to, self == nullptr ? nullptr : &self->elements);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        elements.bind(statement, position);
    }
};

// One side of a pair: an expression as it is, a value as the other side's kind.
template <class Value, class Other>
constexpr auto beside(const Value& value, const Other&) {
    if constexpr (expression<Value>)
        return value;
    else
        return operand<Other>(value);
}

template <operation Operation, class... Left, class... Right, std::size_t... I>
constexpr auto compare_rows(const std::tuple<Left...>& left, const std::tuple<Right...>& right, std::index_sequence<I...>) {
    static_cast<void>((true & ... & check_comparison<Left, Right>()));
    using left_list = list_expression<decltype(beside(std::get<I>(left), std::get<I>(right)))...>;
    using right_list = list_expression<decltype(beside(std::get<I>(right), std::get<I>(left)))...>;
    return operation_expression<Operation, bool, natural_storage, left_list, right_list>{
        {}, {{left_list{{{beside(std::get<I>(left), std::get<I>(right))}...}}}, {right_list{{{beside(std::get<I>(right), std::get<I>(left))}...}}}}};
}

template <class T>
using row_element = std::conditional_t<!expression<T> && std::is_convertible_v<const T&, std::string_view>, std::string, T>;

}  // namespace detail

/// Values side by side, compared as one: the first that differs decides.
template <class... Elements>
struct row_value {
    std::tuple<Elements...> elements;
};

/// `row(col<&reading::day>, col<&reading::id>) < row(day, 7)`: SQL's row value. Columns that may be NULL make it unknown.
template <class... Elements>
    requires(sizeof...(Elements) > 1)
constexpr auto row(const Elements&... elements) {
    return row_value<detail::row_element<std::decay_t<const Elements&>>...>{{detail::row_element<std::decay_t<const Elements&>>(elements)...}};
}

namespace detail {

template <operation Operation, class... Left, class... Right>
constexpr auto compare_row_values(const row_value<Left...>& left, const row_value<Right...>& right) {
    if constexpr (obeys<rows_have_one_size<sizeof...(Left), sizeof...(Right)>>())
        return compare_rows<Operation>(left.elements, right.elements, std::index_sequence_for<Left...>{});
    else
        return parameter<bool>{{}, false};  // said already
}

}  // namespace detail

template <class... Left, class... Right>
constexpr auto operator==(const row_value<Left...>& left, const row_value<Right...>& right) {
    return detail::compare_row_values<operation::equal>(left, right);
}
template <class... Left, class... Right>
constexpr auto operator!=(const row_value<Left...>& left, const row_value<Right...>& right) {
    return detail::compare_row_values<operation::not_equal>(left, right);
}
template <class... Left, class... Right>
constexpr auto operator<(const row_value<Left...>& left, const row_value<Right...>& right) {
    return detail::compare_row_values<operation::less>(left, right);
}
template <class... Left, class... Right>
constexpr auto operator<=(const row_value<Left...>& left, const row_value<Right...>& right) {
    return detail::compare_row_values<operation::less_equal>(left, right);
}
template <class... Left, class... Right>
constexpr auto operator>(const row_value<Left...>& left, const row_value<Right...>& right) {
    return detail::compare_row_values<operation::greater>(left, right);
}
template <class... Left, class... Right>
constexpr auto operator>=(const row_value<Left...>& left, const row_value<Right...>& right) {
    return detail::compare_row_values<operation::greater_equal>(left, right);
}

}  // namespace varve
