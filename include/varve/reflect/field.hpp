#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

#include <varve/reflect/detail/tie.hpp>
#include <varve/reflect/field_count.hpp>

namespace varve {

namespace detail {

template <class T, std::size_t I>
struct field_at {
    // A type that was refused has no fields: that one message is enough.
    static_assert(
        I < field_count<T> || !reflectable<T>,
        "varve: there is no field `I` in `T`; a position is below field_count<T>; count from 0");
    using type = void;
};

template <class T, std::size_t I>
    requires(I < field_count<T>)
struct field_at<T, I> {
    using tied = pfr_tie<std::remove_cv_t<T>, field_count<T>>;
    using type = std::remove_cvref_t<decltype(tied_field<I>(std::declval<tied>()))>;
};

}  // namespace detail

/// The type of the field at position `I`, without const.
template <class T, std::size_t I>
using field_type = typename detail::field_at<T, I>::type;

/// The field at position `I`, by reference; const if the object is.
template <std::size_t I, class T>
constexpr auto& get_field(T& object) noexcept {
    if constexpr (std::is_void_v<field_type<T, I>>) {  // refused already: no second message
        return object;
    } else {
        return detail::tied_field<I>(detail::tie<field_count<T>>(object));
    }
}

/// Calls `fn(field, position)` for each field in order; the position is a
/// std::integral_constant<std::size_t, I>.
template <class T, class Function>
constexpr void for_each_field(T&& object, Function&& fn) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        [[maybe_unused]] const auto tied = detail::tie<sizeof...(I)>(object);
        (static_cast<void>(
             fn(detail::tied_field<I>(tied), std::integral_constant<std::size_t, I>{})),
         ...);
    }(std::make_index_sequence<field_count<std::remove_reference_t<T>>>{});
}

}  // namespace varve
