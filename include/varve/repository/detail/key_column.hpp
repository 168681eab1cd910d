#pragma once

#include <cstddef>

#include <varve/expression/expression.hpp>
#include <varve/query/table_columns.hpp>

namespace varve::detail {

/// A column known by its position, as an expression.
template <class Model, std::size_t Position>
struct positioned_column : operations<positioned_column<Model, Position>> {
    struct source {
        static constexpr schema::storage value() { return layout_of<Model>[Position].stored_as; }
    };
    using expression_tag = void;
    using value_type = column_field_type<Model, Position>;
    using storage_source = source;
    using operands = operand_list<>;
    static constexpr bool has_values = false;

    static constexpr void flatten(flattening& to, const positioned_column*) {
        to.add(schema::node_kind::column, 0, layout_of<Model>[Position].name);
    }
};

/// The only column of a model's key.
template <class Model>
using key_column = positioned_column<Model, key_positions<Model>[0]>;

}  // namespace varve::detail
