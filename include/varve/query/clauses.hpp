#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include <varve/expression/expression.hpp>
#include <varve/query/column_belongs.hpp>
#include <varve/query/table_columns.hpp>
#include <varve/sql/print.hpp>

namespace varve::detail {

// A clause prints itself from its type and binds from its value; `no_clause` stands where the query has none.

struct no_clause {
    static constexpr void print(std::string&, const dialect&, int&) {}
    template <class Statement>
    static constexpr void bind(Statement&, int&) {}
};

template <class Expression>
constexpr void print_expression(std::string& out, const dialect& dialect, int& next) {
    const schema::expression nodes = flattened<Expression>(false);
    varve::print(out, nodes, dialect, next);
}

/// Where the rows come from: one model's table.
template <class Model>
struct from_clause {
    using model = Model;
    static constexpr void print(std::string& out, const dialect& dialect, int&) {
        out += " FROM ";
        append_table(out, dialect, schema_name_of<Model>, table_name_of<Model>);
    }
};

template <class Predicate>
struct where_clause {
    [[no_unique_address]] Predicate condition;
    static constexpr void print(std::string& out, const dialect& dialect, int& next) {
        out += " WHERE ";
        print_expression<Predicate>(out, dialect, next);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        condition.bind(statement, position);
    }
};

template <class Predicate>
struct having_clause {
    [[no_unique_address]] Predicate condition;
    static constexpr void print(std::string& out, const dialect& dialect, int& next) {
        out += " HAVING ";
        print_expression<Predicate>(out, dialect, next);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        condition.bind(statement, position);
    }
};

template <class... Expressions>
struct group_clause {
    std::tuple<Expressions...> keys;
    static constexpr void print(std::string& out, const dialect& dialect, int& next) {
        std::string_view separator = " GROUP BY ";
        ((out += separator, separator = ", ", print_expression<Expressions>(out, dialect, next)), ...);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        std::apply([&](const auto&... each) { (each.bind(statement, position), ...); }, keys);
    }
};

template <class... Orderings>
struct order_clause {
    std::tuple<Orderings...> keys;
    static constexpr void print(std::string& out, const dialect& dialect, int& next) {
        std::string_view separator = " ORDER BY ";
        ((out += separator, separator = ", ", print_expression<decltype(Orderings::by)>(out, dialect, next),
          out += Orderings::descending ? " DESC" : ""),
         ...);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        std::apply([&](const auto&... each) { (each.by.bind(statement, position), ...); }, keys);
    }
};

struct limit_clause {
    std::int64_t rows = 0;
    static constexpr void print(std::string& out, const dialect& dialect, int& next) {
        out += " LIMIT ";
        dialect.append_placeholder(out, next++);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        statement.bind(position++, rows);
    }
};

/// An OFFSET. Engines take it only behind a LIMIT, so the largest one is put there when the query has none.
template <bool HasLimit>
struct offset_clause {
    std::int64_t rows = 0;
    static constexpr void print(std::string& out, const dialect& dialect, int& next) {
        if (!HasLimit) out += " LIMIT 9223372036854775807";
        out += " OFFSET ";
        dialect.append_placeholder(out, next++);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        statement.bind(position++, rows);
    }
};

}  // namespace varve::detail
