#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <varve/reflect/field_position.hpp>
#include <varve/reflect/path.hpp>

namespace varve::detail {

/// How deep structs may be embedded in one another.
inline constexpr std::size_t deepest_embedding = 4;

/// Where a column's field is: the position in the struct, then in the struct embedded there, and so on.
struct field_path {
    std::array<std::uint16_t, deepest_embedding> positions{};
    std::uint8_t depth = 0;

    constexpr bool operator==(const field_path&) const = default;
};

template <auto... Members>
consteval field_path path_through(path<Members...>) {
    return {{static_cast<std::uint16_t>(field_position<Members>)...}, sizeof...(Members)};
}

/// The positions that a member pointer or a path leads through.
template <auto Member>
consteval field_path path_of_member() {
    if constexpr (std::is_member_object_pointer_v<decltype(Member)>)
        return path_through(path<Member>{});
    else
        return path_through(Member);
}

}  // namespace varve::detail
