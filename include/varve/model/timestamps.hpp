#pragma once

#include <varve/core/rule.hpp>
#include <varve/model/behaviour.hpp>
#include <varve/model/column_identity.hpp>
#include <varve/model/instant.hpp>

namespace varve {

/// A behaviour that notes a time has an instant to note it in.
template <auto Member>
struct field_is_an_instant {
    static constexpr bool holds = detail::is_instant<member_value<Member>>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a behaviour is to note a time in a field that holds none; its field is an instant; make the field named "
                      "in this rule varve::timestamp, or std::optional of it");
    }
};

namespace detail {

template <auto Created, auto Updated>
struct timestamps_fact {
    static constexpr behaviour is_behaviour = behaviour::timestamps;
    static constexpr bool is_plain = true;
    using members = member_list<Created, Updated>;
    static constexpr auto created = Created;
    static constexpr auto updated = Updated;
};

// What broke its own rule is no fact at all, so that one mistake gives one message.
template <auto Created, auto Updated>
consteval auto make_timestamps() {
    if constexpr (obeys<field_is_an_instant<Created>>() && obeys<field_is_an_instant<Updated>>())
        return timestamps_fact<Created, Updated>{};
    else
        return no_behaviour{};
}

}  // namespace detail

/// When a row was made and when it was last written: `timestamps<&metric::created_at, &metric::updated_at>`. Repositories set
/// both at an insert and the second at each update, by their clock; no update changes the first.
template <member auto Created, member auto Updated>
inline constexpr auto timestamps = detail::make_timestamps<Created, Updated>();

}  // namespace varve
