#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <varve/core/error.hpp>
#include <varve/core/number_text.hpp>
#include <varve/query/column_belongs.hpp>
#include <varve/query/printing.hpp>
#include <varve/query/table_columns.hpp>

namespace varve::detail {

// A clause prints itself from its type and binds from its value; `no_clause` stands where the query has none.

struct no_clause {
    using operands = operand_list<>;
    static constexpr bool has_values = false;
    static constexpr void print(printing&) {}
};

/// Where the rows come from: one model's table. What joins others to it is in join_clause.hpp.
template <class Model>
struct from_clause {
    using model = Model;
    using operands = operand_list<>;
    static constexpr bool has_values = false;
    static constexpr bool is_qualified = false;
    template <class Column>
    static consteval bool check_column() {
        return obeys<column_is_of_query<Model, Column::member>>();
    }
    static constexpr void print(printing& to) {
        to.out += " FROM ";
        append_table(to.out, to.dialect, schema_name_of<Model>, table_name_of<Model>);
    }
};

/// What stands before a condition.
enum class condition_word : unsigned char { where, having, on };

constexpr std::string_view text_of(condition_word word) {
    return word == condition_word::where ? " WHERE " : word == condition_word::having ? " HAVING " : " ON ";
}

/// A condition behind its word: ` WHERE …`, ` HAVING …`, ` ON …`.
template <condition_word Word, class Predicate>
struct condition_clause {
    using operands = operand_list<Predicate>;
    static constexpr bool has_values = Predicate::has_values;
    [[no_unique_address]] Predicate condition;
    static constexpr void print(printing& to) {
        to.out += text_of(Word);
        print_expression<Predicate>(to);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        condition.bind(statement, position);
    }
};

template <class Predicate>
using where_clause = condition_clause<condition_word::where, Predicate>;
template <class Predicate>
using having_clause = condition_clause<condition_word::having, Predicate>;
template <class Predicate>
using on_clause = condition_clause<condition_word::on, Predicate>;

template <class... Expressions>
struct group_clause {
    using operands = operand_list<Expressions...>;
    static constexpr bool has_values = (false || ... || Expressions::has_values);
    [[no_unique_address]] pack<Expressions...> keys;
    static constexpr void print(printing& to) {
        std::string_view separator = " GROUP BY ";
        ((to.out += separator, separator = ", ", print_expression<Expressions>(to)), ...);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        keys.bind(statement, position);
    }
};

template <class... Orderings>
struct order_clause {
    using operands = operand_list<decltype(Orderings::by)...>;
    static constexpr bool has_values = (false || ... || Orderings::has_values);
    [[no_unique_address]] pack<Orderings...> keys;
    static constexpr void print(printing& to) {
        std::string_view separator = " ORDER BY ";
        ((to.out += separator, separator = ", ", print_expression<decltype(Orderings::by)>(to),
          to.out += Orderings::descending ? " DESC" : ""),
         ...);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        keys.bind(statement, position);
    }
};

// Not a constant expression: in one, its name is the compiler's message.
[[noreturn, gnu::cold, gnu::noinline]] inline void limit_or_offset_is_negative(std::int64_t rows) {
    throw usage_error("varve: a query is given a limit or an offset of " + number_text(rows) +
                      " rows; engines read what is negative as no limit, as none, or as an error; give 0 or more, or leave the clause out");
}
constexpr std::int64_t counted_rows(std::int64_t rows) {
    if (rows < 0) [[unlikely]]
        limit_or_offset_is_negative(rows);
    return rows;
}

struct limit_clause {
    using operands = operand_list<>;
    static constexpr bool has_values = true;
    std::int64_t rows = 0;
    static constexpr void print(printing& to) {
        to.out += " LIMIT ";
        to.dialect.append_placeholder(to.out, to.next++);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        statement.bind(position++, rows);
    }
};

/// An OFFSET. Engines take it only behind a LIMIT, so the largest one is put there when the query has none.
template <bool HasLimit>
struct offset_clause {
    using operands = operand_list<>;
    static constexpr bool has_values = true;
    std::int64_t rows = 0;
    static constexpr void print(printing& to) {
        if (!HasLimit) to.out += " LIMIT 9223372036854775807";
        to.out += " OFFSET ";
        to.dialect.append_placeholder(to.out, to.next++);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        statement.bind(position++, rows);
    }
};

}  // namespace varve::detail
