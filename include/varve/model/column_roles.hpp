#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <type_traits>

#include <boost/hana/unpack.hpp>

#include <varve/model/keys.hpp>
#include <varve/model/table_of.hpp>

namespace varve::detail {

/// What a statement does with a column.
struct column_role {
    bool is_key = false;
    bool is_identity = false;  ///< the engine makes the value when none is given
    bool is_computed = false;  ///< the engine alone makes it: never written
    bool is_nullable = false;
};

template <class Model>
using column_roles = std::array<column_role, column_count<Model>>;

template <class Model, auto... Members>
constexpr void note_key(column_roles<Model>& roles, member_list<Members...>, schema::identity identity) {
    for (column_role& each : roles) each.is_key = false;  // of several such facts the last one holds
    ((roles[position_of_column<Members>].is_key = true), ...);
    if (identity != schema::identity::none) ((roles[position_of_column<Members>].is_identity = true), ...);
}

template <class Model, class Fact>
constexpr void note_role(column_roles<Model>& roles, const Fact& fact) {
    if constexpr (requires { Fact::is_primary_key; fact.identity; })
        note_key<Model>(roles, typename Fact::members{}, fact.identity);
    if constexpr (requires { Fact::generates; }) roles[position_of_column<Fact::generates>].is_computed = true;
}

// By the table itself, which knows of embedded structs' facts and of the conventional key.
template <class Model>
constexpr void take_roles_of_table(column_roles<Model>& roles) {
    const schema::table table = varve::table_of<Model>();
    for (std::size_t i = 0; i < roles.size(); ++i) {
        const schema::column& column = table.columns[i];
        for (const std::string& key : table.primary_key.columns) roles[i].is_key |= key == column.name;
        roles[i].is_identity = column.identity != schema::identity::none;
        roles[i].is_computed = !column.generated.empty();
        roles[i].is_nullable = column.nullable;
    }
}

// Where facts say all of it they are asked: to make the whole table would be the dearest part of a model's compilation.
template <class... Facts>
consteval bool says_key(fact_list<Facts...>) {
    return (false || ... || requires { Facts::is_primary_key; });
}

template <class... Fields>
constexpr void note_nullable(column_role* role, type_list<Fields...>) {
    ((role++->is_nullable = is_optional<Fields>), ...);
}

template <class Model>
constexpr void take_roles(column_roles<Model>& roles) {
    if constexpr (!has_embedding<Model> && says_key(fact_types<Model>{})) {
        boost::hana::unpack(facts_of<Model>(), [&](const auto&... each) { (note_role<Model>(roles, each), ...); });
        note_nullable(roles.data(), column_types<Model>{});
    } else {
        take_roles_of_table<Model>(roles);
    }
}

template <class Model>
inline constexpr column_roles<Model> roles_of = [] {
    column_roles<Model> roles{};
    if constexpr (model_is_sound<Model>) take_roles<Model>(roles);
    return roles;
}();

}  // namespace varve::detail
