#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <string>
#include <type_traits>

#include <varve/repository/detail/value_text.hpp>
#include <varve/sql/codec.hpp>

namespace varve::detail {

/// Whether writing one value in place of the other would change a column. Numbers are the same by what a column keeps of
/// them: NaN is NaN, and -0.0 is not 0.0. Types that say nothing of it are compared by what is bound for them.
template <class T>
bool same_value(const T& left, const T& right) {
    if constexpr (is_optional<T>) {
        return left.has_value() == right.has_value() && (!left || same_value(*left, *right));
    } else if constexpr (std::floating_point<T>) {
        if (left != left || right != right) return left != left && right != right;
        return std::bit_cast<std::uint64_t>(double{left}) == std::bit_cast<std::uint64_t>(double{right});
    } else if constexpr (std::integral<T> || std::is_enum_v<T> || std::same_as<T, std::string>) {
        return left == right;
    } else if constexpr (stored_type<T>) {
        return same_value<typename column_type<T>::stored>(column_type<T>::store(left), column_type<T>::store(right));
    } else {
        using native = std::remove_cvref_t<decltype(column_type<T>::to_native(left))>;
        if constexpr (!std::floating_point<native> && std::equality_comparable<native>) {
            return column_type<T>::to_native(left) == column_type<T>::to_native(right);
        } else {
            text_writer first, second;
            codec<T>::bind(first, 0, left);
            codec<T>::bind(second, 0, right);
            return first.text == second.text;
        }
    }
}

}  // namespace varve::detail
