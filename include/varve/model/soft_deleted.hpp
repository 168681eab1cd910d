#pragma once

#include <varve/model/timestamps.hpp>

namespace varve {

/// The mark of a deleted row is absent in a row that is not.
template <auto Member>
struct deletion_mark_is_optional_instant {
    static constexpr bool holds = detail::is_optional<member_value<Member>> && detail::is_instant<member_value<Member>>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: the mark of a deleted row cannot be absent; soft deletion notes in it when a row was erased, and nothing "
                      "until then; make the field named in this rule std::optional<varve::timestamp>");
    }
};

namespace detail {

template <auto Deleted>
struct soft_deleted_fact {
    static constexpr behaviour is_behaviour = behaviour::soft_deleted;
    static constexpr bool is_plain = true;
    using members = member_list<Deleted>;
    static constexpr auto deleted = Deleted;
};

template <auto Deleted>
consteval auto make_soft_deleted() {
    if constexpr (obeys<deletion_mark_is_optional_instant<Deleted>>())
        return soft_deleted_fact<Deleted>{};
    else
        return no_behaviour{};
}

}  // namespace detail

/// Erased rows stay: `soft_deleted<&metric::deleted_at>`. A repository's erase notes the time there, and whatever reads or
/// writes leaves such rows out; with_deleted() sees them, restore() brings one back, purge() deletes it for good.
template <member auto Deleted>
inline constexpr auto soft_deleted = detail::make_soft_deleted<Deleted>();

}  // namespace varve
