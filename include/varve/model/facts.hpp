#pragma once

#include <type_traits>

#include <boost/hana/tuple.hpp>

namespace varve {

/// What a model says of itself beyond its fields: `static constexpr auto facts() { return varve::facts(…); }`.
template <class... Facts>
constexpr auto facts(const Facts&... each) {
    return boost::hana::tuple<Facts...>{each...};
}

/// The facts of a struct that is not yours to touch: specialise it with a `facts()` of its own, or derive the
/// specialisation from `defaults`.
template <class T>
struct model;

/// Table = the type's name in snake_case, key = the field `id`.
struct defaults {
    static constexpr auto facts() { return varve::facts(); }
};

namespace detail {

template <class T>
concept has_model = requires { model<T>::facts(); };
template <class T>
concept has_facts = requires { T::facts(); };

template <class T>
constexpr auto facts_of() {
    if constexpr (has_model<T>)
        return model<T>::facts();
    else if constexpr (has_facts<T>)
        return T::facts();
    else
        return varve::facts();
}

/// The types of a model's facts. Most of what is asked of facts is in their types, and a list of them is far cheaper to
/// compile than taking the tuple apart each time.
template <class... Facts>
struct fact_list {};

template <class... Facts>
fact_list<Facts...> list_of_facts(const boost::hana::tuple<Facts...>&);

template <class T>
using fact_types = decltype(list_of_facts(facts_of<T>()));

}  // namespace detail

/// A struct that says it is a model. One that says nothing is none: a default that a forgotten header silently replaces
/// would break the one-definition rule.
template <class T>
concept is_model = detail::has_model<T> || detail::has_facts<T>;

}  // namespace varve
