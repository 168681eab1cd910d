#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace varve::detail {

/// The names of `Source::names()`, one after the other. Signatures are long: only what was cut out
/// of them reaches the binary.
template <class Source>
consteval auto copy_names() {
    constexpr auto names = Source::names();
    constexpr std::size_t size = [&names] {
        std::size_t total = 0;
        for (const std::string_view name : names) total += name.size();
        return total;
    }();
    std::array<char, size> text{};
    std::size_t next = 0;
    for (const std::string_view name : names) {
        for (const char c : name) text[next++] = c;
    }
    return text;
}

template <class Source>
inline constexpr auto stored_names = copy_names<Source>();

/// The same names as `Source::names()`, as views of `stored_names`.
template <class Source>
consteval auto views_of_stored_names() {
    auto names = Source::names();
    std::size_t next = 0;
    for (std::string_view& name : names) {
        name = std::string_view{stored_names<Source>.data() + next, name.size()};
        next += name.size();
    }
    return names;
}

}  // namespace varve::detail
