#pragma once

#include <cstddef>

#include <varve/repository/detail/insert_rows.hpp>
#include <varve/repository/repository.hpp>

namespace varve {

template <class Model, backend Backend, seen_rows Seen>
template <class Range>
std::size_t repository<Model, Backend, Seen>::insert_range(Range&& rows) {
    if constexpr (detail::behaves<Model>)
        return acts().insert_range(rows, [this](auto& stamped) { return this->insert_rows(stamped); });
    else
        return insert_rows(rows);
}

template <class Model, backend Backend, seen_rows Seen>
template <class Range>
std::size_t repository<Model, Backend, Seen>::insert_rows(Range& rows) {
    auto whole = session_.transaction();
    const std::size_t written = detail::insert_rows<Model>(session_, rows);
    whole.commit();
    return written;
}

}  // namespace varve
