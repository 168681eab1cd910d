#pragma once

#include <string_view>

#include <varve/core/fixed_string.hpp>
#include <varve/reflect/member.hpp>
#include <varve/schema/type.hpp>

namespace varve {

// The facts that decide names and storage. They are read before all others, because expressions inside other facts need them.

namespace detail {

template <fixed_string Name>
struct table_fact {
    static constexpr bool is_table_name = true;
    static constexpr bool is_plain = true;
    static constexpr std::string_view name = Name.view();
};

template <fixed_string Name>
struct in_schema_fact {
    static constexpr bool is_schema_name = true;
    static constexpr bool is_plain = true;
    static constexpr std::string_view name = Name.view();
};

template <auto Member, fixed_string Name>
struct column_name_fact {
    static constexpr bool is_plain = true;
    static constexpr auto member = Member;
    static constexpr std::string_view name = Name.view();
};

template <auto Member, schema::storage Storage>
struct stored_as_fact {
    static constexpr bool is_plain = true;
    static constexpr auto member = Member;
    static constexpr schema::storage storage = Storage;
};

template <auto Member>
struct embedded_fact {
    static constexpr auto member = Member;
    std::string_view column_prefix{};

    /// What is put before the names of the embedded struct's columns.
    constexpr embedded_fact prefix(std::string_view text) const { return {text}; }
};

}  // namespace detail

/// The table's name; without it the type's name in snake_case.
template <fixed_string Name>
inline constexpr detail::table_fact<Name> table{};

/// The namespace (CREATE SCHEMA) of the table, on engines that have them.
template <fixed_string Name>
inline constexpr detail::in_schema_fact<Name> in_schema{};

/// The column's name; without it the field's.
template <member auto Member, fixed_string Name>
inline constexpr detail::column_name_fact<Member, Name> column_name{};

/// Keeps a field in another way than the engine's own: a timestamp as integer (microseconds), an enumeration by number, a
/// UUID as text. Each built-in type's header says what it can be stored as.
template <member auto Member, schema::storage Storage>
inline constexpr detail::stored_as_fact<Member, Storage> stored_as{};

/// The field is a struct whose fields become columns of this table: how models share columns.
template <member auto Member>
inline constexpr detail::embedded_fact<Member> embedded{};

}  // namespace varve
