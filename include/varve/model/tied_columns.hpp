#pragma once

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

#include <varve/model/layout.hpp>
#include <varve/reflect/field.hpp>

namespace varve::detail {

/// The field behind column `Column` of an object.
template <std::size_t Column, std::size_t Depth = 0, class Root, class Object>
constexpr auto& leaf_field(Object& object) noexcept {
    constexpr field_path where = layout_of<Root>[Column].path;
    auto& field = get_field<where.positions[Depth]>(object);
    if constexpr (Depth + 1 < where.depth)
        return leaf_field<Column, Depth + 1, Root>(field);
    else
        return field;
}

template <class T, std::size_t Column>
constexpr auto& column_field(T& object) noexcept {
    using row = std::remove_const_t<T>;
    if constexpr (std::is_const_v<T>)  // as with tied_columns: what reads shares what writes
        return std::as_const(leaf_field<Column, 0, row>(const_cast<row&>(object)));
    else
        return leaf_field<Column, 0, row>(object);
}

template <class T, std::size_t Column>
using column_field_type = std::remove_cvref_t<decltype(column_field<T, Column>(std::declval<T&>()))>;

/// The fields behind all columns as one tuple of references: bound once a row, taken apart by column_at. One structured
/// binding for a row is far cheaper to compile than one for each column.
template <class T>
constexpr auto tied_columns(T& object) noexcept {
    if constexpr (!has_embedding<T>)
        return tie<field_count<T>>(object);
    else
        return [&]<std::size_t... I>(std::index_sequence<I...>) {
            return std::tie(column_field<T, I>(object)...);
        }(std::make_index_sequence<column_count<T>>{});
}

/// Binding only reads, and sharing the tuple's type with reading halves what is instantiated.
template <class T>
constexpr auto tied_columns(const T& object) noexcept {
    return tied_columns(const_cast<T&>(object));
}

template <std::size_t I, class Tied>
constexpr auto& column_at(const Tied& columns) noexcept {
    if constexpr (requires { std::tuple_size<Tied>::value; })
        return std::get<I>(columns);
    else
        return tied_field<I>(columns);
}

template <class...>
struct type_list {};

template <class T, std::size_t... I>
consteval auto find_column_types(std::index_sequence<I...>) {
    using tied = decltype(tied_columns(std::declval<T&>()));
    return type_list<std::remove_cvref_t<decltype(column_at<I>(std::declval<const tied&>()))>...>{};
}

/// The types of the fields behind all columns.
template <class T>
using column_types = decltype(find_column_types<T>(std::make_index_sequence<column_count<T>>{}));

}  // namespace varve::detail
