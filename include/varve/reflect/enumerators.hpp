#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

#include <varve/reflect/detail/find_enumerators.hpp>
#include <varve/reflect/enumerator.hpp>

namespace varve {

namespace detail {

template <class E>
consteval auto list_enumerators() {
    static_assert(std::is_enum_v<E>,
                  "varve: `E` has no enumerators; only an enum or an enum class has; pass the enum "
                  "type itself");
    if constexpr (!std::is_enum_v<E>) {
        return std::array<enumerator<E>, 0>{};
    } else if constexpr (overrides_enumerators<E>) {
        std::array<enumerator<E>, enumerator_names<E>.size()> out{};
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = enumerator_names<E>[i];
        return out;
    } else {
        return find_enumerators<E>();
    }
}

}  // namespace detail

/// The enumerators of `E` with their names, ascending by value; in static storage. Of two names for
/// one value the compiler tells one. What `enumerator_range` leaves out is not found;
/// `enumerator_names` replaces the search.
template <class E>
inline constexpr auto enumerators = detail::list_enumerators<E>();

/// The name of a value; empty if it is none of `enumerators<E>`.
template <class E>
constexpr std::string_view enumerator_name(E value) noexcept {
    constexpr const auto& all = enumerators<E>;
    if constexpr (detail::are_contiguous(all)) {
        const auto first = static_cast<std::underlying_type_t<E>>(all.front().value);
        const auto wanted = static_cast<std::underlying_type_t<E>>(value);
        if (wanted < first) return {};
        // In unsigned arithmetic the distance cannot overflow.
        const auto distance =
            static_cast<unsigned long long>(wanted) - static_cast<unsigned long long>(first);
        return distance < all.size() ? all[static_cast<std::size_t>(distance)].name
                                     : std::string_view{};
    } else {
        for (const enumerator<E>& each : all) {
            if (each.value == value) return each.name;
        }
        return {};
    }
}

/// The value of that name, compared exactly; nothing if there is none.
template <class E>
constexpr std::optional<E> enumerator_value(std::string_view name) noexcept {
    for (const enumerator<E>& each : enumerators<E>) {
        if (each.name == name) return each.value;
    }
    return std::nullopt;
}

}  // namespace varve
