#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include <varve/core/rule.hpp>
#include <varve/expression/expression.hpp>
#include <varve/query/clauses.hpp>
#include <varve/query/grouping.hpp>
#include <varve/query/table_columns.hpp>
#include <varve/reflect/field.hpp>

namespace varve {

/// A result struct has a field for each selected expression.
template <class Row, std::size_t Fields, std::size_t Selected>
struct row_has_a_field_for_each {
    static constexpr bool holds = Fields == Selected;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a result struct has another number of fields than the query selects; they are paired in order; give "
                      "the struct named in this rule one field for each selected expression");
    }
};

/// A selected value fits the field it is read into.
template <class Row, std::size_t Position, class Field, class Selected>
struct selected_value_fits_field {
    static constexpr bool like = detail::like_types<Field, detail::without_optional<Selected>>();
    static constexpr bool may_be_null = detail::is_optional<Selected> && !detail::is_optional<Field>;
    static constexpr bool holds = like && !may_be_null;
    static constexpr auto check() {
        static_assert(like,
                      "varve: a selected value does not fit the field of the result struct; both have the same kind of type; change "
                      "the field at the position named in this rule, or cast the expression");
        static_assert(!like || !may_be_null,
                      "varve: a column that may be NULL is read into a field that cannot be empty; a result that may be absent is "
                      "std::optional; make the field at the position named in this rule std::optional");
    }
};

namespace detail {

/// All columns of a model, read into the model.
template <class Model>
struct model_list {
    using row_type = Model;
    using operands = operand_list<>;
    static constexpr bool has_values = false;
    template <class From, class Group, class Having, class>
    static consteval bool check() {
        if constexpr (std::is_same_v<Group, no_clause> && std::is_same_v<Having, no_clause>)
            return true;
        else
            return obeys<rows_are_not_grouped<Model>>();
    }
    static constexpr void print(printing& to) {
        if (to.qualified)
            append_qualified_list(to.out, to.dialect, table_name_of<Model>, layout_of<Model>);
        else
            append_select_list(to.out, to.dialect, layout_of<Model>);
    }
    template <class Statement>
    static void read(Statement& statement, Model& row) {
        read_row(statement, row);
    }
};

template <class Row, class... Expressions, std::size_t... I>
consteval bool check_fields(std::index_sequence<I...>) {
    return (true & ... & detail::obeys<selected_value_fits_field<Row, I, field_type<Row, I>, typename Expressions::value_type>>());
}

template <class Row, std::size_t I>
struct field_of_row {
    using type = field_type<Row, I>;
};
template <class Row, std::size_t I>
    requires(mapped<Row> || is_optional<Row>)
struct field_of_row<Row, I> {
    using type = Row;
};
template <class Row, std::size_t I>
using row_field = typename field_of_row<Row, I>::type;

// One value is read as it is, without a struct around it.
template <class Row, class... Expressions>
consteval bool check_row() {
    if constexpr (mapped<Row> || is_optional<Row>) {
        if constexpr (detail::obeys<row_has_a_field_for_each<Row, 1, sizeof...(Expressions)>>())
            return (true & ... & detail::obeys<selected_value_fits_field<Row, 0, Row, typename Expressions::value_type>>());
        else
            return false;
    } else if constexpr (detail::obeys<row_has_a_field_for_each<Row, field_count<Row>, sizeof...(Expressions)>>())
        return check_fields<Row, Expressions...>(std::index_sequence_for<Expressions...>{});
    else
        return false;
}

/// Expressions, read into the fields of any struct in order.
template <class Row, class... Expressions>
struct expression_list {
    using row_type = Row;
    using operands = operand_list<Expressions...>;
    static constexpr bool is_sound = check_row<Row, Expressions...>();  // asked by from()
    static constexpr bool has_values = (false || ... || Expressions::has_values);
    [[no_unique_address]] pack<Expressions...> expressions;

    /// Asked where the text is made, for only then it is known which tables are joined.
    template <class From, class Group, class Having, class Order>
    static consteval bool check() {
        if constexpr (!is_sound || !check_columns<From, Expressions...>()) {
            return false;
        } else {
            if constexpr (!check_groups<typename Group::operands, operand_list<Expressions...>, typename Having::operands,
                                        typename Order::operands>())
                return false;
            else if constexpr (From::is_qualified)
                return check_absent<From>(std::index_sequence_for<Expressions...>{});
            else
                return true;
        }
    }
    static constexpr void print(printing& to) {
        bool first = true;
        ((to.out += first ? "" : ", ", first = false, print_expression<Expressions>(to)), ...);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        expressions.bind(statement, position);
    }
    template <class Statement>
    static void read(Statement& statement, Row& row) {
        if constexpr (!is_sound)
            return;
        else if constexpr (mapped<Row> || is_optional<Row>)
            (read_field<Expressions::storage_source::value()>(statement, 0, row), ...);
        else
            [&]<std::size_t... I>(std::index_sequence<I...>) {
                (read_field<Expressions::storage_source::value()>(statement, I, get_field<I>(row)), ...);
            }(std::index_sequence_for<Expressions...>{});
    }

private:
    // What an outer join may leave NULL.
    template <class From, std::size_t... I>
    static consteval bool check_absent(std::index_sequence<I...>) {
        return (true & ... & check_absent_one<From, I, Expressions>());
    }
    template <class From, std::size_t I, class Expression>
    static consteval bool check_absent_one() {
        using type = typename Expression::value_type;
        if constexpr (is_optional<type> || !From::template may_be_null<Expression>())
            return true;
        else
            return detail::obeys<selected_value_fits_field<Row, I, row_field<Row, I>, std::optional<type>>>();
    }
};

}  // namespace detail

}  // namespace varve
