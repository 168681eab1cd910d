#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include <varve/query/join_clause.hpp>
#include <varve/query/select_list.hpp>

namespace varve {

/// A query selects rows of tables that it is over.
template <class Model>
struct selected_table_is_of_query {
    static constexpr bool holds = detail::never_holds<Model>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a query selects the rows of a table that is not in it; each selected table is the one it is over or is "
                      "joined, by the same alias; join the table of the struct named in this rule");
    }
};

namespace detail {

// A model's columns are stored as its facts say; those of a common table as what its query selects.
template <class Source, std::size_t I>
consteval schema::storage stored_in_source() {
    if constexpr (requires { Source::template stored_as<I>(); })
        return Source::template stored_as<I>();
    else
        return layout_of<typename Source::model>[I].stored_as;
}

template <class Source, class Model, class Statement>
inline void read_row_at(Statement& statement, int first, Model& row) {
    const auto columns = tied_columns(row);
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (read_field<stored_in_source<Source, I>()>(statement, first + int{I}, column_at<I>(columns)), ...);
    }(std::make_index_sequence<column_count<Model>>{});
}

/// The column that tells whether a row is there: of the key, or one that is never NULL; column_count when there is none.
template <class Model>
inline constexpr std::size_t telling_column = [] {
    std::size_t at = 0;
    if constexpr (!is_model<Model>) {
        at = column_count<Model>;
    } else if constexpr (key_size<Model> != 0) {
        at = key_positions<Model>[0];
    } else {
        while (at < column_count<Model> && roles_of<Model>[at].is_nullable) ++at;
    }
    return at;
}();

template <class Model, class Statement>
inline bool row_is_there(Statement& statement, int first) {
    constexpr std::size_t telling = telling_column<Model>;
    if constexpr (telling < column_count<Model>) {
        return statement.kind(first + int{telling}) != value_kind::null;
    } else {
        for (std::size_t i = 0; i < column_count<Model>; ++i)
            if (statement.kind(first + static_cast<int>(i)) != value_kind::null) return true;
        return false;
    }
}

/// All columns of one source; an optional where it may be absent.
template <class Source, bool MayBeAbsent>
struct selected_rows {
    using source = Source;
    using model = typename Source::model;
    using value_type = std::conditional_t<MayBeAbsent, std::optional<model>, model>;
    static constexpr int width = static_cast<int>(column_count<model>);

    template <class Statement>
    static void read(Statement& statement, int& first, value_type& row) {
        if constexpr (!MayBeAbsent) {
            read_row_at<Source>(statement, first, row);
        } else if (row_is_there<model>(statement, first)) {
            if (!row) row.emplace();
            read_row_at<Source>(statement, first, *row);
        } else {
            row.reset();
        }
        first += width;
    }
};

/// The rows of several sources, as a tuple; of one, as they are.
template <class First, class... Rest>
struct rows_list {
    using row_type = std::conditional_t<sizeof...(Rest) == 0, typename First::value_type, std::tuple<typename First::value_type, typename Rest::value_type...>>;
    using operands = operand_list<>;
    static constexpr bool has_values = false;

    template <class Sources>
    using over = rows_list<selected_rows<typename First::source, Sources::template may_be_absent<typename First::source>>,
                           selected_rows<typename Rest::source, Sources::template may_be_absent<typename Rest::source>>...>;

    template <class From, class Group, class Having, class>
    static consteval bool check() {
        if constexpr (!std::is_same_v<Group, no_clause> || !std::is_same_v<Having, no_clause>)
            return obeys<rows_are_not_grouped<typename First::model>>();
        else
            return check_source<From, typename First::source>() && (true & ... & check_source<From, typename Rest::source>());
    }
    static constexpr void print(printing& to) {
        print_source<First>(to);
        ((to.out += ", ", print_source<Rest>(to)), ...);
    }
    template <class Statement>
    static void read(Statement& statement, row_type& row) {
        int first = 0;
        if constexpr (sizeof...(Rest) == 0)
            First::read(statement, first, row);
        else
            [&]<std::size_t... I>(std::index_sequence<I...>) {
                First::read(statement, first, std::get<0>(row));
                (Rest::read(statement, first, std::get<I + 1>(row)), ...);
            }(std::index_sequence_for<Rest...>{});
    }

private:
    template <class From, class Source>
    static consteval bool check_source() {
        if constexpr (sources<From>::template has_source<Source> || is_unsound<From>)
            return true;
        else
            return obeys<selected_table_is_of_query<typename Source::model>>();
    }
    template <class Item>
    static constexpr void print_source(printing& to) {
        append_qualified_list(to.out, to.dialect, Item::source::qualifier(), layout_of<typename Item::model>);
    }
};

/// A select list once its query is over other sources: rows become optional where an outer join may find none.
template <class List, class From>
struct list_over {
    using type = List;
};
template <class Model, class From>
struct list_over<model_list<Model>, From> {
    using type = std::conditional_t<sources<From>::template may_be_absent<table_source<Model>>, rows_list<selected_rows<table_source<Model>, true>>,
                                    model_list<Model>>;
};
template <class... Items, class From>
struct list_over<rows_list<Items...>, From> {
    using type = typename rows_list<Items...>::template over<sources<From>>;
};

}  // namespace detail

}  // namespace varve
