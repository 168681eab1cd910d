#pragma once

#include <cstddef>
#include <optional>
#include <type_traits>
#include <vector>

#include <varve/model/keys.hpp>
#include <varve/query/table_columns.hpp>

namespace varve {

template <class Model, auto... Relations>
struct loaded;

}  // namespace varve

namespace varve::detail {

/// A table between two others, by the columns that point at each.
template <auto Near, auto Far>
struct link {
    static constexpr auto near_member = Near;
    static constexpr auto far_member = Far;
    bool operator==(const link&) const = default;
};

/// A relation, and those along which rows are loaded beside what it leads to.
template <auto Relation, auto... Inner>
struct nested_relation {
    bool operator==(const nested_relation&) const = default;
};

template <class T>
inline constexpr bool is_link = requires { T::near_member; };

struct leads_nowhere {
    using root = void;
    static constexpr std::size_t count = 0;
};

// What the foreign key of some columns points at.
template <class Members>
consteval auto find_referenced(fact_list<>) {
    return std::type_identity<leads_nowhere>{};
}
template <class Members, class First, class... Rest>
consteval auto find_referenced(fact_list<First, Rest...>) {
    if constexpr (requires { requires First::is_foreign_key && std::is_same_v<typename First::members, Members>; })
        return std::type_identity<typename First::referenced>{};
    else
        return find_referenced<Members>(fact_list<Rest...>{});
}
template <class Members>
struct reference_from;
template <auto First, auto... Rest>
struct reference_from<member_list<First, Rest...>> {
    using root = member_root<First>;
    using type = typename decltype(find_referenced<member_list<First, Rest...>>(fact_types<root>{}))::type;
};
template <auto... Members>
using referenced_by = typename reference_from<member_list<Members...>>::type;

template <class Referenced>
struct only_reference {
    static constexpr auto member = nullptr;
};
template <auto Member>
struct only_reference<referenced_members<Member>> {
    static constexpr auto member = Member;
};
/// The member that a foreign key of one column points at; nullptr where there is none.
template <auto Member>
inline constexpr auto reference_of = only_reference<referenced_by<Member>>::member;

template <auto Member>
inline constexpr bool is_reference = !std::is_same_v<std::remove_cv_t<decltype(reference_of<Member>)>, std::nullptr_t>;

template <auto Member, class Model>
consteval bool refers_to() {
    return is_reference<Member> && std::is_same_v<typename referenced_by<Member>::root, Model>;
}

/// What a relation is made of: its own part, and the inner ones.
template <auto Relation, class Type = std::remove_cv_t<decltype(Relation)>>
struct relation_parts {
    static constexpr auto base = Relation;
    template <class Far>
    using row = Far;
    static constexpr bool is_nested = false;
};
template <auto Relation, auto Base, auto... Inner>
struct relation_parts<Relation, nested_relation<Base, Inner...>> {
    static constexpr auto base = Base;
    template <class Far>
    using row = loaded<Far, Inner...>;
    static constexpr bool is_nested = true;
};
template <auto Relation>
inline constexpr auto base_of = relation_parts<Relation>::base;

/// The columns of a foreign key, and those that it points at.
template <auto Base, class Type = std::remove_cv_t<decltype(Base)>>
struct relation_columns {
    using near = member_list<Base>;
};
template <auto Base, auto... Members>
struct relation_columns<Base, foreign_key_start<Members...>> {
    using near = member_list<Members...>;
};
template <class Referenced>
struct far_columns;
template <auto... Members>
struct far_columns<referenced_members<Members...>> {
    using type = member_list<Members...>;
};
template <auto Relation>
using near_columns_of = typename relation_columns<base_of<Relation>>::near;
template <auto Relation>
using reference_along = reference_from<near_columns_of<Relation>>;
template <auto Relation>
using far_columns_of = typename far_columns<typename reference_along<Relation>::type>::type;

enum class relation_kind : unsigned char { none, one_to_many, many_to_one, many_to_many };

template <class Model, auto Relation>
consteval relation_kind find_relation_kind() {
    using type = std::remove_cv_t<decltype(base_of<Relation>)>;
    if constexpr (is_link<type>) {
        return refers_to<type::near_member, Model>() && is_reference<type::far_member> ? relation_kind::many_to_many : relation_kind::none;
    } else {
        using reference = reference_along<Relation>;
        if constexpr (reference::type::count == 0)
            return relation_kind::none;
        else if constexpr (std::is_same_v<typename reference::root, Model>)
            return relation_kind::many_to_one;
        else
            return std::is_same_v<typename reference::type::root, Model> ? relation_kind::one_to_many : relation_kind::none;
    }
}

/// The struct that a relation leads to, and what stands beside a row: its children, the one it points at, or those it is
/// linked with.
template <class Model, auto Relation, relation_kind Kind = find_relation_kind<Model, Relation>()>
struct related {
    using type = std::nullptr_t;  // a rule has said so
};
template <class Model, auto Relation>
struct related<Model, Relation, relation_kind::one_to_many> {
    using far = typename reference_along<Relation>::root;
    using type = std::vector<typename relation_parts<Relation>::template row<far>>;
};
template <class Model, auto Relation>
struct related<Model, Relation, relation_kind::many_to_one> {
    using far = typename reference_along<Relation>::type::root;
    using type = std::optional<typename relation_parts<Relation>::template row<far>>;
};
template <class Model, auto Relation>
struct related<Model, Relation, relation_kind::many_to_many> {
    using far = member_root<reference_of<std::remove_cv_t<decltype(base_of<Relation>)>::far_member>>;
    using type = std::vector<typename relation_parts<Relation>::template row<far>>;
};

}  // namespace varve::detail
