#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <type_traits>

#include <varve/backend/concept.hpp>
#include <varve/query/insert.hpp>
#include <varve/repository/detail/copy_rows.hpp>
#include <varve/repository/detail/returned_key.hpp>
#include <varve/repository/generated_key.hpp>
#include <varve/session/session.hpp>

namespace varve::detail {

// Runs an insert of `size` rows from `from` on. (A function, because clang 19 instantiates the discarded branch of an
// `if constexpr` in a lambda inside of a generic lambda.)
template <class Model, bool KeyGiven, class Session, class Insert, class Iterator>
void insert_batch(Session& session, const Insert& insert, Iterator from, std::size_t size) {
    if constexpr (KeyGiven || std::is_const_v<std::remove_reference_t<decltype(*from)>>)
        session.run(insert);
    else
        insert_for_keys(session, insert, size, [&from](std::int64_t key) {
            set_generated_key(*from, key);
            ++from;
        });
}

/// Inserts a range of rows, many in one statement, in a transaction of the caller's; generated keys are written back when
/// the range's elements can be written. Returns how many.
template <class Model, backend Backend, class Range>
std::size_t insert_rows(session<Backend>& session, Range& rows) {
    using iterator = decltype(std::begin(rows));
    std::size_t written = 0;

    // Rows that carry a key and rows that want one are different statements; a run of one kind goes together.
    const auto insert_run = [&]<bool KeyGiven>(iterator first, std::size_t count, std::bool_constant<KeyGiven>) {
        constexpr std::size_t batch = static_cast<std::size_t>(rows_per_insert<Model, KeyGiven>);
        written += count;
        if constexpr (copies_rows<typename Backend::connection>) {
            if (count >= least_copied_rows && copy_rows<Model>(session, first, count, KeyGiven)) return;
        }
        if constexpr (batch > 1) {
            for (; count >= batch; count -= batch) {
                insert_batch<Model, KeyGiven>(session, insert_rows_query<Model, KeyGiven, iterator>{first}, first, batch);
                std::advance(first, batch);
            }
        }
        for (; count > 0; --count) {
            insert_batch<Model, KeyGiven>(session, insert_query<Model, KeyGiven>{*first}, first, 1);
            ++first;
        }
    };

    const iterator end = std::end(rows);
    for (iterator at = std::begin(rows); at != end;) {
        const iterator first = at;
        std::size_t count = 0;
        if constexpr (has_generated_key<Model>) {
            const bool unset = key_is_unset(*at);
            for (; at != end && key_is_unset(*at) == unset; ++at) ++count;
            if (unset)
                insert_run(first, count, std::false_type{});
            else
                insert_run(first, count, std::true_type{});
        } else {
            for (; at != end; ++at) ++count;
            insert_run(first, count, std::true_type{});
        }
    }
    return written;
}

}  // namespace varve::detail
