#pragma once

#include <varve/expression/concept.hpp>

namespace varve {

/// One key of order_by.
template <class Expression, bool Descending>
struct ordering {
    using ordering_tag = void;
    static constexpr bool descending = Descending;
    static constexpr bool has_values = Expression::has_values;
    [[no_unique_address]] Expression by;

    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        by.bind(statement, position);
    }
};

/// Ascending, as when nothing is said.
template <expression Expression>
constexpr ordering<Expression, false> asc(const Expression& by) {
    return {by};
}
/// Descending.
template <expression Expression>
constexpr ordering<Expression, true> desc(const Expression& by) {
    return {by};
}

}  // namespace varve
