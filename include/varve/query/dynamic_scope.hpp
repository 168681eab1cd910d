#pragma once

#include <type_traits>

#include <varve/core/rule.hpp>
#include <varve/query/column_belongs.hpp>
#include <varve/query/grouping.hpp>
#include <varve/query/join_clause.hpp>
#include <varve/query/source.hpp>

namespace varve {

/// Among the tables of a dynamic condition or order: it is about the groups that these keys make, for having() and the order
/// of groups: `dynamic<metric, grouped_by<&metric::dataset>> busy = count() > 3;`. Only keys and aggregates stand in it.
template <member auto... Keys>
struct grouped_by {};

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

/// Groups are chosen and ordered by what is about groups, rows by what is about rows.
template <bool OfGroups, class... Tables>
struct dynamic_is_about_its_place {
    static constexpr bool holds = detail::never_holds<Tables...>;
    static constexpr auto check() {
        static_assert(holds || OfGroups,
                      "varve: a dynamic condition or order about rows stands where rows are grouped; one row stands for many there; name the keys "
                      "of the groups in its type, dynamic<metric, grouped_by<&metric::dataset>>, and put a condition into having(…)");
        static_assert(holds || !OfGroups,
                      "varve: a dynamic condition about groups stands where single rows are chosen; it may hold aggregates, which are of many "
                      "rows; put it into having(…), or leave grouped_by<…> out of its type");
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

/// The FROM itself, of what conditions see of it (column_belongs.hpp).
template <class From>
struct from_of_conditions {
    using type = From;
};
template <class From, bool OfRows>
struct from_of_conditions<condition_over<From, OfRows>> {
    using type = From;
};

/// What a dynamic condition or order is over. Looks like a FROM to the rules about what is added to it. `Keys` is an
/// operand_list of what is grouped by, or void.
template <class Keys, class... Tables>
struct dynamic_scope_of {
    using model = void;
    using sources = source_list<joined_source<typename table_of_dynamic<Tables>::type, false>...>;
    static constexpr bool is_of_groups = !std::is_void_v<Keys>;

    template <class Column>
    static consteval bool check_column() {
        if constexpr (sources::template has_column<Column>)
            return true;
        else
            return obeys<column_is_of_dynamic<Column::member, Tables...>>();
    }
    template <class Condition>
    static consteval bool check_condition() {
        return check<condition_over<dynamic_scope_of, !is_of_groups>, Condition>();
    }
    template <class Key>
    static consteval bool check_key() {
        return check<dynamic_scope_of, Key>();
    }

    /// Asked of the FROM of the query that a dynamic stands in, or of what conditions see of it.
    template <class From>
    static consteval bool check_in_query() {
        if constexpr (is_of_groups && requires { requires From::takes_no_aggregates; })
            return obeys<dynamic_is_about_its_place<true, Tables...>>();
        else
            return (true & ... & check_table<typename from_of_conditions<From>::type, typename table_of_dynamic<Tables>::type>());
    }
    /// Asked where groups are: of the keys of the query.
    template <class QueryKeys>
    static consteval bool check_in_groups() {
        if constexpr (is_of_groups)
            return check_all_grouped<QueryKeys>(Keys{});
        else
            return obeys<dynamic_is_about_its_place<false, Tables...>>();
    }

private:
    template <class Seen, class Added>
    static consteval bool check() {
        if constexpr (!check_columns<Seen, Added>())
            return false;
        else if constexpr (is_of_groups)
            return check_grouped<Keys, Added>();
        else
            return true;
    }
    template <class From, class Source>
    static consteval bool check_table() {
        if constexpr (is_unsound<From> || stands_in<From, Source>())
            return true;
        else
            return obeys<dynamic_table_is_of_query<typename Source::model>>();
    }
    template <class From, class Source>
    static consteval bool stands_in() {
        if constexpr (requires { typename detail::sources<From>; })
            return detail::sources<From>::template has_source<Source>;
        else  // the rows of one table
            return std::is_same_v<typename From::model, typename Source::model> && Source::alias().empty();
    }
};

template <class Tables, class Keys, class... Rest>
struct sorted_scope;
template <class... Tables, class Keys>
struct sorted_scope<operand_list<Tables...>, Keys> {
    using type = dynamic_scope_of<Keys, Tables...>;
};
template <class... Tables, class Keys, class First, class... Rest>
struct sorted_scope<operand_list<Tables...>, Keys, First, Rest...> : sorted_scope<operand_list<Tables..., First>, Keys, Rest...> {};
template <class... Tables, class Keys, auto... Members, class... Rest>
struct sorted_scope<operand_list<Tables...>, Keys, grouped_by<Members...>, Rest...>
    : sorted_scope<operand_list<Tables...>, operand_list<column_expression<Members>...>, Rest...> {};

template <class... Tables>
using dynamic_scope = typename sorted_scope<operand_list<>, void, Tables...>::type;

}  // namespace detail

}  // namespace varve
