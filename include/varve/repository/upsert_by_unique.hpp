#pragma once

#include <optional>
#include <utility>

#include <varve/repository/detail/settle_query.hpp>
#include <varve/repository/repository.hpp>

namespace varve {

// What was there keeps its key, which only the engine knows.
template <class Model, backend Backend, seen_rows Seen>
template <auto... Unique>
void repository<Model, Backend, Seen>::upsert_by_unique(Model& row) {
    const auto take_key = [&](const std::optional<Model>& settled) {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            ((detail::column_field<Model, detail::key_positions<Model>[I]>(row) =
                  detail::column_field<const Model, detail::key_positions<Model>[I]>(*settled)),
             ...);
        }(std::make_index_sequence<detail::key_size<Model>>{});
    };
    if constexpr (detail::has_generated_key<Model>)
        if (detail::key_is_unset(row)) return take_key(session_.first(detail::settle_query<Model, false, Unique...>{row}));
    take_key(session_.first(detail::settle_query<Model, true, Unique...>{row}));
}

}  // namespace varve
