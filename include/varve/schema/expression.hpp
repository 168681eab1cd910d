#pragma once

#include <string>
#include <string_view>

#include <varve/schema/type.hpp>

namespace varve::schema {

/// What a node is. A node of `arity` n is followed by its n operands, each a subtree (prefix order).
enum class node_kind : unsigned char {
    column,     ///< text = column, qualifier = table or alias ("" where only one table is meant)
    literal,    ///< text = the value in its canonical text form, type = its kind; a NULL has arity 0 and is_null
    parameter,  ///< a value bound at run time; its position is the order of appearance
    operation,  ///< text = an operator of `operators`
    call,       ///< text = a standard function's name in lower case (count, sum, lower, coalesce, now …)
    cast,       ///< one operand; type = the target
    list,       ///< operands in parentheses: (a, b, c)
    star,       ///< the * of count(*)
    opaque,     ///< text = SQL to be taken as it stands (one dialect's)
    printed,    ///< text = SQL that a query printed for its dialect, with `parameters` placeholders in it; binds like a name
    construct   ///< text = one of `constructs`: what SQL writes with words around and between its operands
};

/// The operators that every dialect understands, spelled in lower case as SQL spells them where it can.
namespace operators {
inline constexpr std::string_view and_ = "and", or_ = "or", not_ = "not";
inline constexpr std::string_view equal = "=", not_equal = "<>", less = "<", less_equal = "<=", greater = ">",
                                  greater_equal = ">=";
inline constexpr std::string_view is_null = "is null", is_not_null = "is not null";
inline constexpr std::string_view is_distinct = "is distinct from", is_not_distinct = "is not distinct from";
inline constexpr std::string_view add = "+", subtract = "-", multiply = "*", divide = "/", modulo = "%", negate = "neg",
                                  concatenate = "||";
inline constexpr std::string_view in = "in", not_in = "not in", between = "between", like = "like", not_like = "not like";
inline constexpr std::string_view in_range = "in range";  ///< right operand: one parameter that holds a whole range
inline constexpr std::string_view not_in_range = "not in range";
}  // namespace operators

/// What is neither an operator nor a call.
namespace constructs {
inline constexpr std::string_view case_ = "case";          ///< condition, value, condition, value …, and a last value for ELSE
inline constexpr std::string_view distinct = "distinct";   ///< the argument of an aggregate
inline constexpr std::string_view filter = "filter";       ///< an aggregate, the condition of the rows it sees
inline constexpr std::string_view over = "over";           ///< a function, its window
inline constexpr std::string_view window = "window";       ///< partition_by, order_by and a frame, each where there is one
inline constexpr std::string_view partition_by = "partition by", order_by = "order by";
inline constexpr std::string_view descending = "desc";     ///< one key of order_by
inline constexpr std::string_view rows = "rows", range = "range", groups = "groups";  ///< frames: two of the bounds below
inline constexpr std::string_view preceding = "preceding", following = "following";   ///< one operand: how far
inline constexpr std::string_view unbounded_preceding = "unbounded preceding", unbounded_following = "unbounded following",
                                  current_row = "current row";
}  // namespace constructs

struct node {
    node_kind kind = node_kind::literal;
    int arity = 0;
    std::string text{};
    std::string qualifier{};
    type value_type{};       ///< literal, parameter, cast: the logical type
    bool is_null = false;  ///< literal: the NULL
    double floating = 0;   ///< literal of a floating type: the number itself, its text stays empty
    int parameters = 0;    ///< printed: how many parameters the text holds

    constexpr bool operator==(const node&) const = default;
};

/// An SQL expression as a value: nodes in prefix order, or opaque text for each dialect. Empty means "none".
struct expression {
    list<node> nodes{};
    list<dialect_text> text{};

    constexpr bool empty() const { return nodes.empty() && text.empty(); }
    constexpr bool operator==(const expression&) const = default;
};

/// Opaque SQL: the same for every dialect, or for the one named.
constexpr expression sql(std::string_view text, std::string_view dialect = {}) {
    expression made{};
    made.text.push_back({std::string{dialect}, std::string{text}});
    return made;
}

}  // namespace varve::schema
