#pragma once

#include <type_traits>

#include <varve/query/table_columns.hpp>
#include <varve/repository/detail/relation.hpp>

namespace varve {

/// A unit of work tells objects apart by their keys.
template <class Model>
struct tracked_model_has_key {
    static consteval bool has_key() {
        if constexpr (is_model<Model>)
            return detail::key_size<Model> != 0;
        else
            return false;
    }
    static constexpr bool holds = has_key();
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a unit of work is to track what is no model with a primary key; it writes objects back by their key; "
                      "read such rows from the session, or add the fact varve::primary_key<…> to the struct named in this rule");
    }
};

/// `link<&reading::metric_id>(reading, metric)`.
template <class Child, class Parent, auto First, auto... Rest>
struct link_is_a_foreign_key {
    static consteval bool leads_to_parent() {
        if constexpr (std::is_same_v<member_root<First>, Child>)
            return std::is_same_v<typename detail::referenced_by<First, Rest...>::root, Parent>;
        else
            return false;
    }
    static constexpr bool holds = leads_to_parent();
    static constexpr auto check() {
        static_assert(holds,
                      "varve: an object is to be linked along what is no foreign key of its struct to that of the other; a link fills a "
                      "foreign key of the first object from the second; add the fact varve::foreign_key<…> for the member named in "
                      "this rule, or give the objects in the other order");
    }
};

}  // namespace varve
