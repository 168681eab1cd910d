#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

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

/// A column as the naming facts leave it.
struct named_leaf {
    field_path path{};
    std::string name{};
    schema::storage stored_as = schema::storage::natural;
};

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

template <class T, class Fact>
constexpr void note_name(const Fact&, std::vector<named_leaf>& leaves) {
    if constexpr ((requires { Fact::member; Fact::name; } || requires { Fact::member; Fact::storage; }) &&
                  is_about_own_member<T, Fact>()) {
        constexpr field_path where = path_of_member<Fact::member>();
        for (named_leaf& leaf : leaves) {
            if (leaf.path != where) continue;
            if constexpr (requires { Fact::name; })
                leaf.name = Fact::name;
            else
                leaf.stored_as = Fact::storage;
        }
    }
}

template <class T>
constexpr std::vector<named_leaf> collect_leaves();

template <class T, std::size_t I>
constexpr void collect_field(std::vector<named_leaf>& leaves) {
    if constexpr (embedding_of<T>.embedded[I]) {
        for (named_leaf inner : collect_leaves<field_type<T, I>>()) {
            for (std::size_t depth = inner.path.depth; depth > 0; --depth)
                inner.path.positions[depth] = inner.path.positions[depth - 1];
            inner.path.positions[0] = I;
            ++inner.path.depth;
            inner.name.insert(0, embedding_of<T>.prefixes[I]);
            leaves.push_back(static_cast<named_leaf&&>(inner));
        }
    } else {
        named_leaf& leaf = leaves.emplace_back();
        leaf.path = {{static_cast<std::uint16_t>(I)}, 1};
        leaf.name = field_names<T>[I];
    }
}

template <class T>
constexpr std::vector<named_leaf> collect_leaves() {
    std::vector<named_leaf> leaves;
    [&]<std::size_t... I>(std::index_sequence<I...>) { (collect_field<T, I>(leaves), ...); }(std::make_index_sequence<field_count<T>>{});
    boost::hana::unpack(facts_of<T>(), [&](const auto&... each) { (note_name<T>(each, leaves), ...); });
    return leaves;
}

/// One column of a layout: what queries need, without the facts that only DDL reads.
struct leaf {
    field_path path{};
    std::string_view name{};
    schema::storage stored_as = schema::storage::natural;
};

template <class T>
consteval std::pair<std::size_t, std::size_t> layout_size() {
    std::size_t characters = 0;
    const std::vector<named_leaf> leaves = collect_leaves<T>();
    for (const named_leaf& each : leaves) characters += each.name.size();
    return {leaves.size(), characters + 1};
}

template <class T>
inline constexpr auto name_text_of = [] {
    constexpr auto size = layout_size<T>();
    std::array<char, size.second> text{};
    std::size_t at = 0;
    for (const named_leaf& each : collect_leaves<T>())
        for (const char character : each.name) text[at++] = character;
    return text;
}();

/// The columns of a struct, in order, those of embedded structs in place.
template <class T>
inline constexpr auto layout_of = [] {
    constexpr auto size = layout_size<T>();
    std::array<leaf, size.first> leaves{};
    std::size_t at = 0, column = 0;
    for (const named_leaf& each : collect_leaves<T>()) {
        leaves[column++] = {each.path, {name_text_of<T>.data() + at, each.name.size()}, each.stored_as};
        at += each.name.size();
    }
    return leaves;
}();

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
