#pragma once

#include <cstddef>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

#include <varve/query/rows_list.hpp>
#include <varve/query/select.hpp>

namespace varve::detail {

/// A column of a query's result: the type of its values, and how they are stored.
template <class Value, schema::storage Storage>
struct selected_column {
    using type = Value;
    static constexpr schema::storage stored_as = Storage;
};

template <class... Columns>
struct selected_column_list {
    static constexpr std::size_t count = sizeof...(Columns);
    template <std::size_t I>
    using at = std::tuple_element_t<I, std::tuple<Columns...>>;
};

template <class... Lists>
struct joined_columns {
    using type = selected_column_list<>;
};
template <class... Only>
struct joined_columns<selected_column_list<Only...>> {
    using type = selected_column_list<Only...>;
};
template <class... First, class... Second, class... Rest>
struct joined_columns<selected_column_list<First...>, selected_column_list<Second...>, Rest...>
    : joined_columns<selected_column_list<First..., Second...>, Rest...> {};

template <class Source, bool MayBeAbsent, class Positions = std::make_index_sequence<column_count<typename Source::model>>>
struct columns_of_source;
template <class Source, bool MayBeAbsent, std::size_t... I>
struct columns_of_source<Source, MayBeAbsent, std::index_sequence<I...>> {
    template <class Field>
    using value = std::conditional_t<MayBeAbsent && !is_optional<Field>, std::optional<Field>, Field>;
    using type = selected_column_list<selected_column<value<column_field_type<typename Source::model, I>>, stored_in_source<Source, I>()>...>;
};

// NULL too where an outer join found no partner.
template <class From, class Expression>
consteval auto selected_value_of() {
    using type = typename Expression::value_type;
    if constexpr (!is_optional<type> && !std::is_void_v<type> && From::is_qualified) {
        if constexpr (From::template may_be_null<Expression>())
            return std::type_identity<std::optional<type>>{};
        else
            return std::type_identity<type>{};
    } else {
        return std::type_identity<type>{};
    }
}

/// A FROM for those who ask only how columns are stored.
struct no_joins {
    static constexpr bool is_qualified = false;
};

/// The columns that a select list gives over a FROM.
template <class List, class From>
struct columns_of_list;
template <class Row, class... Expressions, class From>
struct columns_of_list<expression_list<Row, Expressions...>, From> {
    using type =
        selected_column_list<selected_column<typename decltype(selected_value_of<From, Expressions>())::type, Expressions::storage_source::value()>...>;
};
template <class Model, class From>
struct columns_of_list<model_list<Model>, From> : columns_of_source<table_source<Model>, false> {};
template <class... Sources, bool... MayBeAbsent, class From>
struct columns_of_list<rows_list<selected_rows<Sources, MayBeAbsent>...>, From>
    : joined_columns<typename columns_of_source<Sources, MayBeAbsent>::type...> {};

}  // namespace varve::detail
