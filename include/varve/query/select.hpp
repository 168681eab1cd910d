#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include <varve/query/clauses.hpp>
#include <varve/query/constant_text.hpp>
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

/// A SELECT: its structure is its type, its values are its members. Each clause gives a new query; the old one stays as it
/// was. Plain select bypasses the behaviours of a model (soft deletion): the repository applies them.
template <class List, class From, class Where = detail::no_clause, class Group = detail::no_clause, class Having = detail::no_clause,
          class Order = detail::no_clause, class Limit = detail::no_clause, class Offset = detail::no_clause>
struct select_query {
    using row_type = typename List::row_type;
    using reader = List;

    [[no_unique_address]] List selected;
    [[no_unique_address]] Where filter;
    [[no_unique_address]] Group grouping;
    [[no_unique_address]] Having group_filter;
    [[no_unique_address]] Order sorting;
    [[no_unique_address]] Limit row_limit;
    [[no_unique_address]] Offset row_offset;

    /// Only the rows for which this holds; called again, both must.
    template <predicate Predicate>
    constexpr auto where(const Predicate& condition) const {
        static_cast<void>(detail::check_columns<typename From::model, Predicate>());
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
        static_cast<void>(detail::check_columns<typename From::model, Keys...>());
        using group = detail::group_clause<Keys...>;
        return select_query<List, From, Where, group, Having, Order, Limit, Offset>{selected,   filter, group{{{keys}...}}, group_filter,
                                                                                   sorting,  row_limit, row_offset};
    }

    /// Only the groups for which this holds.
    template <predicate Predicate>
    constexpr auto having(const Predicate& condition) const {
        static_cast<void>(detail::check_columns<typename From::model, Predicate>());
        using having = detail::having_clause<Predicate>;
        return select_query<List, From, Where, Group, having, Order, Limit, Offset>{selected,  filter, grouping, having{condition},
                                                                                   sorting, row_limit, row_offset};
    }

    /// By these keys: expressions, or `asc` and `desc` of them.
    template <detail::order_key... Keys>
    constexpr auto order_by(const Keys&... keys) const {
        static_cast<void>(detail::check_columns<typename From::model, decltype(detail::as_ordering(keys).by)...>());
        using order = detail::order_clause<decltype(detail::as_ordering(keys))...>;
        return select_query<List, From, Where, Group, Having, order, Limit, Offset>{
            selected, filter, grouping, group_filter, order{{{detail::as_ordering(keys)}...}}, row_limit, row_offset};
    }

    /// At most so many rows.
    constexpr auto limit(std::int64_t rows) const {
        constexpr bool has_offset = !std::is_same_v<Offset, detail::no_clause>;
        using offset = std::conditional_t<has_offset, detail::offset_clause<true>, detail::no_clause>;
        offset kept{};
        if constexpr (has_offset) kept.rows = row_offset.rows;
        return select_query<List, From, Where, Group, Having, Order, detail::limit_clause, offset>{
            selected, filter, grouping, group_filter, sorting, detail::limit_clause{rows}, kept};
    }

    /// Without the first so many rows.
    constexpr auto offset(std::int64_t rows) const {
        using offset = detail::offset_clause<std::is_same_v<Limit, detail::limit_clause>>;
        return select_query<List, From, Where, Group, Having, Order, Limit, offset>{selected,   filter, grouping, group_filter,
                                                                                   sorting,  row_limit, offset{rows}};
    }

    static constexpr void print(std::string& out, const dialect& dialect) {
        detail::printing to{out, dialect};
        print(to);
    }
    /// As a part of another query.
    static constexpr void print(detail::printing& to) {
        to.out += "SELECT ";
        List::print(to);
        From::print(to);
        Where::print(to);
        Group::print(to);
        Having::print(to);
        Order::print(to);
        Limit::print(to);
        Offset::print(to);
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
        if constexpr (List::has_values) selected.bind(statement, position);
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
        return select_query<List, From, NewWhere, Group, Having, Order, Limit, Offset>{selected,   where, grouping, group_filter,
                                                                                      sorting,  row_limit, row_offset};
    }
};

/// `select<summary>(…)`, which has yet to say from which model.
template <class Row, class... Expressions>
struct select_start {
    detail::expression_list<Row, Expressions...> list;

    template <class Model>
    constexpr auto from() const {
        static_cast<void>(detail::model_is_sound<Model> && detail::expression_list<Row, Expressions...>::is_sound &&
                          detail::check_columns<Model, Expressions...>());
        return select_query<detail::expression_list<Row, Expressions...>, detail::from_clause<Model>>{list, {}, {}, {}, {}, {}, {}};
    }
};

/// All columns of a model: `select<metric>().where(…)`.
template <class Model>
constexpr auto select() {
    static_cast<void>(detail::model_is_sound<Model>);
    return select_query<detail::model_list<Model>, detail::from_clause<Model>>{};
}

/// Expressions into the fields of any struct: `select<summary>(col<&metric::dataset>, count()).from<metric>()`.
template <class Row, expression First, expression... Rest>
constexpr auto select(const First& first, const Rest&... rest) {
    return select_start<Row, First, Rest...>{{{{first}, {rest}...}}};
}

}  // namespace varve
