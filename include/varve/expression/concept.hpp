#pragma once

#include <type_traits>

#include <varve/core/owned.hpp>
#include <varve/schema/expression.hpp>
#include <varve/sql/dialect.hpp>
#include <varve/sql/optional_clause.hpp>

namespace varve {

/// A typed SQL expression: its structure is its type, its values are its members. Every node has
///   value_type                  the C++ type of its result; std::optional when it is a column that may be NULL
///   storage_source              says, when asked, how the engine keeps such a value
///   operands                    the types of the expressions it is made of, as detail::operand_list
///   has_values                  whether it, or what it is made of, has anything to bind
///   flatten(to, self)           appends its nodes in prefix order; `self` may be null where only the text matters
///   bind(statement, position)   binds its values in the same order, counting `position` up
template <class T>
concept expression = requires { typename std::remove_cvref_t<T>::expression_tag; };

namespace detail {

/// Where nodes go, and how: with table names before columns or without, values as literals (facts) or as parameters (queries).
struct flattening {
    schema::expression& out;
    bool qualified = false;
    bool literals = false;
    const varve::dialect* dialect = nullptr;  ///< of queries, whose parts may print themselves; facts are for every dialect
    int next = 1;                             ///< the number of the next parameter
    bool typed = false;                       ///< the dialect says typed_parameters
    clause_set needs{};                       ///< what not every engine has

    constexpr schema::node& add(schema::node_kind kind, int arity, std::string_view text = {}) {
        schema::node& made = out.nodes.emplace_back();
        if (kind == schema::node_kind::parameter) ++next;
        made.kind = kind;
        made.arity = arity;
        append_owned(made.text, text);
        return made;
    }
};

}  // namespace detail

}  // namespace varve
