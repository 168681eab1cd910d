#pragma once

#include <cstdint>
#include <string_view>

#include <varve/backend/concept.hpp>
#include <varve/session/session.hpp>
#include <varve/sql/codec.hpp>
#include <varve/sql/dialect.hpp>

namespace varve::detail {

/// An insert whose RETURNING gives the keys that the engine made. Borrows it.
template <class Insert>
struct returned_key {
    using row_type = std::int64_t;
    const Insert& insert;

    template <class Backend>
        requires requires { Insert::template sql<Backend>; }
    static constexpr std::string_view sql = Insert::template sql<Backend>;
    std::string_view text(const dialect& dialect) const
        requires requires { insert.text(dialect); }
    {
        return insert.text(dialect);
    }
    template <class Statement>
    void bind(Statement& statement) const {
        insert.bind(statement);
    }
    template <class Statement>
    static void read(Statement& statement, std::int64_t& key) {
        read_field<schema::storage::natural>(statement, 0, key);
    }
};

/// Runs an insert of `size` rows without keys, and calls `take` with the key of each, in their order.
template <backend Backend, class Insert, class Take>
void insert_for_keys(session<Backend>& session, const Insert& insert, std::size_t size, Take take) {
    // Of a backend that stands for several it is known at run time.
    if constexpr (!Backend::dialect.can().last_insert_rowid) {
        if (!session.dialect().can().last_insert_rowid) {
            for (const std::int64_t key : session.all(returned_key<Insert>{insert})) take(key);
            return;
        }
    }
    session.run(insert);
    // SQLite gives the rows of one statement consecutive keys, the last of which it tells.
    std::int64_t key = session.last_insert_rowid() - static_cast<std::int64_t>(size) + 1;
    for (; size > 0; --size) take(key++);
}

}  // namespace varve::detail
