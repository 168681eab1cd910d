// Instants of which two are stored as integers and one naturally.
#pragma once

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/query/query.hpp>
#include <varve/sql/types/timestamp.hpp>

struct reading {
    std::int64_t id{};
    varve::timestamp taken_at{};
    varve::timestamp seen_at{};
    varve::timestamp sent_at{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&reading::id>, varve::stored_as<&reading::taken_at, varve::schema::storage::integer>,
                            varve::stored_as<&reading::seen_at, varve::schema::storage::integer>);
    }
};
using varve::col;
using varve::select;
constexpr const auto& taken = col<&reading::taken_at>;
constexpr const auto& seen = col<&reading::seen_at>;
constexpr const auto& sent = col<&reading::sent_at>;
