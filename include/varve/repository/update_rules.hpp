#pragma once

#include <cstddef>

#include <varve/core/rule.hpp>
#include <varve/query/column_belongs.hpp>
#include <varve/query/table_columns.hpp>
#include <varve/reflect/member_of.hpp>
#include <varve/repository/detail/behaviour_columns.hpp>

namespace varve {

/// An update of chosen fields chooses from those that an update writes.
template <class Model, auto Member>
struct field_can_be_updated {
    static constexpr bool is_written() {
        constexpr std::size_t column = detail::position_of_column<Member>;
        constexpr detail::behaviour_positions notes = detail::behaviour_columns<Model>;
        if constexpr (column == detail::column_count<Model>)
            return false;
        else
            return !detail::roles_of<Model>[column].is_key && !detail::roles_of<Model>[column].is_computed && column != notes.created &&
                   column != notes.deleted && column != notes.version;
    }
    static constexpr bool holds = is_written();
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a field is to be updated that no update writes; a row is found by its key, computed columns are the "
                      "engine's, and behaviours keep their own; leave out the field named in this rule");
    }
};

/// `page(size)` or `page(key…, size)`.
template <class Model, std::size_t Given>
struct page_follows_a_key {
    static constexpr bool holds = detail::key_size<Model> != 0 && Given == detail::key_size<Model> + 1;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a page is asked for by another number of values than its key has; pages follow the primary key: its "
                      "values in the order of the fields, and behind them the size of the page, or for the first page the size "
                      "alone; give them all");
    }
};

namespace detail {

template <class Model, auto Member>
consteval bool check_written_field() {
    if constexpr (!is_member_of<Member, Model>)
        return obeys<column_is_of_query<Model, Member>>();
    else
        return obeys<field_can_be_updated<Model, Member>>();
}

template <class Model, auto... Members>
consteval bool check_written() {
    return (true && ... && check_written_field<Model, Members>());
}

}  // namespace detail

}  // namespace varve
