#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include <varve/expression/concept.hpp>
#include <varve/expression/kept_text.hpp>
#include <varve/expression/operand.hpp>
#include <varve/expression/parameter.hpp>

namespace varve {

namespace detail {

template <class T>
concept text_value = std::convertible_to<const T&, std::string_view>;

/// A value by its own type, where no expression beside it says what it is bound as. Numbers keep to three types.
template <class T>
constexpr auto own_parameter(const T& given) {
    if constexpr (expression<T>) {
        return given;
    } else if constexpr (text_value<T>) {
        return text_parameter<kept_as<T>, natural_storage>{{}, kept_as<T>{std::string_view{given}}};
    } else if constexpr (integer<T>) {
        using number = std::conditional_t<std::is_unsigned_v<T> && sizeof(T) == 8, std::uint64_t, std::int64_t>;
        return parameter<number>{{}, static_cast<number>(given)};
    } else if constexpr (std::is_floating_point_v<T>) {
        return parameter<double>{{}, static_cast<double>(given)};
    } else {
        return parameter<T>{{}, given};
    }
}

}  // namespace detail

/// A value as an expression of its own, bound as any other: `select<row>(bound(1), col<&metric::name>)`.
template <class T>
constexpr auto bound(const T& given) {
    return detail::own_parameter(given);
}

}  // namespace varve
