#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <varve/query/constant_text.hpp>
#include <varve/query/detail/mixed_condition.hpp>
#include <varve/query/detail/part_cursor.hpp>
#include <varve/query/query.hpp>
#include <varve/sql/statement.hpp>

namespace varve::detail {

// What is no list of operands. A subquery's operands are the columns of the query around.
template <class Query>
inline constexpr bool has_dynamic<scalar_expression<Query>> = has_dynamic<Query>;
template <class Query>
inline constexpr bool has_dynamic<exists_expression<Query>> = has_dynamic<Query>;
template <class Query>
inline constexpr bool has_dynamic<query_operand<Query>> = has_dynamic<Query>;
template <class Model, class Where>
inline constexpr bool has_dynamic<erase_query<Model, Where>> = has_dynamic<Where>;
template <class Model, class Where, class... Assignments>
inline constexpr bool has_dynamic<update_query<Model, Where, Assignments...>> =
    (has_dynamic<Where> || ... || has_dynamic<typename Assignments::value_expression>);

template <class Write, class From, class List>
inline constexpr bool has_dynamic<returning_query<Write, From, List>> = has_dynamic<Write> || has_dynamic<List>;
template <fixed_string Name, class Body, fixed_string Alias>
inline constexpr bool has_dynamic<common_table<Name, Body, Alias>> = has_dynamic<Body>;
template <class Base, class Step>
inline constexpr bool has_dynamic<recursive_body<Base, Step>> = has_dynamic<Base> || has_dynamic<Step>;
template <class Source>
inline constexpr bool has_dynamic<from_source<Source>> = has_dynamic<Source>;
template <class Left, join_kind Kind, class Source, class On>
inline constexpr bool has_dynamic<join_clause<Left, Kind, Source, On>> = has_dynamic<Left> || has_dynamic<Source> || has_dynamic<On>;

// A condition that says nothing writes no rows: to forget it must not be to mean all of them.
template <class Query>
void check_writes_some(const Query& query) {
    if constexpr (requires { query.conflict.expect_something(); }) query.conflict.expect_something();
}
template <class Model, class Predicate>
void check_writes_some(const erase_query<Model, where_clause<Predicate>>& query) {
    check_says_something(query.filter.condition);
}
template <class Model, class Predicate, class... Assignments>
void check_writes_some(const update_query<Model, where_clause<Predicate>, Assignments...>& query) {
    check_says_something(query.filter.condition);
}
template <class Write, class From, class List>
void check_writes_some(const returning_query<Write, From, List>& query) {
    check_writes_some(query.write);
}

/// How sessions get at a query of which parts are known at run time only.
template <class Query>
    requires has_dynamic<Query>
struct composition<Query> {
    explicit composition(const Query& query) {
        check_writes_some(query);
        query.bind(collector_);
    }

    std::string structure() const {
        structure_key key;
        key.add('\0');  // as no SQL text begins: those are keys, too
        key.add_address(&address_of_type<Query>);
        for (const dynamic_part* each : collector_.parts) each->append_structure(key);
        return key.take();
    }
    std::string text(const dialect& dialect) const {
        const part_cursor cursor{collector_.parts};
        std::string text = printed<Query>(dialect);
        cursor.finished();
        return text;
    }

private:
    parts_collector collector_;
};

}  // namespace varve::detail

namespace varve {

/// The SQL text that a query with dynamic parts runs as on a backend now.
template <class Backend, class Query>
    requires detail::composes_text<Query>
std::string sql_of(const Query& query) {
    return detail::composition<Query>{query}.text(Backend::dialect);
}

}  // namespace varve
