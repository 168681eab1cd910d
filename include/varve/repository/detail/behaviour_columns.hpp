#pragma once

#include <cstddef>

#include <varve/model/behaviour.hpp>
#include <varve/query/table_columns.hpp>

namespace varve::detail {

/// Where a model's behaviours keep what they note; column_count where it has no such column.
struct behaviour_positions {
    std::size_t created;
    std::size_t updated;
    std::size_t deleted;
    std::size_t version;
};

template <class Model>
consteval behaviour_positions find_behaviour_positions() {
    constexpr std::size_t none = column_count<Model>;
    behaviour_positions found{none, none, none, none};
    if constexpr (has_behaviour<Model, behaviour::timestamps>) {
        found.created = position_of_column<behaviour_of<Model, behaviour::timestamps>::created>;
        found.updated = position_of_column<behaviour_of<Model, behaviour::timestamps>::updated>;
    }
    if constexpr (has_behaviour<Model, behaviour::soft_deleted>)
        found.deleted = position_of_column<behaviour_of<Model, behaviour::soft_deleted>::deleted>;
    if constexpr (has_behaviour<Model, behaviour::versioned>)
        found.version = position_of_column<behaviour_of<Model, behaviour::versioned>::version>;
    return found;
}

template <class Model>
inline constexpr behaviour_positions behaviour_columns = find_behaviour_positions<Model>();

template <class Model>
inline constexpr bool soft_deletes = has_behaviour<Model, behaviour::soft_deleted>;
template <class Model>
inline constexpr bool has_versions = has_behaviour<Model, behaviour::versioned>;
template <class Model>
inline constexpr bool has_timestamps = has_behaviour<Model, behaviour::timestamps>;
template <class Model>
inline constexpr bool is_audited = has_behaviour<Model, behaviour::audited>;

}  // namespace varve::detail
