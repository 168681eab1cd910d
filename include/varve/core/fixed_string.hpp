#pragma once

#include <cstddef>
#include <string_view>

namespace varve {

/// A string literal as a template argument: `varve::table<"metrics">`.
template <std::size_t Size>
struct fixed_string {
    char characters[Size]{};

    constexpr fixed_string(const char (&literal)[Size]) {
        for (std::size_t i = 0; i < Size; ++i) characters[i] = literal[i];
    }

    /// The text without the terminating NUL.
    constexpr std::string_view view() const { return {characters, Size - 1}; }
    constexpr operator std::string_view() const { return view(); }
    static constexpr bool empty() { return Size == 1; }
};

}  // namespace varve
