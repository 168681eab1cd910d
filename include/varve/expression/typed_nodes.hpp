#pragma once

#include <string_view>

#include <varve/expression/concept.hpp>
#include <varve/sql/column_type.hpp>

namespace varve::detail {

// Types are made only for dialects that write them.

/// A parameter that holds a `T`.
template <class T>
constexpr void add_parameter(flattening& to, schema::storage stored_as) {
    schema::node& made = to.add(schema::node_kind::parameter, 0);
    if (!to.typed) return;
    made.value_type = logical_type<T>();
    made.value_type.stored_as = stored_as;
}

/// A call that gives a `T`.
template <class T>
constexpr void add_call(flattening& to, int arity, std::string_view name) {
    schema::node& made = to.add(schema::node_kind::call, arity, name);
    if constexpr (mapped<T>)
        if (to.typed) made.value_type = logical_type<T>();
}

}  // namespace varve::detail
