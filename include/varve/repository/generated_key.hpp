#pragma once

#include <cstdint>
#include <type_traits>

#include <varve/query/table_columns.hpp>
#include <varve/reflect/field.hpp>

namespace varve::detail {

template <class Model>
inline constexpr bool has_generated_key = identity_position<Model> < column_count<Model>;

/// Zero stands for "none yet": no engine generates it.
template <class Model>
constexpr bool key_is_unset(const Model& row) {
    using key = column_field_type<Model, identity_position<Model>>;
    const auto& field = column_field<const Model, identity_position<Model>>(row);
    if constexpr (std::is_integral_v<key>)
        return field == 0;
    else
        return get_field<0>(field) == 0;  // a strong typedef: a struct around the number
}

template <class Model>
constexpr void set_generated_key(Model& row, std::int64_t value) {
    using key = column_field_type<Model, identity_position<Model>>;
    if constexpr (std::is_integral_v<key>)
        column_type<key>::from_native(static_cast<typename column_type<key>::native>(value), column_field<Model, identity_position<Model>>(row));
    else
        column_field<Model, identity_position<Model>>(row) = column_type<key>::load(value);
}

}  // namespace varve::detail
