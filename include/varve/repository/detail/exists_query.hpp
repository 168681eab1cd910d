#pragma once

#include <string>
#include <string_view>

#include <varve/query/clauses.hpp>
#include <varve/query/constant_text.hpp>

namespace varve::detail {

/// Gives one row when a condition holds for any, and reads nothing of it.
template <class Model, class Where>
struct exists_query {
    using row_type = bool;
    using parts = operand_list<Where>;
    [[no_unique_address]] Where filter;

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        printing to{out, dialect};
        out += "SELECT 1";
        from_clause<Model>::print(to);
        Where::print(to);
        out += " LIMIT 1";
    }
    template <class Backend>
    static constexpr std::string_view sql = constant_sql<exists_query, Backend>;

    template <class Statement>
    void bind([[maybe_unused]] Statement& statement) const {
        [[maybe_unused]] int position = 1;
        if constexpr (Where::has_values) filter.bind(statement, position);
    }
    template <class Statement>
    static void read(Statement&, bool& exists) {
        exists = true;
    }
};

template <class Model, class Predicate>
constexpr auto exists_where(const Predicate& condition) {
    static_cast<void>(check_columns<from_clause<Model>, Predicate>());
    return exists_query<Model, where_clause<Predicate>>{{condition}};
}

}  // namespace varve::detail
