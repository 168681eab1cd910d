// Queries inside expressions: what goes in is a query, what comes out is an expression whose text is the query's own, in
// parentheses, and whose values are bound where they stand. A subquery may name columns of the query around it by
// `outer`; to that query they are the subquery's operands, so its rules see them like all others.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <varve/core/rule.hpp>
#include <varve/expression/expression.hpp>
#include <varve/query/join_clause.hpp>
#include <varve/query/select.hpp>

namespace varve {

/// A subquery that is compared, or whose values are, selects one expression.
template <std::size_t Selected>
struct subquery_selects_one_value {
    static constexpr bool holds = Selected == 1;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a subquery stands where a value is expected and selects another number of expressions; a value is one "
                      "expression; select one, as in select<std::int64_t>(col<&reading::metric_id>).from<reading>()");
    }
};

/// The table of an outer column has a name that the subquery does not use itself.
template <auto Member>
struct outer_column_is_not_hidden {
    static constexpr bool holds = detail::never_holds<decltype(Member)>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: an outer column belongs to a table that the subquery is over too; its name would mean the subquery's own "
                      "row; give one of the two an alias, varve::alias<…>");
    }
};

/// NOT IN is asked of values that are there: one NULL among them, and no row would ever pass.
template <class Value>
struct not_in_meets_no_null {
    static constexpr bool holds = !detail::is_optional<Value>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: not_in() is asked of a subquery whose values may be NULL; one NULL among them and the answer is never "
                      "yes; select a column that is not optional, or write !exists(…) with a condition");
    }
};

/// A column of the query around the subquery that it stands in.
template <class Column>
struct outer_expression : operations<outer_expression<Column>> {
    using expression_tag = void;
    using value_type = typename Column::value_type;
    using storage_source = typename Column::storage_source;
    using operands = detail::operand_list<>;
    using outer_column = Column;
    static constexpr bool has_values = false;

    static constexpr void flatten(detail::flattening& to, const outer_expression*) {
        const bool qualified = to.qualified;
        to.qualified = true;
        Column::flatten(to, nullptr);
        to.qualified = qualified;
    }
};

/// A column of the query around: `exists(select<reading>().where(col<&reading::metric_id> == outer(col<&metric::id>)))`.
/// Twice, of the query around that one.
template <expression Column>
constexpr outer_expression<Column> outer(const Column&) {
    return {};
}

namespace detail {

template <class... Lists>
struct joined_lists {
    using type = operand_list<>;
};
template <class... First>
struct joined_lists<operand_list<First...>> {
    using type = operand_list<First...>;
};
template <class... First, class... Second, class... Rest>
struct joined_lists<operand_list<First...>, operand_list<Second...>, Rest...> : joined_lists<operand_list<First..., Second...>, Rest...> {};

/// The columns that an expression names by `outer`.
template <class Expression>
struct outer_columns;
template <class... Expressions>
struct outer_columns<operand_list<Expressions...>> : joined_lists<typename outer_columns<Expressions>::type...> {};
template <class Expression>
    requires requires { typename Expression::operands; }
struct outer_columns<Expression> : outer_columns<typename Expression::operands> {};
template <class Column>
struct outer_columns<outer_expression<Column>> {
    using type = operand_list<Column>;
};

template <class From, class Column>
consteval bool check_not_hidden() {
    if constexpr (requires { Column::member; }) {
        if constexpr (sources<From>::template has_column<Column>)
            return obeys<outer_column_is_not_hidden<Column::member>>();
    }
    return true;
}
template <class From, class... Columns>
consteval bool check_none_hidden(operand_list<Columns...>) {
    return (true & ... & check_not_hidden<From, Columns>());
}

/// The rules of a query that stands in an expression.
template <class Query>
consteval bool check_subquery() {
    if constexpr (requires { typename Query::from; })
        return check_none_hidden<typename Query::from>(typename outer_columns<typename Query::parts>::type{});
    else
        return true;
}

template <class Query>
using outer_columns_of = typename outer_columns<typename Query::parts>::type;

/// A query printed inside an expression, between `before` and a closing parenthesis.
template <class Query>
constexpr void flatten_query(flattening& to, std::string_view before, std::string_view after) {
    std::string text;
    append_owned(text, before);
    printing inner{text, *to.dialect, to.next};
    Query::print(inner);
    to.needs.add(inner.needs);
    append_owned(text, after);
    schema::node& made = to.out.nodes.emplace_back();
    made.kind = schema::node_kind::printed;
    made.parameters = inner.next - to.next;
    made.text = static_cast<std::string&&>(text);
    to.next = inner.next;
}

/// What a list of one expression selects; void where it is none.
template <class List>
struct selected_value {
    static constexpr std::size_t count = 0;
    using type = void;
    using storage_source = natural_storage;
};
template <class Row, class First, class... Rest>
struct selected_value<expression_list<Row, First, Rest...>> {
    static constexpr std::size_t count = 1 + sizeof...(Rest);
    using type = typename First::value_type;
    using storage_source = typename First::storage_source;
};

template <class Query>
using value_of_query = selected_value<typename Query::reader>;

/// A query as the set that IN looks through.
template <class Query>
struct query_operand {
    using expression_tag = void;
    using value_type = typename value_of_query<Query>::type;
    using storage_source = typename value_of_query<Query>::storage_source;
    using operands = outer_columns_of<Query>;
    static constexpr bool has_values = Query::has_values;
    [[no_unique_address]] Query query;

    static constexpr void flatten(flattening& to, const query_operand*) { flatten_query<Query>(to, "", ""); }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        query.bind(statement, position);
    }
};

template <operation Which, class Value>
consteval bool check_no_null() {
    if constexpr (Which == operation::not_in)
        return obeys<not_in_meets_no_null<Value>>();
    else
        return true;
}

template <operation Operation, class Left, class Query>
constexpr auto in_query_of(const Left& left, const Query& query) {
    static_cast<void>(check_subquery<Query>());
    constexpr operation which = Operation == operation::in_range ? operation::in : operation::not_in;
    if constexpr (obeys<subquery_selects_one_value<value_of_query<Query>::count>>())
        static_cast<void>(obeys<expressions_compare_like_types<typename Left::value_type, typename value_of_query<Query>::type>>() &&
                          check_no_null<which, typename value_of_query<Query>::type>());
    return operation_expression<which, bool, natural_storage, Left, query_operand<Query>>{{}, {{left}, {{query}}}};
}

}  // namespace detail

/// A query as a value: NULL when it gives no row.
template <class Query>
struct scalar_expression : operations<scalar_expression<Query>> {
    using expression_tag = void;
    using value_type = std::optional<detail::without_optional<typename detail::value_of_query<Query>::type>>;
    using storage_source = typename detail::value_of_query<Query>::storage_source;
    using operands = detail::outer_columns_of<Query>;
    static constexpr bool has_values = Query::has_values;
    [[no_unique_address]] Query query;

    static constexpr void flatten(detail::flattening& to, const scalar_expression*) { detail::flatten_query<Query>(to, "(", ")"); }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        query.bind(statement, position);
    }
};

/// Whether a query gives a row.
template <class Query>
struct exists_expression : operations<exists_expression<Query>> {
    using expression_tag = void;
    using value_type = bool;
    using storage_source = detail::natural_storage;
    using operands = detail::outer_columns_of<Query>;
    static constexpr bool has_values = Query::has_values;
    [[no_unique_address]] Query query;

    static constexpr void flatten(detail::flattening& to, const exists_expression*) { detail::flatten_query<Query>(to, "EXISTS (", ")"); }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        query.bind(statement, position);
    }
};

/// The value of a query of one expression: `col<&reading::value> > scalar(select<double>(avg(…)).from<reading>())`. It must
/// give at most one row: engines differ in what they make of a second.
template <class Query>
constexpr auto scalar(const Query& query) {
    static_cast<void>(detail::check_subquery<Query>());
    if constexpr (detail::obeys<subquery_selects_one_value<detail::value_of_query<Query>::count>>())
        return scalar_expression<Query>{{}, query};
    else
        return parameter<std::optional<std::int64_t>>{};  // said already
}

/// Whether a query gives any row.
template <class Query>
constexpr exists_expression<Query> exists(const Query& query) {
    static_cast<void>(detail::check_subquery<Query>());
    return {{}, query};
}

}  // namespace varve
