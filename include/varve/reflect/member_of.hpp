#pragma once

#include <type_traits>

#include <varve/reflect/member.hpp>

namespace varve {

namespace detail {

template <auto P, class T>
consteval bool starts_in() {
    if constexpr (member<decltype(P)>) {
        return std::is_same_v<member_root<P>, std::remove_cv_t<T>>;
    } else {
        return false;
    }
}

}  // namespace detail

/// Whether `P` names a field of `T`: a member pointer of `T`, or a path that starts in `T`. False
/// for any other value.
template <auto P, class T>
inline constexpr bool is_member_of = detail::starts_in<P, T>();

/// Whether `P` is a pointer to a data member of `T`; a path is none.
template <auto P, class T>
inline constexpr bool is_member_pointer_to =
    std::is_member_object_pointer_v<decltype(P)> && is_member_of<P, T>;

}  // namespace varve
