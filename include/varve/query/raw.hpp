#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include <varve/core/error.hpp>
#include <varve/query/table_columns.hpp>
#include <varve/reflect/field.hpp>

namespace varve {

/// SQL of the user's own, with bound arguments and rows read into a struct, a model, or one value.
template <class Row, class... Arguments>
struct raw_query {
    using row_type = Row;
    std::string sql_text;
    std::tuple<Arguments...> arguments;

    std::string_view text(const dialect&) const { return sql_text; }

    template <class Statement>
    void bind(Statement& statement) const {
        int position = 1;
        std::apply([&](const auto&... each) { (bind_one(statement, position++, each), ...); }, arguments);
    }
    template <class Statement>
    static void read(Statement& statement, std::conditional_t<std::is_void_v<Row>, raw_query, Row>& row)
        requires(!std::is_void_v<Row>)
    {
        if constexpr (mapped<Row>) {
            expect_columns(statement, 1);
            detail::read_field<schema::storage::natural>(statement, 0, row);
        } else if constexpr (is_model<Row>) {
            expect_columns(statement, detail::column_count<Row>);
            detail::read_row(statement, row);
        } else {
            expect_columns(statement, field_count<Row>);
            for_each_field(row, [&]<class Field, class Position>(Field& field, Position) {
                detail::read_field<schema::storage::natural>(statement, int{Position::value}, field);
            });
        }
    }

private:
    template <class Statement, class Argument>
    static void bind_one(Statement& statement, int position, const Argument& argument) {
        detail::codec<Argument>::bind(statement, position, argument);
    }
    template <class Statement>
    static void expect_columns(Statement& statement, std::size_t expected) {
        if (statement.column_count() != static_cast<int>(expected)) [[unlikely]]
            throw data_error("a raw query gives " + detail::number_text(statement.column_count()) +
                                 " columns where its row has " + detail::number_text(static_cast<std::int64_t>(expected)) +
                                 " fields; select one column for each field, in their order",
                             {.sqlstate = "21000"});
    }
};

namespace detail {

// Text arguments are owned, so that the query may be kept.
template <class T>
using raw_argument = std::conditional_t<std::is_convertible_v<T, std::string_view> && !mapped<T>, std::string, T>;

}  // namespace detail

/// `raw<summary>("select dataset, count(*) from metrics where value > ?1 group by dataset", 20.0)`. The placeholders are the
/// engine's own. Rows are read by position; `raw<void>` is for statements that give none.
template <class Row, class... Arguments>
auto raw(std::string_view sql, const Arguments&... arguments) {
    return raw_query<Row, detail::raw_argument<std::decay_t<const Arguments&>>...>{
        std::string{sql}, {detail::raw_argument<std::decay_t<const Arguments&>>(arguments)...}};
}

}  // namespace varve
