#pragma once

#include <string>

#include <varve/expression/expression.hpp>
#include <varve/sql/dialect.hpp>
#include <varve/sql/print.hpp>

namespace varve::detail {

/// Where the parts of a query print themselves, one after the other.
struct printing {
    sql_writer out;
    const varve::dialect& dialect;
    int next = 1;            ///< the number of the next parameter
    bool qualified = false;  ///< columns carry the name of their table: there is more than one
    clause_set needs{};      ///< what not every engine has
};

template <class Expression>
constexpr void print_expression(printing& to) {
    schema::expression nodes;
    nodes.nodes.reserve(16);  // to grow is to move nodes, which constant evaluation pays for
    flattening flat{nodes, to.qualified, false, &to.dialect, to.next, to.dialect.can().typed_parameters};
    Expression::flatten(flat, nullptr);
    if (!flat.needs.empty()) {
        to.needs.add(flat.needs);
        if (!flat.needs.lacking(to.dialect.can()).empty()) return;  // there are no words for it; a rule says so
    }
    varve::print(to.out, nodes, to.dialect, to.next);
}

}  // namespace varve::detail
