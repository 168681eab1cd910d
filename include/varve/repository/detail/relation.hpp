#pragma once

#include <optional>
#include <type_traits>
#include <vector>

#include <varve/model/keys.hpp>
#include <varve/query/table_columns.hpp>

namespace varve::detail {

/// A table between two others, by the columns that point at each.
template <auto Near, auto Far>
struct link {
    static constexpr auto near_member = Near;
    static constexpr auto far_member = Far;
    bool operator==(const link&) const = default;
};

template <class T>
inline constexpr bool is_link = requires { T::near_member; };

template <class Referenced>
struct only_reference {
    static constexpr auto member = nullptr;
};
template <auto Member>
struct only_reference<referenced_members<Member>> {
    static constexpr auto member = Member;
};

// The member that a foreign key of one column points at; nullptr where there is none.
template <auto Member>
consteval auto reference_in(fact_list<>) {
    return nullptr;
}
template <auto Member, class First, class... Rest>
consteval auto reference_in(fact_list<First, Rest...>) {
    if constexpr (requires { requires First::is_foreign_key && std::is_same_v<typename First::members, member_list<Member>>; })
        return only_reference<typename First::referenced>::member;
    else
        return reference_in<Member>(fact_list<Rest...>{});
}
template <auto Member>
inline constexpr auto reference_of = reference_in<Member>(fact_types<member_root<Member>>{});

template <auto Member>
inline constexpr bool is_reference = !std::is_same_v<std::remove_cv_t<decltype(reference_of<Member>)>, std::nullptr_t>;

template <auto Member, class Model>
consteval bool refers_to() {
    if constexpr (is_reference<Member>)
        return std::is_same_v<member_root<reference_of<Member>>, Model>;
    else
        return false;
}

enum class relation_kind : unsigned char { none, one_to_many, many_to_one, many_to_many };

template <class Model, auto Relation>
consteval relation_kind find_relation_kind() {
    using type = std::remove_cv_t<decltype(Relation)>;
    if constexpr (is_link<type>)
        return refers_to<type::near_member, Model>() && is_reference<type::far_member> ? relation_kind::many_to_many
                                                                                       : relation_kind::none;
    else if constexpr (std::is_same_v<member_root<Relation>, Model>)
        return is_reference<Relation> ? relation_kind::many_to_one : relation_kind::none;
    else
        return refers_to<Relation, Model>() ? relation_kind::one_to_many : relation_kind::none;
}

/// What stands beside a row: its children, the one it points at, or those it is linked with.
template <class Model, auto Relation, relation_kind Kind = find_relation_kind<Model, Relation>()>
struct related {
    using type = std::nullptr_t;  // a rule has said so
};
template <class Model, auto Relation>
struct related<Model, Relation, relation_kind::one_to_many> {
    using type = std::vector<member_root<Relation>>;
};
template <class Model, auto Relation>
struct related<Model, Relation, relation_kind::many_to_one> {
    using type = std::optional<member_root<reference_of<Relation>>>;
};
template <class Model, auto Relation>
struct related<Model, Relation, relation_kind::many_to_many> {
    using type = std::vector<member_root<reference_of<std::remove_cv_t<decltype(Relation)>::far_member>>>;
};

}  // namespace varve::detail
