#pragma once

#include <varve/backend/concept.hpp>
#include <varve/query/insert.hpp>
#include <varve/repository/detail/returned_key.hpp>
#include <varve/repository/generated_key.hpp>
#include <varve/session/session.hpp>

namespace varve::detail {

/// Inserts one row; a generated key is written back, one that is set is kept.
template <class Model, backend Backend>
inline void insert_row(session<Backend>& session, Model& row) {
    if constexpr (has_generated_key<Model>) {
        if (key_is_unset(row)) {
            insert_for_keys(session, insert_query<Model, false>{row}, 1, [&row](std::int64_t key) { set_generated_key(row, key); });
            return;
        }
    }
    session.run(insert_query<Model, true>{row});
}

}  // namespace varve::detail
