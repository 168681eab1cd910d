#pragma once

#include <varve/expression/concept.hpp>
#include <varve/sql/column_type.hpp>

namespace varve::detail {

/// A parameter that holds a `T`. Its type is made only for dialects that write it.
template <class T>
constexpr void add_parameter(flattening& to, schema::storage stored_as) {
    schema::node& made = to.add(schema::node_kind::parameter, 0);
    if (to.dialect == nullptr || !to.dialect->can().typed_parameters) return;
    made.value_type = logical_type<T>();
    made.value_type.stored_as = stored_as;
}

}  // namespace varve::detail
