// Typed expressions over member pointers: `col<&metric::value> > 20.0 && col<&metric::name> == name`. What goes in are
// columns and C++ values; what comes out is a type whose flatten() gives the engine-neutral schema::expression and whose
// bind() gives the values in the same order. Facts (check, default, generated, partial index) and queries both use them.
#pragma once

#include <varve/expression/call.hpp>
#include <varve/expression/column.hpp>
#include <varve/expression/enumeration.hpp>
#include <varve/expression/operators.hpp>
#include <varve/expression/ordering.hpp>
#include <varve/expression/parameter.hpp>
#include <varve/expression/predicates.hpp>

namespace varve::detail {

/// The nodes of an expression in a query: values are parameters, counted from `next` on. Needs no object.
template <class Expression>
constexpr schema::expression flattened(bool qualified, const dialect* dialect = nullptr, int next = 1) {
    schema::expression made;
    made.nodes.reserve(16);  // to grow is to move nodes, which constant evaluation pays for
    flattening to{made, qualified, false, dialect, next};
    Expression::flatten(to, nullptr);
    return made;
}

/// The nodes of an expression in a fact: values are literals.
template <class Expression>
constexpr schema::expression flattened_fact(const Expression& expression) {
    schema::expression made;
    flattening to{made, false, true};
    Expression::flatten(to, &expression);
    return made;
}

}  // namespace varve::detail
