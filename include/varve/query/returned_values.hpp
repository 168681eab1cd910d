#pragma once

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

#include <varve/query/returning.hpp>

namespace varve::detail {

/// Expressions that are read as a tuple of their values; a single one as its value.
template <class First, class... Rest>
struct value_list {
    using row_type = std::conditional_t<sizeof...(Rest) == 0, typename First::value_type, std::tuple<typename First::value_type, typename Rest::value_type...>>;
    using operands = operand_list<First, Rest...>;
    static constexpr bool has_values = (First::has_values || ... || Rest::has_values);
    [[no_unique_address]] pack<First, Rest...> expressions;

    template <class From, class, class, class>
    static consteval bool check() {
        return check_columns<From, First, Rest...>();
    }
    static constexpr void print(printing& to) {
        print_expression<First>(to);
        ((to.out += ", ", print_expression<Rest>(to)), ...);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        expressions.bind(statement, position);
    }
    template <class Statement>
    static void read(Statement& statement, row_type& row) {
        if constexpr (sizeof...(Rest) == 0)
            read_field<First::storage_source::value()>(statement, 0, row);
        else
            [&]<std::size_t... I>(std::index_sequence<I...>) {
                read_field<First::storage_source::value()>(statement, 0, std::get<0>(row));
                (read_field<Rest::storage_source::value()>(statement, int{I} + 1, std::get<I + 1>(row)), ...);
            }(std::index_sequence_for<Rest...>{});
    }
};

template <class Model, class Write, class... Expressions>
constexpr auto returning_values(const Write& write, const Expressions&... expressions) {
    return returning_query<Write, from_clause<Model>, value_list<Expressions...>>{write, {{{expressions}...}}};
}

}  // namespace varve::detail
