#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include <varve/core/number_text.hpp>
#include <varve/sql/codec.hpp>

namespace varve {

namespace detail {

[[noreturn, gnu::cold]] inline void other_number_of_bytes(std::size_t found, std::size_t wanted) {
    throw data_error("a value of " + number_text(static_cast<std::int64_t>(found)) + " bytes is read where the field has " +
                         number_text(static_cast<std::int64_t>(wanted)) + "; correct the row or the field's type",
                     {.sqlstate = "22026"});
}

}  // namespace detail

/// Bytes of a fixed number, such as a hash: std::array<std::byte, 32>. Another number in the database is a data_error.
template <std::size_t Size>
    requires(Size > 0)
struct column_type<std::array<std::byte, Size>> {
    using native = bytes_view;
    static constexpr schema::type type() { return {.kind = schema::type_kind::bytes, .size = int{Size}}; }
    static constexpr bytes_view to_native(const std::array<std::byte, Size>& value) { return value; }
    static constexpr void from_native(bytes_view value, std::array<std::byte, Size>& out) {
        if (value.size() != Size) detail::other_number_of_bytes(value.size(), Size);
        std::copy(value.begin(), value.end(), out.begin());
    }
};

}  // namespace varve
