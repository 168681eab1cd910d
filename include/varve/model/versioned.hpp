#pragma once

#include <varve/core/rule.hpp>
#include <varve/model/behaviour.hpp>
#include <varve/model/column_identity.hpp>
#include <varve/sql/column_type.hpp>

namespace varve {

/// Versions are counted.
template <auto Member>
struct version_is_an_integer {
    static constexpr bool holds = detail::integer<member_value<Member>>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a version is no integer; the version of a row counts its updates and is never absent; make the field "
                      "named in this rule std::int64_t");
    }
};

namespace detail {

template <auto Version>
struct versioned_fact {
    static constexpr behaviour is_behaviour = behaviour::versioned;
    static constexpr bool is_plain = true;
    using members = member_list<Version>;
    static constexpr auto version = Version;
};

template <auto Version>
consteval auto make_versioned() {
    if constexpr (obeys<version_is_an_integer<Version>>())
        return versioned_fact<Version>{};
    else
        return no_behaviour{};
}

}  // namespace detail

/// Optimistic locking: `versioned<&metric::version>`. An insert sets 1; each update compares the object's version with the
/// row's and adds 1. When another has written the row meanwhile, update and erase of an object throw varve::stale_write.
template <member auto Version>
inline constexpr auto versioned = detail::make_versioned<Version>();

}  // namespace varve
