#pragma once

#include <boost/pfr/core.hpp>
#include <cstddef>
#include <type_traits>

#include <varve/reflect/detail/never_defined.hpp>

// Boost.PFR's structured bindings, given the number of fields: PFR's public functions would count
// the fields again.
namespace varve::detail {

template <class T, std::size_t Count>
using pfr_tie = decltype(boost::pfr::detail::tie_as_tuple(never_defined<T>(),
                                                          boost::pfr::detail::size_t_<Count>{}));

/// PFR's generated bindings end at 100 fields, on newer Boost at 200; its overload for more returns
/// nothing.
template <class T, std::size_t Count>
concept bindable = !std::is_void_v<pfr_tie<T, Count>>;

/// All fields as a tuple of references.
template <std::size_t Count, class T>
constexpr auto tie(T& object) noexcept {
    return boost::pfr::detail::tie_as_tuple(object, boost::pfr::detail::size_t_<Count>{});
}

/// Whether the fields of an object that was never made have addresses: references and bit-fields
/// have none.
template <class T, std::size_t Count>
concept addressable = requires {
    typename std::bool_constant<(static_cast<void>(tie<Count>(never_defined<T>())), true)>;
};

template <std::size_t I, class Tie>
constexpr auto& tied_field(const Tie& tied) noexcept {
    return boost::pfr::detail::sequence_tuple::get<I>(tied);
}

}  // namespace varve::detail
