#pragma once

#include <string>
#include <string_view>

#include <varve/query/clauses.hpp>
#include <varve/query/constant_text.hpp>
#include <varve/query/returning.hpp>

namespace varve {

/// DELETE of the rows for which a condition holds.
template <class Model, class Where>
struct erase_query {
    using row_type = void;
    [[no_unique_address]] Where filter;

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        detail::printing to{out, dialect};
        print(to);
    }
    /// As a part of another query.
    static constexpr void print(detail::printing& to) {
        to.out += "DELETE";
        detail::from_clause<Model>::print(to);
        Where::print(to);
    }
    /// RETURNING the rows as they were: `.returning()` as the model, `.returning<summary>(…)` into the fields of any struct,
    /// `.returning(a, b)` as a tuple. The rows are read by session.all(): a statement that is left before its end may not have written every row.
    constexpr auto returning() const { return detail::returning_rows<Model>(*this); }
    template <class Row, expression... Expressions>
    constexpr auto returning(const Expressions&... expressions) const {
        return detail::returning_expressions<Row, Model>(*this, expressions...);
    }
    template <expression First, expression... Rest>
    constexpr auto returning(const First& first, const Rest&... rest) const {
        return detail::returning_values<Model>(*this, first, rest...);
    }

    template <class Backend>
    static constexpr std::string_view sql = detail::constant_sql<erase_query, Backend>;

    template <class Statement>
    void bind(Statement& statement) const {
        int position = 1;
        bind(statement, position);
    }
    template <class Statement>
    void bind([[maybe_unused]] Statement& statement, [[maybe_unused]] int& position) const {
        if constexpr (Where::has_values) filter.bind(statement, position);
    }
};

/// A DELETE that has yet to say which rows: a forgotten condition must not empty a table.
template <class Model>
struct erase_start {
    template <predicate Predicate>
    constexpr auto where(const Predicate& condition) const {
        static_cast<void>(detail::check_conditions<detail::from_clause<Model>, Predicate>());
        return erase_query<Model, detail::where_clause<Predicate>>{{condition}};
    }
    constexpr auto all_rows() const { return erase_query<Model, detail::no_clause>{}; }
};

/// `erase<metric>().where(col<&metric::value> < 0.0)`, or `.all_rows()`.
template <class Model>
constexpr erase_start<Model> erase() {
    static_cast<void>(detail::model_is_sound<Model>);
    return {};
}

}  // namespace varve
