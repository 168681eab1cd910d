#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <varve/sql/dialect.hpp>

namespace varve::detail {

/// What prints itself without an object: `static constexpr void print(std::string&, const dialect&)`.
template <class Query>
constexpr std::string printed(const dialect& dialect) {
    std::string text;
    Query::print(text, dialect);
    return text;
}

// Printed once into a roomy buffer and then cut to size: constant evaluation is what a query costs at compile time, and
// printing twice to learn the size first would double it.
struct roomy_text {
    std::array<char, 4096> characters{};
    std::size_t size = 0;
};

template <class Query, class Backend>
consteval roomy_text print_roomy() {
    roomy_text made;
    const std::string text = printed<Query>(Backend::dialect);
    made.size = text.size();
    for (std::size_t i = 0; i < text.size() && i < made.characters.size(); ++i) made.characters[i] = text[i];
    return made;
}

template <class Query, class Backend>
consteval auto make_constant_text() {
    constexpr roomy_text roomy = print_roomy<Query, Backend>();
    std::array<char, roomy.size + 1> exact{};
    if constexpr (roomy.size <= roomy.characters.size()) {
        for (std::size_t i = 0; i < roomy.size; ++i) exact[i] = roomy.characters[i];
    } else {
        const std::string text = printed<Query>(Backend::dialect);
        for (std::size_t i = 0; i < roomy.size; ++i) exact[i] = text[i];
    }
    return exact;
}

/// The SQL text of a query for a backend, in read-only memory, followed by a NUL.
template <class Query, class Backend>
inline constexpr auto constant_text = make_constant_text<Query, Backend>();

template <class Query, class Backend>
inline constexpr std::string_view constant_sql{constant_text<Query, Backend>.data(), constant_text<Query, Backend>.size() - 1};

}  // namespace varve::detail

namespace varve {

/// The SQL text that a query runs as on a backend: `sql_of<varve::sqlite>(query)`.
template <class Backend, class Query>
constexpr std::string_view sql_of(const Query&) {
    return Query::template sql<Backend>;
}

}  // namespace varve
