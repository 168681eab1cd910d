#pragma once

#include <type_traits>

namespace varve {

namespace detail {

template <class T>
struct converts_to_bases_of {
    template <class Base>
        requires(std::is_base_of_v<Base, T> && !std::is_same_v<Base, T>)
    operator Base&() const;
};

template <class T>
concept has_base_class = requires { T{converts_to_bases_of<T>{}}; };

}  // namespace detail

/// A complete aggregate struct without base classes. Whether its fields are fit to be columns is
/// for others to say.
template <class T>
concept reflectable = requires { sizeof(T); } && std::is_class_v<T> && std::is_aggregate_v<T> &&
                      !detail::has_base_class<std::remove_cv_t<T>>;

}  // namespace varve
