#pragma once

#include <cstddef>
#include <string_view>

#include <varve/core/counted.hpp>

namespace varve::detail {

#if defined(__GNUC__) || defined(__clang__)

// The two functions all names come from. They return a pointer because a std::string_view would be
// spelled out at the end of every signature that g++ prints. A pack holds many values, so that one
// function serves a whole struct or enum.
template <auto... Values>
consteval const char* value_signature() {
    return __PRETTY_FUNCTION__;
}

template <class Type>
consteval const char* type_signature() {
    return __PRETTY_FUNCTION__;
}

#else
#error "varve: names come from the signatures that g++ and clang print; use one of these compilers"
#endif

// Both compilers print `[with Name = ...`; what stands before the first '=' does not depend on the
// arguments.
inline constexpr std::size_t values_begin = std::string_view{value_signature<0>()}.find('=') + 3;
inline constexpr std::size_t type_begin = std::string_view{type_signature<int>()}.find('=') + 2;

/// The type as the compiler spells it.
template <class Type>
consteval std::string_view compiler_type_name() {
    const std::string_view all = counted(type_signature<Type>());
    return all.substr(type_begin, all.size() - type_begin - 1);
}

}  // namespace varve::detail
