#pragma once

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <varve/reflect/field.hpp>
#include <varve/reflect/member.hpp>

namespace varve {

namespace detail {

template <class T, std::size_t... I>
consteval std::array<const void*, sizeof...(I)> field_addresses(std::index_sequence<I...>) {
    constexpr auto tied = tie<sizeof...(I)>(never_defined<T>());
    return {&tied_field<I>(tied)...};
}

struct found_field {
    std::size_t position = 0;
    std::size_t matches = 0;
};

template <auto Member, std::size_t Count>
consteval found_field find_address() {
    using owner = owner_of<Member>;
    const void* const wanted = &(never_defined<owner>().*Member);
    found_field found;
    std::size_t position = 0;
    for (const void* address : field_addresses<owner>(std::make_index_sequence<Count>{})) {
        if (address == wanted) found = {position, found.matches + 1};
        ++position;
    }
    return found;
}

// Empty fields may share an address ([[no_unique_address]]), though never with a field of their
// own type.
template <auto Member, std::size_t... I>
consteval found_field find_address_and_type(std::index_sequence<I...> positions) {
    using owner = owner_of<Member>;
    constexpr const void* wanted = &(never_defined<owner>().*Member);
    found_field found;
    ((std::is_same_v<field_type<owner, I>, std::remove_cv_t<type_of<Member>>> &&
              field_addresses<owner>(positions)[I] == wanted
          ? void(found = {I, found.matches + 1})
          : void()),
     ...);
    return found;
}

template <auto Member, std::size_t Count>
consteval found_field find_field() {
    constexpr found_field found = find_address<Member, Count>();
    if constexpr (found.matches > 1)
        return find_address_and_type<Member>(std::make_index_sequence<Count>{});
    else
        return found;
}

template <auto Member>
consteval std::size_t checked_field_position() {
    constexpr bool is_field = std::is_member_object_pointer_v<decltype(Member)>;
    static_assert(is_field,
                  "varve: `Member` has no position; only a pointer to a data member has one; write "
                  "&metric::value, and for a path take each of its members");
    if constexpr (is_field) {
        constexpr std::size_t count = field_count<owner_of<Member>>;
        if constexpr (count != 0) {
            constexpr found_field found = find_field<Member, count>();
            static_assert(found.matches == 1,
                          "varve: `Member` is no field of its own; members of an anonymous union "
                          "cannot be columns; give the struct a plain field");
            return found.position;
        }
    }
    return 0;
}

}  // namespace detail

/// The position of a field in its struct, as in `field_names` and `get_field`: 0 for the first.
template <auto Member>
inline constexpr std::size_t field_position = detail::checked_field_position<Member>();

}  // namespace varve
