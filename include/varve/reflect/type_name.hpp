#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <varve/reflect/detail/nested_text.hpp>
#include <varve/reflect/detail/signature.hpp>

namespace varve {

namespace detail {

// g++ and clang spell two things differently; the spelling of clang wins.
constexpr std::string common_spelling(std::string_view name) {
    std::string out;
    while (!name.empty()) {
        if (name.starts_with("> >")) {
            out += '>';
            name.remove_prefix(2);
        } else if (name.starts_with("{anonymous}")) {
            out += "(anonymous namespace)";
            name.remove_prefix(11);
        } else if (name.starts_with("<unnamed>")) {
            out += "(anonymous namespace)";
            name.remove_prefix(9);
        } else {
            out += name.front();
            name.remove_prefix(1);
        }
    }
    return out;
}

template <class T>
consteval auto copy_type_name() {
    std::array<char, common_spelling(compiler_type_name<T>()).size()> text{};
    std::size_t next = 0;
    for (const char c : common_spelling(compiler_type_name<T>())) text[next++] = c;
    return text;
}

template <class T>
inline constexpr auto stored_type_name = copy_type_name<T>();

consteval std::string_view without_qualifiers(std::string_view name) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < name.size(); i = skip_piece(name, i)) {
        if (name.substr(i).starts_with("::")) begin = i + 2;
    }
    return name.substr(begin);
}

}  // namespace detail

/// The type with its namespaces and classes: `shop::metric`. Inside a function g++ adds the
/// function, clang does not.
template <class T>
inline constexpr std::string_view qualified_type_name{detail::stored_type_name<T>.data(),
                                                      detail::stored_type_name<T>.size()};

/// The type's own name: `metric` for `shop::metric`, `page<shop::metric>` for a template, `metric`
/// for a local struct.
template <class T>
inline constexpr std::string_view type_name = detail::without_qualifiers(qualified_type_name<T>);

}  // namespace varve
