#pragma once

#include <string>
#include <string_view>

#include <varve/core/rule.hpp>
#include <varve/query/clauses.hpp>
#include <varve/query/constant_text.hpp>
#include <varve/query/select_list.hpp>

namespace varve {

/// An INSERT, UPDATE or DELETE that gives back what it wrote, or what is gone.
template <class Write, class From, class List>
struct returning_query {
    using row_type = typename List::row_type;
    using reader = List;
    [[no_unique_address]] Write write;
    [[no_unique_address]] List returned;

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        detail::printing to{out, dialect};
        print(to);
    }
    static constexpr void print(detail::printing& to) {
        if constexpr (List::template check<From, detail::no_clause, detail::no_clause, detail::no_clause>()) {
            to.needs.add(optional_clause::returning);
            Write::print(to);
            to.out += " RETURNING ";
            List::print(to);
        }
    }
    template <class Backend>
    static constexpr std::string_view sql = detail::constant_sql<returning_query, Backend>;

    template <class Statement>
    void bind(Statement& statement) const {
        int position = 1;
        write.bind(statement, position);
        if constexpr (List::has_values) returned.bind(statement, position);
    }
    template <class Statement>
    static void read(Statement& statement, row_type& row) {
        List::read(statement, row);
    }
};

namespace detail {

template <class Model, class Write>
constexpr auto returning_rows(const Write& write) {
    return returning_query<Write, from_clause<Model>, model_list<Model>>{write, {}};
}

template <class Row, class Model, class Write, class... Expressions>
constexpr auto returning_expressions(const Write& write, const Expressions&... expressions) {
    static_cast<void>(expression_list<Row, Expressions...>::is_sound);
    return returning_query<Write, from_clause<Model>, expression_list<Row, Expressions...>>{write, {{{expressions}...}}};
}

// As a tuple, or one value. Defined in returned_values.hpp.
template <class Model, class Write, class... Expressions>
constexpr auto returning_values(const Write& write, const Expressions&... expressions);

}  // namespace detail

}  // namespace varve
