#pragma once

#include <string_view>
#include <type_traits>

#include <varve/core/fixed_string.hpp>
#include <varve/expression/concept.hpp>
#include <varve/expression/operations.hpp>
#include <varve/expression/pack.hpp>
#include <varve/reflect/member.hpp>
#include <varve/sql/codec.hpp>

namespace varve {

namespace detail {

/// Table and column name of a field, and how it is stored. Defined in model/, which knows the facts: an expression names a
/// member pointer, and needs the rest only when it is flattened.
template <auto Member>
struct column_identity;

/// Where the storage of a column's values is known from; asked late, because facts contain columns and facts say it.
template <auto Member>
struct storage_of_column {
    static constexpr schema::storage value() { return column_identity<Member>::stored_as(); }
};

}  // namespace detail

/// A column, named by the member pointer of its field (or by a path, `in<&order::billing, &address::city>`).
template <auto Member, fixed_string Alias = "">
struct column_expression : operations<column_expression<Member, Alias>> {
    using expression_tag = void;
    using value_type = member_value<Member>;
    using storage_source =
        std::conditional_t<detail::has_other_storage<value_type>, detail::storage_of_column<Member>, detail::natural_storage>;
    using operands = detail::operand_list<>;
    static constexpr bool has_values = false;
    static constexpr auto member = Member;
    static constexpr std::string_view alias() { return Alias.view(); }

    static constexpr void flatten(detail::flattening& to, const column_expression*) {
        schema::node& made = to.add(schema::node_kind::column, 0, detail::column_identity<Member>::name());
        if constexpr (!Alias.empty())
            detail::append_owned(made.qualifier, Alias.view());
        else if (to.qualified)
            detail::append_owned(made.qualifier, detail::column_identity<Member>::table());
    }
};

/// The column of a field: `col<&metric::value> > 20.0`.
template <member auto Member>
inline constexpr column_expression<Member> col{};

}  // namespace varve
