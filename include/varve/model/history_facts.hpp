#pragma once

#include <string_view>

#include <varve/core/fixed_string.hpp>
#include <varve/core/owned.hpp>
#include <varve/model/column_facts.hpp>

namespace varve {

namespace detail {

template <auto Member>
struct renamed_column_fact {
    using members = member_list<Member>;
    std::string_view old_name{};

    [[gnu::cold]] constexpr void apply(schema::table& table) const {
        column_in<Member>(table).hints.renamed_from.push_back(owned(old_name));
    }
};

template <auto Member>
struct renamed_column_start {
    /// The column's name before. Ignored once the database lacks that name, so the fact may stay.
    constexpr renamed_column_fact<Member> from(std::string_view old_name) const { return {old_name}; }
};

struct renamed_table_fact {
    std::string_view old_name{};
    [[gnu::cold]] constexpr void apply(schema::table& table) const { table.hints.renamed_from.push_back(owned(old_name)); }
};

struct dropped_column_fact {
    std::string_view name{};
    [[gnu::cold]] constexpr void apply(schema::table& table) const { table.hints.dropped.push_back(owned(name)); }
};

}  // namespace detail

/// `renamed<&metric::measured_at>.from("taken_at")`: a rename that keeps the values, instead of a drop and an add.
template <member auto Member>
inline constexpr detail::renamed_column_start<Member> renamed{};

/// The table's name before.
constexpr detail::renamed_table_fact table_renamed_from(std::string_view old_name) { return {old_name}; }

/// Confirms that a column is gone for good.
template <fixed_string Name>
inline constexpr detail::dropped_column_fact dropped{Name.view()};

}  // namespace varve
