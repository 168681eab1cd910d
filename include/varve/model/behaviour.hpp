#pragma once

#include <type_traits>

#include <varve/model/facts.hpp>

namespace varve::detail {

// Behaviours are facts that repositories act on. All that is asked of them is in their types.

enum class behaviour : unsigned char { timestamps, soft_deleted, versioned, audited, retained };

template <class Fact>
concept behaviour_fact = requires { Fact::is_behaviour; };

template <class... Facts>
consteval bool any_behaves(fact_list<Facts...>) {
    return (false || ... || behaviour_fact<Facts>);
}

/// Whether a model has any behaviour. Of a model that has none nothing more is asked.
template <class Model>
inline constexpr bool behaves = any_behaves(fact_types<Model>{});

struct no_behaviour {};

template <behaviour Kind, class Fact>
consteval bool is_behaviour_of_kind() {
    if constexpr (behaviour_fact<Fact>)
        return Fact::is_behaviour == Kind;
    else
        return false;
}

template <behaviour Kind>
consteval auto pick_behaviour(fact_list<>) {
    return std::type_identity<no_behaviour>{};
}
template <behaviour Kind, class First, class... Rest>
consteval auto pick_behaviour(fact_list<First, Rest...>) {
    if constexpr (is_behaviour_of_kind<Kind, First>())
        return std::type_identity<First>{};
    else
        return pick_behaviour<Kind>(fact_list<Rest...>{});
}

/// The fact of a behaviour, or no_behaviour.
template <class Model, behaviour Kind>
using behaviour_of = typename decltype(pick_behaviour<Kind>(fact_types<Model>{}))::type;

template <class Model, behaviour Kind>
consteval bool find_behaviour() {
    if constexpr (behaves<Model>)
        return !std::is_same_v<behaviour_of<Model, Kind>, no_behaviour>;
    else
        return false;
}
template <class Model, behaviour Kind>
inline constexpr bool has_behaviour = find_behaviour<Model, Kind>();

}  // namespace varve::detail
