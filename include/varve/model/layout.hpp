#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include <varve/model/embedding.hpp>
#include <varve/model/facts.hpp>
#include <varve/model/field_path.hpp>
#include <varve/reflect/field.hpp>
#include <varve/reflect/field_names.hpp>
#include <varve/reflect/member.hpp>
#include <varve/schema/type.hpp>

namespace varve::detail {

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

template <class T, std::size_t Columns, class... Facts>
constexpr void note_names(std::array<leaf, Columns>& leaves, fact_list<Facts...>) {
    (note_name<T, Facts>(leaves), ...);
}

template <class T, std::size_t... I>
consteval auto layout_with_embedding(std::index_sequence<I...>) {
    std::array<leaf, (std::size_t{0} + ... + columns_in_field<T, I>())> leaves{};
    leaf* to = leaves.data();
    (add_field<T, I>(to), ...);
    note_names<T>(leaves, fact_types<T>{});
    return leaves;
}

template <class T>
consteval auto make_layout() {
    if constexpr (has_embedding<T>) {
        return layout_with_embedding<T>(std::make_index_sequence<field_count<T>>{});
    } else {  // nearly always: one function instead of one for each field
        std::array<leaf, field_count<T>> leaves{};
        for (std::size_t i = 0; i < leaves.size(); ++i)
            leaves[i] = {{{static_cast<std::uint16_t>(i)}, 1}, field_names<T>[i], schema::storage::natural};
        note_names<T>(leaves, fact_types<T>{});
        return leaves;
    }
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

}  // namespace varve::detail
