#pragma once

#include <cstddef>
#include <stdexcept>
#include <vector>

#include <varve/schema/table.hpp>

namespace varve::detail {

// An index is some thirty strings and vectors, and a vector of them that grows is 2 KB of code. So a table has room for as
// many as its facts will make, and each of them fills the next, which has no parts yet.

[[gnu::cold, gnu::noinline]] constexpr void make_room_for_indexes(schema::table& table, std::size_t count) {
    table.indexes = std::vector<schema::index>(count);
}

[[gnu::cold]] constexpr schema::index& next_index(schema::table& table) {
    for (schema::index& each : table.indexes)
        if (each.parts.empty()) return each;
    throw std::logic_error("varve: a table has more indexes than its facts say (is_index)");
}

}  // namespace varve::detail
