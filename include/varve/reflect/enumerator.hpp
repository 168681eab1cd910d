#pragma once

#include <string_view>

namespace varve {

/// A value of an enum and its name.
template <class E>
struct enumerator {
    E value{};
    std::string_view name{};

    friend constexpr bool operator==(const enumerator&, const enumerator&) = default;
};

/// Underlying values, both ends included.
struct enumerator_bounds {
    long long min;
    long long max;
};

/// Where enumerators of `E` are looked for, clipped to what its underlying type can hold. Say it
/// for an enum that reaches further:
///
///     template <>
///     inline constexpr varve::enumerator_bounds varve::enumerator_range<http_status>{100, 599};
template <class E>
inline constexpr enumerator_bounds enumerator_range{-128, 255};

/// Names of your own instead of those in the source, or values too far apart to be looked for: a
/// std::array of `enumerator<E>`, which is taken as the whole list.
///
///     template <>
///     inline constexpr auto varve::enumerator_names<unit> =
///         std::to_array<varve::enumerator<unit>>({{unit::metre, "m"}, {unit::inch, "in"}});
template <class E>
inline constexpr auto enumerator_names = nullptr;

}  // namespace varve
