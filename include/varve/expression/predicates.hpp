#pragma once

#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>

#include <varve/expression/operators.hpp>
#include <varve/expression/range.hpp>

namespace varve {

/// `left in (a, b, c)`: each value a parameter of its own.
template <class Left, class... Values>
struct in_list_expression : operations<in_list_expression<Left, Values...>> {
    using expression_tag = void;
    using value_type = bool;
    using storage_source = detail::natural_storage;
    using operands = detail::operand_list<Left, Values...>;
    static constexpr bool has_values = (Left::has_values || ... || Values::has_values);
    [[no_unique_address]] Left left;
    [[no_unique_address]] detail::pack<Values...> values;

    static constexpr void flatten(detail::flattening& to, const in_list_expression* self) {
        if constexpr (!detail::stored_in_one_way<Left, Values...>) static_cast<void>(detail::check_all_stored_alike<Left, Values...>());
        to.add(schema::node_kind::operation, 2, text_of(operation::in));
        Left::flatten(to, self == nullptr ? nullptr : &self->left);
        to.add(schema::node_kind::list, sizeof...(Values));
        detail::pack<Values...>::flatten(to, self == nullptr ? nullptr : &self->values);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        if constexpr (Left::has_values) left.bind(statement, position);
        values.bind(statement, position);
    }
};

template <class Self>
constexpr auto operations<Self>::is_null() const {
    return operation_expression<operation::is_null, bool, detail::natural_storage, Self>{{}, {{self()}}};
}
template <class Self>
constexpr auto operations<Self>::is_not_null() const {
    return operation_expression<operation::is_not_null, bool, detail::natural_storage, Self>{{}, {{self()}}};
}

namespace detail {

// An optional value keeps its optionality here: the engine compares NULL with NULL.
template <operation Operation, class Left, class Value>
constexpr auto compare_distinct(const Left& left, const Value& value) {
    if constexpr (is_optional<Value>) {
        static_cast<void>(check_comparison<Left, typename Value::value_type>());
        using type = std::optional<typename parameter_type<typename Left::value_type, typename Value::value_type>::type>;
        type copy;
        if (value) copy.emplace(*value);
        using right = parameter<type, typename Left::storage_source>;
        return operation_expression<Operation, bool, natural_storage, Left, right>{{}, {{left}, {right{{}, static_cast<type&&>(copy)}}}};
    } else {
        return compare<Operation>(left, value);
    }
}

}  // namespace detail

template <class Self>
template <class Value>
constexpr auto operations<Self>::is_not_distinct_from(const Value& value) const {
    return detail::compare_distinct<operation::is_not_distinct>(self(), value);
}
template <class Self>
template <class Value>
constexpr auto operations<Self>::is_distinct_from(const Value& value) const {
    return detail::compare_distinct<operation::is_distinct>(self(), value);
}

namespace detail {

// In a query's rows. Defined in query/subquery.hpp.
template <operation Operation, class Self, class Query>
constexpr auto in_query_of(const Self& self, const Query& query);

template <operation Operation, class Self, class Range>
constexpr auto in_range_of(const Self& self, const Range& values) {
    // Not the type of *begin: std::vector<bool> gives a proxy.
    using value = std::iter_value_t<decltype(std::begin(values))>;
    using element = typename parameter_type<typename Self::value_type, value>::type;
    static_cast<void>(check_comparison<Self, value>());
    return in_range_expression<Operation, Self, element, Range>{{}, self, values};
}

}  // namespace detail

template <class Self>
template <class Range>
constexpr auto operations<Self>::in(const Range& values) const {
    if constexpr (requires { typename Range::query_tag; })
        return detail::in_query_of<operation::in_range>(self(), values);
    else
        return detail::in_range_of<operation::in_range>(self(), values);
}
template <class Self>
template <class Range>
constexpr auto operations<Self>::not_in(const Range& values) const {
    if constexpr (requires { typename Range::query_tag; })
        return detail::in_query_of<operation::not_in_range>(self(), values);
    else
        return detail::in_range_of<operation::not_in_range>(self(), values);
}

template <class Self>
template <class First, class Second, class... Rest>
constexpr auto operations<Self>::in(const First& first, const Second& second, const Rest&... rest) const {
    static_cast<void>(detail::check_comparison<Self, First>() && detail::check_comparison<Self, Second>() &&
                      (true && ... && detail::check_comparison<Self, Rest>()));
    return in_list_expression<Self, decltype(detail::operand<Self>(first)), decltype(detail::operand<Self>(second)),
                              decltype(detail::operand<Self>(rest))...>{
        {}, self(), {{detail::operand<Self>(first)}, {detail::operand<Self>(second)}, {detail::operand<Self>(rest)}...}};
}

template <class Self>
template <class Low, class High>
constexpr auto operations<Self>::between(const Low& low, const High& high) const {
    static_cast<void>(detail::check_comparison<Self, Low>() && detail::check_comparison<Self, High>());
    auto from = detail::operand<Self>(low);
    auto to = detail::operand<Self>(high);
    return operation_expression<operation::between, bool, detail::natural_storage, Self, decltype(from), decltype(to)>{
        {}, {{self()}, {from}, {to}}};
}

template <class Self>
template <class Pattern>
constexpr auto operations<Self>::like(const Pattern& pattern) const {
    return detail::compare<operation::like>(self(), pattern);
}
template <class Self>
template <class Pattern>
constexpr auto operations<Self>::not_like(const Pattern& pattern) const {
    return detail::compare<operation::not_like>(self(), pattern);
}

}  // namespace varve
