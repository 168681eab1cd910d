#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <varve/sql/dialect.hpp>

namespace varve::detail {

/// What prints itself without an object: `static constexpr void print(std::string&, const dialect&)`.
template <class Query>
constexpr std::string printed(const dialect& dialect) {
    std::string text;
    text.reserve(200);  // growing is what a string costs in constant evaluation
    Query::print(text, dialect);
    return text;
}

template <std::size_t Size>
struct characters {
    char data[Size]{};
};

// Printed once into a roomy buffer and then cut to size: constant evaluation is what a query costs at compile time, and
// printing twice to learn the size first would double it.
struct roomy_text {
    characters<1024> text{};
    std::size_t size = 0;
};

constexpr void copy_characters(char* to, const char* from, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
}

template <class Query, class Backend>
constexpr roomy_text print_roomy() {
    roomy_text made;
    const std::string text = printed<Query>(Backend::dialect);
    made.size = text.size();
    copy_characters(made.text.data, text.data(), text.size() < sizeof made.text.data ? text.size() : sizeof made.text.data);
    return made;
}

template <class Query, class Backend>
constexpr auto make_constant_text() {
    constexpr roomy_text roomy = print_roomy<Query, Backend>();
    characters<roomy.size + 1> exact{};
    if constexpr (roomy.size <= sizeof roomy.text.data)
        copy_characters(exact.data, roomy.text.data, roomy.size);
    else
        copy_characters(exact.data, printed<Query>(Backend::dialect).data(), roomy.size);
    return exact;
}

/// The SQL text of a query for a backend, in read-only memory, followed by a NUL.
template <class Query, class Backend>
inline constexpr auto constant_text = make_constant_text<Query, Backend>();

template <class Query, class Backend>
inline constexpr std::string_view constant_sql{constant_text<Query, Backend>.data, sizeof constant_text<Query, Backend>.data - 1};

}  // namespace varve::detail

namespace varve {

/// The SQL text that a query runs as on a backend: `sql_of<varve::sqlite>(query)`.
template <class Backend, class Query>
constexpr std::string_view sql_of(const Query&) {
    return Query::template sql<Backend>;
}

}  // namespace varve
