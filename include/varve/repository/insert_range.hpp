#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <type_traits>
#include <utility>

#include <varve/repository/repository.hpp>

namespace varve {

namespace detail {

// SQLite gives the rows of one statement consecutive keys, the last of which it tells. (A function, because clang 19
// instantiates the discarded branch of an `if constexpr` in a lambda inside of a generic lambda.)
template <class Model, bool KeyGiven, class Session, class Iterator>
void write_back_keys(Session& session, Iterator from, std::size_t size) {
    if constexpr (!KeyGiven && !std::is_const_v<std::remove_reference_t<decltype(*from)>>) {
        std::int64_t key = session.last_insert_rowid() - static_cast<std::int64_t>(size) + 1;
        for (std::size_t i = 0; i < size; ++i, ++from) set_generated_key(*from, key++);
    }
}

}  // namespace detail

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
    using iterator = decltype(std::begin(rows));
    auto whole = session_.transaction();
    std::size_t written = 0;

    // Rows that carry a key and rows that want one are different statements; a run of one kind goes together.
    const auto insert_run = [&]<bool KeyGiven>(iterator first, std::size_t count, std::bool_constant<KeyGiven>) {
        constexpr std::size_t batch = static_cast<std::size_t>(detail::rows_per_insert<Model, KeyGiven>);
        written += count;
        if constexpr (batch > 1) {
            for (; count >= batch; count -= batch) {
                session_.run(detail::insert_rows_query<Model, KeyGiven, iterator>{first});
                detail::write_back_keys<Model, KeyGiven>(session_, first, batch);
                std::advance(first, batch);
            }
        }
        for (; count > 0; --count) {
            session_.run(detail::insert_query<Model, KeyGiven>{*first});
            detail::write_back_keys<Model, KeyGiven>(session_, first, 1);
            ++first;
        }
    };

    const iterator end = std::end(rows);
    for (iterator at = std::begin(rows); at != end;) {
        const iterator first = at;
        std::size_t count = 0;
        if constexpr (detail::has_generated_key<Model>) {
            const bool unset = detail::key_is_unset(*at);
            for (; at != end && detail::key_is_unset(*at) == unset; ++at) ++count;
            if (unset)
                insert_run(first, count, std::false_type{});
            else
                insert_run(first, count, std::true_type{});
        } else {
            for (; at != end; ++at) ++count;
            insert_run(first, count, std::true_type{});
        }
    }
    whole.commit();
    return written;
}

}  // namespace varve
