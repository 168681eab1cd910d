#pragma once

#include <string>

#include <varve/expression/expression.hpp>
#include <varve/sql/dialect.hpp>
#include <varve/sql/print.hpp>

namespace varve::detail {

/// Where the parts of a query print themselves, one after the other.
struct printing {
    std::string& out;
    const varve::dialect& dialect;
    int next = 1;            ///< the number of the next parameter
    bool qualified = false;  ///< columns carry the name of their table: there is more than one
};

template <class Expression>
constexpr void print_expression(printing& to) {
    const schema::expression nodes = flattened<Expression>(to.qualified, &to.dialect, to.next);
    varve::print(to.out, nodes, to.dialect, to.next);
}

}  // namespace varve::detail
