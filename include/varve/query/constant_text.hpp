#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <varve/query/dialect_rules.hpp>
#include <varve/query/printing.hpp>
#include <varve/sql/dialect.hpp>

namespace varve::detail {

/// What prints itself without an object: `static constexpr void print(printing&)`, or of a text that every engine has
/// `print(const sql_writer&, const dialect&)`, with a constant `needs` where it is not. Gives what not every engine has.
template <class Query>
constexpr clause_set print_whole(const sql_writer& text, const dialect& dialect) {
    if constexpr (requires(printing& to) { Query::print(to); }) {
        printing to{text, dialect};
        Query::print(to);
        return to.needs;
    } else {
        Query::print(text, dialect);
        if constexpr (requires { Query::needs; })
            return Query::needs;
        else
            return {};
    }
}

/// The same at run time. Throws usage_error where the engine lacks a clause.
template <class Query>
constexpr std::string printed(const dialect& dialect) {
    std::string text;
    const clause_set needs = print_whole<Query>(text, dialect);
    if (!needs.empty()) expect_clauses(needs, dialect.can(), dialect.name());
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
    clause_set lacks{};
};

template <class Query, class Backend>
constexpr roomy_text print_roomy() {
    roomy_text made;
    text_room room{made.text.data, sizeof made.text.data};
    const clause_set needs = print_whole<Query>(room, Backend::dialect);
    if (!needs.empty()) made.lacks = needs.lacking(Backend::dialect.can());
    made.size = room.size;
    return made;
}

template <class Query, class Backend>
constexpr auto make_constant_text() {
    constexpr roomy_text roomy = print_roomy<Query, Backend>();
    characters<roomy.size + 1> exact{};
    if constexpr (!roomy.lacks.empty()) {
        static_cast<void>(check_clauses<Backend, roomy.lacks>());
    } else if constexpr (roomy.size <= sizeof roomy.text.data) {
        for (std::size_t i = 0; i < roomy.size; ++i) exact.data[i] = roomy.text.data[i];
    } else {
        text_room room{exact.data, roomy.size};
        print_whole<Query>(room, Backend::dialect);
    }
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

/// The text that a statement whose text is made at run time runs as on a backend now: `insert_rows`, `raw`.
template <class Backend, class Query>
    requires requires(const Query& query) { query.text(Backend::dialect); }
std::string sql_of(const Query& query) {
    return std::string{query.text(Backend::dialect)};
}

}  // namespace varve
