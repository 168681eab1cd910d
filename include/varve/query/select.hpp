#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include <varve/query/clauses.hpp>
#include <varve/query/constant_text.hpp>
#include <varve/query/join_clause.hpp>
#include <varve/query/select_list.hpp>

namespace varve {

namespace detail {

template <class T>
constexpr auto as_ordering(const T& key) {
    if constexpr (requires { typename T::ordering_tag; })
        return key;
    else
        return asc(key);
}

template <class T>
concept order_key = expression<T> || requires { typename std::remove_cvref_t<T>::ordering_tag; };

}  // namespace detail

namespace detail {

// Defined in keyset.hpp.
template <class Query, class... Values>
constexpr auto page_after(const Query& query, const Values&... values);
template <class Query, class Row, class... Orderings>
constexpr auto page_behind(const Query& query, const Row& row, const order_clause<Orderings...>& order);
template <class Query, class Row>
constexpr auto page_behind(const Query& query, const Row& row, const no_clause& order);

// Defined in join.hpp.
template <join_kind Kind, auto... Key, class Query, class... Source>
constexpr auto join_along(const Query& query, const Source&... source);
template <join_kind Kind, class Source, class Query>
constexpr auto join_source(const Query& query, const Source& source);
template <class Query, class Source>
constexpr auto join_crosswise(const Query& query, const Source& source);
template <class First, class... Rest>
constexpr auto select_rows(const First& first);

}  // namespace detail

/// A SELECT: its structure is its type, its values are its members. Each clause gives a new query; the old one stays as it
/// was. Plain select bypasses the behaviours of a model (soft deletion): the repository applies them.
template <class List, class From, class Where = detail::no_clause, class Group = detail::no_clause, class Having = detail::no_clause,
          class Order = detail::no_clause, class Limit = detail::no_clause, class Offset = detail::no_clause>
struct select_query {
    using row_type = typename List::row_type;
    using reader = List;
    using query_tag = void;
    using from = From;
    static constexpr bool has_values = List::has_values || From::has_values || detail::defines_values<From> || Where::has_values || Group::has_values || Having::has_values ||
                                       Order::has_values || Limit::has_values || Offset::has_values;
    /// What it is made of, for the query around it.
    using parts = detail::operand_list<List, From, Where, Group, Having, Order>;

    [[no_unique_address]] List selected;
    [[no_unique_address]] From tables;
    [[no_unique_address]] Where filter;
    [[no_unique_address]] Group grouping;
    [[no_unique_address]] Having group_filter;
    [[no_unique_address]] Order sorting;
    [[no_unique_address]] Limit row_limit;
    [[no_unique_address]] Offset row_offset;

    /// Only the rows for which this holds; called again, both must.
    template <predicate Predicate>
    constexpr auto where(const Predicate& condition) const {
        static_cast<void>(detail::check_conditions<From, Predicate>());
        if constexpr (std::is_same_v<Where, detail::no_clause>) {
            return with_where(detail::where_clause<Predicate>{condition});
        } else {
            const auto both = filter.condition && condition;
            return with_where(detail::where_clause<std::remove_const_t<decltype(both)>>{both});
        }
    }

    /// One row for each different value of the keys.
    template <expression... Keys>
    constexpr auto group_by(const Keys&... keys) const {
        static_cast<void>(detail::check_conditions<From, Keys...>());
        using group = detail::group_clause<Keys...>;
        return select_query<List, From, Where, group, Having, Order, Limit, Offset>{selected, tables, filter, group{{{keys}...}}, group_filter,
                                                                                   sorting,  row_limit, row_offset};
    }

    /// Only the groups for which this holds.
    template <predicate Predicate>
    constexpr auto having(const Predicate& condition) const {
        static_cast<void>(detail::check_group_conditions<From, Predicate>());
        using having = detail::having_clause<Predicate>;
        return select_query<List, From, Where, Group, having, Order, Limit, Offset>{selected, tables, filter, grouping, having{condition},
                                                                                   sorting, row_limit, row_offset};
    }

    /// By these keys: expressions, or `asc` and `desc` of them.
    template <detail::order_key... Keys>
    constexpr auto order_by(const Keys&... keys) const {
        static_cast<void>(detail::check_columns<From, decltype(detail::as_ordering(keys).by)...>());
        using order = detail::order_clause<decltype(detail::as_ordering(keys))...>;
        return select_query<List, From, Where, Group, Having, order, Limit, Offset>{
            selected, tables, filter, grouping, group_filter, order{{{detail::as_ordering(keys)}...}}, row_limit, row_offset};
    }

    /// At most so many rows. Throws usage_error for a negative number, which does not compile in a constant expression.
    constexpr auto limit(std::int64_t rows) const {
        constexpr bool has_offset = !std::is_same_v<Offset, detail::no_clause>;
        using offset = std::conditional_t<has_offset, detail::offset_clause<true>, detail::no_clause>;
        offset kept{};
        if constexpr (has_offset) kept.rows = row_offset.rows;
        return select_query<List, From, Where, Group, Having, Order, detail::limit_clause, offset>{
            selected, tables, filter, grouping, group_filter, sorting, detail::limit_clause{detail::counted_rows(rows)}, kept};
    }

    /// Without the first so many rows; negative as with limit().
    constexpr auto offset(std::int64_t rows) const {
        using offset = detail::offset_clause<std::is_same_v<Limit, detail::limit_clause>>;
        return select_query<List, From, Where, Group, Having, Order, Limit, offset>{selected, tables, filter, grouping, group_filter,
                                                                                   sorting,  row_limit, offset{detail::counted_rows(rows)}};
    }

    /// Another table along a declared foreign key, which leads from or to a table of the query and is named by all its
    /// members; given a source, that one: `join<&employee::manager>(boss)` joins the table that is pointed at.
    template <member auto First, member auto... Rest, class... Source>
    constexpr auto join(const Source&... source) const {
        return detail::join_along<detail::join_kind::inner, First, Rest...>(*this, source...);
    }
    /// Another table, on a condition: `.join<metric>().on(…)`, `.join(boss).on(…)`.
    template <class Model>
    constexpr auto join() const {
        return detail::join_source<detail::join_kind::inner, table_source<Model>>(*this, {});
    }
    template <source Source>
    constexpr auto join(const Source& source) const {
        return detail::join_source<detail::join_kind::inner, Source>(*this, source);
    }
    /// The same, where rows without a partner stay: the joined row is an std::optional then.
    template <member auto First, member auto... Rest, class... Source>
    constexpr auto left_join(const Source&... source) const {
        return detail::join_along<detail::join_kind::left, First, Rest...>(*this, source...);
    }
    template <class Model>
    constexpr auto left_join() const {
        return detail::join_source<detail::join_kind::left, table_source<Model>>(*this, {});
    }
    template <source Source>
    constexpr auto left_join(const Source& source) const {
        return detail::join_source<detail::join_kind::left, Source>(*this, source);
    }
    /// The rows of the joined table stay; those of the tables before may be absent.
    template <member auto First, member auto... Rest, class... Source>
    constexpr auto right_join(const Source&... source) const {
        return detail::join_along<detail::join_kind::right, First, Rest...>(*this, source...);
    }
    template <class Model>
    constexpr auto right_join() const {
        return detail::join_source<detail::join_kind::right, table_source<Model>>(*this, {});
    }
    template <source Source>
    constexpr auto right_join(const Source& source) const {
        return detail::join_source<detail::join_kind::right, Source>(*this, source);
    }
    /// All rows stay, and each may be without the other.
    template <member auto First, member auto... Rest, class... Source>
    constexpr auto full_join(const Source&... source) const {
        return detail::join_along<detail::join_kind::full, First, Rest...>(*this, source...);
    }
    template <class Model>
    constexpr auto full_join() const {
        return detail::join_source<detail::join_kind::full, table_source<Model>>(*this, {});
    }
    template <source Source>
    constexpr auto full_join(const Source& source) const {
        return detail::join_source<detail::join_kind::full, Source>(*this, source);
    }
    /// Each row with every row of the other table.
    template <class Model>
    constexpr auto cross_join() const {
        return detail::join_crosswise(*this, table_source<Model>{});
    }
    template <source Source>
    constexpr auto cross_join(const Source& source) const {
        return detail::join_crosswise(*this, source);
    }

    /// The rows that come after one with these values of the order_by keys: `order_by(desc(day), id).limit(20).after(day, id)`.
    /// The last key should be unique, or rows that are equal in all keys are passed over.
    template <class... Values>
    constexpr auto after(const Values&... values) const {
        return detail::page_after(*this, values...);
    }
    /// The same after a row of the model, such as the last of the page before; the keys are plain columns of it.
    template <class Row>
    constexpr auto after_row(const Row& row) const {
        return detail::page_behind(*this, row, sorting);
    }

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        detail::printing to{out, dialect};
        print(to);
    }
    /// As a part of another query.
    static constexpr void print(detail::printing& to) {
        if constexpr (List::template check<From, Group, Having, Order>()) {
            if constexpr (From::is_qualified) detail::print_definitions<From>(to);
            to.qualified = From::is_qualified;
            to.out += "SELECT ";
            List::print(to);
            From::print(to);
            Where::print(to);
            Group::print(to);
            Having::print(to);
            const bool qualified = to.qualified;
            to.qualified |= to.dialect.can().output_names_first;
            Order::print(to);
            to.qualified = qualified;
            Limit::print(to);
            Offset::print(to);
        }
    }
    template <class Backend>
    static constexpr std::string_view sql = detail::constant_sql<select_query, Backend>;

    template <class Statement>
    void bind(Statement& statement) const {
        int position = 1;
        bind(statement, position);
    }
    template <class Statement>
    void bind([[maybe_unused]] Statement& statement, [[maybe_unused]] int& position) const {
        if constexpr (From::is_qualified)
            if constexpr (From::defines_values) tables.bind_definitions(statement, position);
        if constexpr (List::has_values) selected.bind(statement, position);
        if constexpr (From::has_values) tables.bind(statement, position);
        if constexpr (Where::has_values) filter.bind(statement, position);
        if constexpr (Group::has_values) grouping.bind(statement, position);
        if constexpr (Having::has_values) group_filter.bind(statement, position);
        if constexpr (Order::has_values) sorting.bind(statement, position);
        if constexpr (Limit::has_values) row_limit.bind(statement, position);
        if constexpr (Offset::has_values) row_offset.bind(statement, position);
    }
    template <class Statement>
    static void read(Statement& statement, row_type& row) {
        List::read(statement, row);
    }

private:
    template <class NewWhere>
    constexpr auto with_where(const NewWhere& where) const {
        return select_query<List, From, NewWhere, Group, Having, Order, Limit, Offset>{selected, tables, where, grouping, group_filter,
                                                                                      sorting,  row_limit, row_offset};
    }
};

/// `select<summary>(…)`, which has yet to say from which model.
template <class Row, class... Expressions>
struct select_start {
    detail::expression_list<Row, Expressions...> list;

    template <class Model>
    constexpr auto from() const {
        static_cast<void>(detail::model_is_sound<Model> && detail::expression_list<Row, Expressions...>::is_sound);
        return select_query<detail::expression_list<Row, Expressions...>, detail::from_clause<Model>>{list, {}, {}, {}, {}, {}, {}, {}};
    }
    /// Over a table by an alias, or another source.
    template <source Source>
    constexpr auto from(const Source& source) const {
        static_cast<void>(detail::expression_list<Row, Expressions...>::is_sound);
        return select_query<detail::expression_list<Row, Expressions...>, detail::from_source<Source>>{list, {source}, {}, {}, {}, {}, {}, {}};
    }
};

/// All columns of a model: `select<metric>().where(…)`.
template <class Model>
constexpr auto select() {
    static_cast<void>(detail::model_is_sound<Model>);
    return select_query<detail::model_list<Model>, detail::from_clause<Model>>{};
}

/// The rows of several tables side by side, of which the first is the one that others are joined to:
/// `select<reading, metric>().left_join<&reading::metric_id>()` gives std::tuple<reading, std::optional<metric>>.
template <class First, class Second, class... Rest>
constexpr auto select() {
    return select(table_source<First>{}, table_source<Second>{}, table_source<Rest>{}...);
}

/// The same for sources with aliases: `select(table_rows<employee>, boss).join(boss).on(…)`.
template <source First, source... Rest>
constexpr auto select(const First& first, const Rest&...) {
    return detail::select_rows<First, Rest...>(first);
}

/// Expressions into the fields of any struct: `select<summary>(col<&metric::dataset>, count()).from<metric>()`.
template <class Row, expression First, expression... Rest>
constexpr auto select(const First& first, const Rest&... rest) {
    return select_start<Row, First, Rest...>{{{{first}, {rest}...}}};
}

}  // namespace varve
