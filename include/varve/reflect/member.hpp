#pragma once

#include <type_traits>

#include <varve/reflect/path.hpp>

namespace varve {

namespace detail {

template <class>
inline constexpr bool is_path = false;
template <auto... Members>
inline constexpr bool is_path<path<Members...>> = true;

template <auto Field, class Type = std::remove_cv_t<decltype(Field)>>
struct member_facts;

template <auto Field, class Owner, class Type>
struct member_facts<Field, Type Owner::*> {
    using root = Owner;
    using owner = Owner;
    using value = Type;

    template <class Object>
    static constexpr auto& get(Object& object) noexcept {
        return object.*Field;
    }
};

// Not by inheritance: g++ warns of a base that names a struct of an unnamed namespace (-Wsubobject-linkage).
template <auto Field, auto Last>
struct member_facts<Field, path<Last>> {
    using root = typename member_facts<Last>::root;
    using owner = typename member_facts<Last>::owner;
    using value = typename member_facts<Last>::value;

    template <class Object>
    static constexpr auto& get(Object& object) noexcept {
        return object.*Last;
    }
};

template <auto Field, auto First, auto Second, auto... Rest>
struct member_facts<Field, path<First, Second, Rest...>> {
    using tail = member_facts<path<Second, Rest...>{}>;
    using root = owner_of<First>;
    using owner = typename tail::owner;
    using value = typename tail::value;

    template <class Object>
    static constexpr auto& get(Object& object) noexcept {
        return tail::get(object.*First);
    }
};

}  // namespace detail

/// The type of what names a field: a pointer to a data member, or a path made by `in`. Use:
/// `template <member auto Field>`.
template <class P>
concept member = std::is_member_object_pointer_v<P> || detail::is_path<std::remove_cv_t<P>>;

/// The struct one starts from: order for `in<&order::billing, &address::city>` as for `&order::id`.
template <member auto P>
using member_root = typename detail::member_facts<P>::root;

/// The struct that holds the field itself: address for `in<&order::billing, &address::city>`.
template <member auto P>
using member_owner = typename detail::member_facts<P>::owner;

/// The type of the field.
template <member auto P>
using member_value = typename detail::member_facts<P>::value;

/// The type of the field a plain member pointer names; `member_value` takes paths as well.
template <member auto P>
using member_type = member_value<P>;

/// The field itself, by reference; const if the object is.
template <member auto P, class Object>
constexpr auto& get_member(Object& object) noexcept {
    return detail::member_facts<P>::get(object);
}

}  // namespace varve
