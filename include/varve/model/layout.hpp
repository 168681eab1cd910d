#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include <boost/hana/unpack.hpp>

#include <varve/model/facts.hpp>
#include <varve/model/naming_facts.hpp>
#include <varve/reflect/field.hpp>
#include <varve/reflect/field_names.hpp>
#include <varve/reflect/field_position.hpp>
#include <varve/reflect/member_of.hpp>
#include <varve/reflect/snake_case.hpp>
#include <varve/reflect/type_name.hpp>

namespace varve::detail {

/// How deep structs may be embedded in one another.
inline constexpr std::size_t deepest_embedding = 4;

/// Where a column's field is: the position in the struct, then in the struct embedded there, and so on.
struct field_path {
    std::array<std::uint16_t, deepest_embedding> positions{};
    std::uint8_t depth = 0;

    constexpr bool operator==(const field_path&) const = default;
};

template <auto... Members>
consteval field_path path_through(path<Members...>) {
    return {{static_cast<std::uint16_t>(field_position<Members>)...}, sizeof...(Members)};
}

/// The positions that a member pointer or a path leads through.
template <auto Member>
consteval field_path path_of_member() {
    if constexpr (std::is_member_object_pointer_v<decltype(Member)>)
        return path_through(path<Member>{});
    else
        return path_through(Member);
}

// Facts about members of another struct are left out here; the model rules say what is wrong with them.
template <class T, class Fact>
consteval bool is_about_own_member() {
    if constexpr (requires { Fact::member; })
        return is_member_of<Fact::member, T>;
    else
        return true;
}

template <class T, class Fact>
constexpr void note_embedded(const Fact& fact, std::array<bool, field_count<T>>& embedded,
                             std::array<std::string_view, field_count<T>>& prefixes) {
    if constexpr (requires { fact.column_prefix; } && is_about_own_member<T, Fact>()) {
        constexpr field_path where = path_of_member<Fact::member>();
        embedded[where.positions[0]] = true;
        prefixes[where.positions[0]] = fact.column_prefix;
    }
}

template <class T>
struct embedding {
    std::array<bool, field_count<T>> embedded{};
    std::array<std::string_view, field_count<T>> prefixes{};
};

template <class T>
consteval embedding<T> find_embedding() {
    embedding<T> found;
    boost::hana::unpack(facts_of<T>(), [&](const auto&... each) { (note_embedded<T>(each, found.embedded, found.prefixes), ...); });
    return found;
}

template <class T>
inline constexpr embedding<T> embedding_of = find_embedding<T>();

template <class T>
inline constexpr bool has_embedding = [] {
    for (const bool each : embedding_of<T>.embedded)
        if (each) return true;
    return false;
}();

/// One column: what queries need, without the facts that only DDL reads. The name is in static storage.
struct leaf {
    field_path path{};
    std::string_view name{};
    schema::storage stored_as = schema::storage::natural;
};

template <class T>
consteval auto make_layout();

/// The columns of a struct, in order, those of embedded structs in place.
template <class T>
inline constexpr auto layout_of = make_layout<T>();

template <class T, std::size_t I>
consteval std::size_t columns_in_field() {
    if constexpr (embedding_of<T>.embedded[I])
        return layout_of<field_type<T, I>>.size();
    else
        return 1;
}

// The only names that are made: the others are those of fields and facts, where they stand.
template <class T, std::size_t I, std::size_t Inner>
inline constexpr auto prefixed_name = [] {
    constexpr std::string_view prefix = embedding_of<T>.prefixes[I], name = layout_of<field_type<T, I>>[Inner].name;
    std::array<char, prefix.size() + name.size() + 1> text{};
    for (std::size_t i = 0; i < prefix.size(); ++i) text[i] = prefix[i];
    for (std::size_t i = 0; i < name.size(); ++i) text[prefix.size() + i] = name[i];
    return text;
}();

template <class T, std::size_t I>
constexpr void add_field(leaf*& to) {
    if constexpr (embedding_of<T>.embedded[I]) {
        using embedded = field_type<T, I>;
        [&]<std::size_t... Inner>(std::index_sequence<Inner...>) {
            (
                [&] {
                    *to = layout_of<embedded>[Inner];
                    for (std::size_t depth = to->path.depth; depth > 0; --depth)
                        to->path.positions[depth] = to->path.positions[depth - 1];
                    to->path.positions[0] = I;
                    ++to->path.depth;
                    if constexpr (!embedding_of<T>.prefixes[I].empty())
                        to->name = {prefixed_name<T, I, Inner>.data(), prefixed_name<T, I, Inner>.size() - 1};
                    ++to;
                }(),
                ...);
        }(std::make_index_sequence<layout_of<embedded>.size()>{});
    } else {
        *to++ = {{{static_cast<std::uint16_t>(I)}, 1}, field_names<T>[I], schema::storage::natural};
    }
}

template <class T, class Fact, std::size_t Columns>
constexpr void note_name(std::array<leaf, Columns>& leaves) {
    if constexpr ((requires { Fact::member; Fact::name; } || requires { Fact::member; Fact::storage; }) &&
                  is_about_own_member<T, Fact>()) {
        for (leaf& each : leaves) {
            if (each.path != path_of_member<Fact::member>()) continue;
            if constexpr (requires { Fact::name; })
                each.name = Fact::name;
            else
                each.stored_as = Fact::storage;
        }
    }
}

template <class T>
consteval auto make_layout() {
    return []<std::size_t... I>(std::index_sequence<I...>) {
        std::array<leaf, (std::size_t{0} + ... + columns_in_field<T, I>())> leaves{};
        leaf* to = leaves.data();
        (add_field<T, I>(to), ...);
        boost::hana::unpack(facts_of<T>(), [&]<class... Facts>(const Facts&...) { (note_name<T, Facts>(leaves), ...); });
        return leaves;
    }(std::make_index_sequence<field_count<T>>{});
}

template <class T>
inline constexpr std::size_t column_count = layout_of<T>.size();

/// The column of a member pointer or path; column_count when it is none (an embedded struct as a whole).
template <auto Member>
consteval std::size_t column_position() {
    constexpr field_path wanted = path_of_member<Member>();
    const auto& leaves = layout_of<member_root<Member>>;
    std::size_t found = 0;
    while (found < leaves.size() && leaves[found].path != wanted) ++found;
    return found;
}

template <auto Member>
inline constexpr std::size_t position_of_column = column_position<Member>();

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
    return leaf_field<Column, 0, std::remove_const_t<T>>(object);
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

template <class T>
inline constexpr auto default_table_name = [] {
    constexpr std::size_t size = snake_case(type_name<T>).size();
    std::array<char, size + 1> text{};
    const std::string name = snake_case(type_name<T>);
    for (std::size_t i = 0; i < size; ++i) text[i] = name[i];
    return text;
}();

template <class T>
consteval std::string_view find_table_name() {
    std::string_view found{default_table_name<T>.data(), default_table_name<T>.size() - 1};
    boost::hana::unpack(facts_of<T>(), [&]<class... Facts>(const Facts&...) {
        ([&] {
            if constexpr (requires { Facts::is_table_name; }) found = Facts::name;
        }(), ...);
    });
    return found;
}

template <class T>
consteval std::string_view find_schema_name() {
    std::string_view found;
    boost::hana::unpack(facts_of<T>(), [&]<class... Facts>(const Facts&...) {
        ([&] {
            if constexpr (requires { Facts::is_schema_name; }) found = Facts::name;
        }(), ...);
    });
    return found;
}

template <class T>
inline constexpr std::string_view table_name_of = find_table_name<T>();
template <class T>
inline constexpr std::string_view schema_name_of = find_schema_name<T>();

}  // namespace varve::detail
