#pragma once

#include <type_traits>

namespace varve {

/// A field inside embedded structs, as the chain of member pointers that leads to it. Made by `in`.
template <auto... Members>
struct path {
    bool operator==(const path&) const = default;
};

namespace detail {

template <class>
struct member_pointer;

template <class Owner, class Type>
struct member_pointer<Type Owner::*> {
    using owner = Owner;
    using type = Type;
};

template <auto Member>
using owner_of = typename member_pointer<std::remove_cv_t<decltype(Member)>>::owner;
template <auto Member>
using type_of = typename member_pointer<std::remove_cv_t<decltype(Member)>>::type;

template <class Previous, auto... Members>
inline constexpr bool follows = true;
template <class Previous, auto First, auto... Rest>
inline constexpr bool follows<Previous, First, Rest...> =
    (std::is_void_v<Previous> || std::is_same_v<std::remove_cv_t<Previous>, owner_of<First>>) &&
    follows<type_of<First>, Rest...>;

template <auto... Members>
inline constexpr bool are_data_members =
    (std::is_member_object_pointer_v<decltype(Members)> && ...);

/// Each member belongs to the struct that the one before it names.
template <auto... Members>
concept chained = are_data_members<Members...> && follows<void, Members...>;

template <auto... Members>
struct chain {
    template <auto... More>
    consteval chain<Members..., More...> operator+(chain<More...>) const {
        return {};
    }
};

template <auto Member, class Type = std::remove_cv_t<decltype(Member)>>
inline constexpr chain<Member> as_chain{};
template <auto Member, auto... Members>
inline constexpr chain<Members...> as_chain<Member, path<Members...>>{};

template <auto... Members>
consteval auto make_path(chain<Members...>) {
    static_assert(chained<Members...>,
                  "varve: `in<...>` does not lead to a field; each member is a data member of the "
                  "struct that the one before it names; write in<&order::billing, &address::city>");
    if constexpr (sizeof...(Members) == 1) {
        return (Members, ...);
    } else {
        return path<Members...>{};
    }
}

}  // namespace detail

/// The field that a chain of member pointers leads to, accepted wherever a member pointer is:
/// `in<&order::billing, &address::city>`. Parts may be paths themselves; a chain of one is the
/// member pointer.
template <auto... Members>
inline constexpr auto in = detail::make_path((detail::as_chain<Members> + ...));

}  // namespace varve
