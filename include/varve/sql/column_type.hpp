#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <varve/core/number_text.hpp>
#include <varve/core/raise.hpp>
#include <varve/schema/type.hpp>
#include <varve/sql/value.hpp>

namespace varve {

/// How a C++ type becomes a column. To map a type of your own, say which mapped type it is kept as, and the way there and
/// back:
///
///     template <> struct varve::column_type<spec> {
///         using stored = std::string;
///         static stored store(const spec&);
///         static spec load(const stored&);   // may throw std::exception: it becomes a data_error that names the column
///     };
///
/// A struct around one value has it shorter: strong_typedef (model/strong_typedef.hpp).
///
/// The built-in types instead name the engine value they travel as (`native`).
template <class T>
struct column_type;

namespace detail {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
struct without_optional_type {
    using type = T;
};
template <class T>
struct without_optional_type<std::optional<T>> {
    using type = T;
};
template <class T>
using without_optional = typename without_optional_type<T>::type;

template <class T>
concept stored_type = requires { typename column_type<T>::stored; };
template <class T>
concept native_type = requires { typename column_type<T>::native; };

}  // namespace detail

/// Types that can be a column: built in, mapped by a column_type of the user's, or std::optional of one (a column that
/// may be NULL).
template <class T>
concept mapped = detail::stored_type<detail::without_optional<T>> || detail::native_type<detail::without_optional<T>>;

template <>
struct column_type<bool> {
    using native = bool;
    static constexpr schema::type type() { return {.kind = schema::type_kind::boolean}; }
    static constexpr bool to_native(bool value) { return value; }
    static constexpr bool never_refuses = true;
    static constexpr void from_native(bool value, bool& out) { out = value; }
};

namespace detail {

template <class T>
concept integer = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> && !std::same_as<T, wchar_t> &&
                  !std::same_as<T, char8_t> && !std::same_as<T, char16_t> && !std::same_as<T, char32_t>;

[[noreturn, gnu::cold]] inline void integer_out_of_range(std::int64_t value, int bits, bool is_unsigned) {
    raise<data_error>({"the value ", number_text(value), " does not fit the ", is_unsigned ? "unsigned " : "", number_text(bits),
                       "-bit integer of the model; widen the field or correct the row"},
                      "22003");
}

[[noreturn, gnu::cold]] inline void floating_out_of_range(int bits) {
    raise<data_error>({"a number does not fit the ", number_text(bits),
                       "-bit floating point number of the model; widen the field or correct the row"},
                      "22003");
}

}  // namespace detail

template <detail::integer T>
struct column_type<T> {
    using native = std::conditional_t<std::unsigned_integral<T> && sizeof(T) == 8, std::uint64_t, std::int64_t>;
    static constexpr schema::type type() {
        return {.kind = schema::type_kind::integer, .size = int{sizeof(T) * 8}, .is_unsigned = std::unsigned_integral<T>};
    }
    static constexpr native to_native(T value) { return static_cast<native>(value); }
    static constexpr bool never_refuses = sizeof(T) == 8;
    static constexpr void from_native(native value, T& out) {
        if constexpr (sizeof(T) < 8) {
            if (value < native{std::numeric_limits<T>::min()} || value > native{std::numeric_limits<T>::max()})
                detail::integer_out_of_range(value, sizeof(T) * 8, std::unsigned_integral<T>);
        }
        out = static_cast<T>(value);
    }
};

template <std::floating_point T>
    requires(sizeof(T) <= 8)
struct column_type<T> {
    using native = double;
    static constexpr schema::type type() { return {.kind = schema::type_kind::floating, .size = int{sizeof(T) * 8}}; }
    static constexpr double to_native(T value) { return value; }
    static constexpr bool never_refuses = sizeof(T) == 8;
    // Rounded to the nearest, as what SQL calculates from floats is a double; but never to an infinity that was none.
    static constexpr void from_native(double value, T& out) {
        if constexpr (sizeof(T) < 8) {
            constexpr double greatest = std::numeric_limits<T>::max();
            const bool is_infinite = value - value != 0;
            if ((value > greatest || value < -greatest) && !is_infinite) detail::floating_out_of_range(sizeof(T) * 8);
        }
        out = static_cast<T>(value);
    }
};

template <>
struct column_type<std::string> {
    using native = std::string_view;
    static constexpr schema::type type() { return {.kind = schema::type_kind::text}; }
    static constexpr std::string_view to_native(const std::string& value) { return value; }
    static constexpr bool never_refuses = true;
    static constexpr void from_native(std::string_view value, std::string& out) { out.assign(value.data(), value.size()); }
};

template <>
struct column_type<std::vector<std::byte>> {
    using native = bytes_view;
    static constexpr schema::type type() { return {.kind = schema::type_kind::bytes}; }
    static constexpr bytes_view to_native(const std::vector<std::byte>& value) { return value; }
    static constexpr bool never_refuses = true;
    static constexpr void from_native(bytes_view value, std::vector<std::byte>& out) { out.assign(value.begin(), value.end()); }
};

/// The logical type of a C++ type, through as many mappings as the user stacked.
template <mapped T>
constexpr schema::type logical_type() {
    using plain = detail::without_optional<T>;
    if constexpr (detail::stored_type<plain>) {
        if constexpr (requires { column_type<plain>::type(); })
            return column_type<plain>::type();
        else
            return logical_type<typename column_type<plain>::stored>();
    } else {
        return column_type<plain>::type();
    }
}

}  // namespace varve
