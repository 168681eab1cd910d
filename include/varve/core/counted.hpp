#pragma once

#include <string_view>

namespace varve::detail {

/// A text that ends in a NUL, its characters counted by the compiler. In a constant std::string_view counts them one by one,
/// which for a table of patterns, or the signature of a struct, is longer work than what is then done with them.
constexpr std::string_view counted(const char* text) { return {text, __builtin_strlen(text)}; }

}  // namespace varve::detail
