#pragma once

#include <type_traits>

#include <varve/core/rule.hpp>
#include <varve/query/column_belongs.hpp>
#include <varve/query/join_clause.hpp>
#include <varve/query/source.hpp>

namespace varve {

/// What is added to a dynamic condition or order names columns of the tables it is over.
template <auto Member, class... Tables>
struct column_is_of_dynamic {
    static constexpr bool holds = detail::never_holds<decltype(Member)>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a dynamic condition or order names a column of a table that it is not over; queries check the tables "
                      "of a dynamic once, by its type; name the struct of the field in this rule too, as in dynamic<metric, reading>");
    }
};

/// A dynamic condition or order is over tables of the query it stands in.
template <class Table>
struct dynamic_table_is_of_query {
    static constexpr bool holds = detail::never_holds<Table>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a dynamic condition or order is over a table that is not in the query; its conditions may name columns of "
                      "all its tables; join the table named in this rule before, or leave it out of dynamic<…>");
    }
};

namespace detail {

template <class Table>
struct table_of_dynamic {
    using type = table_source<Table>;
};
template <source Table>
struct table_of_dynamic<Table> {
    using type = std::remove_cv_t<Table>;
};

/// The tables of a dynamic condition or order; models, or sources with an alias. Looks like a FROM to check_columns().
template <class... Tables>
struct dynamic_scope {
    using model = void;
    using sources = source_list<joined_source<typename table_of_dynamic<Tables>::type, false>...>;

    template <class Column>
    static consteval bool check_column() {
        if constexpr (sources::template has_column<Column>)
            return true;
        else
            return obeys<column_is_of_dynamic<Column::member, Tables...>>();
    }
    /// Asked of the FROM of the query that a dynamic stands in.
    template <class From>
    static consteval bool check_in_query() {
        return (true & ... & check_table<From, typename table_of_dynamic<Tables>::type>());
    }

private:
    template <class From, class Source>
    static consteval bool check_table() {
        if constexpr (is_unsound<From>)
            return true;
        else if constexpr (detail::sources<From>::template has_source<Source>)
            return true;
        else
            return obeys<dynamic_table_is_of_query<typename Source::model>>();
    }
};

}  // namespace detail

}  // namespace varve
