// A small table with repeated, missing and equal values, for questions whose answers plain SQL gives as well.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bench.hpp"

namespace varve_test {

enum class sky { clear, cloudy, rain };

struct reading {
    std::int64_t id{};
    std::string city;
    std::optional<std::string> station{};
    double value{};
    std::optional<std::int32_t> level{};
    sky seen{};

    static constexpr auto facts() { return varve::facts(varve::table<"readings">, varve::primary_key<&reading::id>); }
    bool operator==(const reading&) const = default;
};

inline const std::vector<reading>& readings() {
    static const std::vector<reading> rows{
        {1, "Seattle", "north", 12.5, 3, sky::rain},      {2, "Seattle", "south", 13.0, std::nullopt, sky::cloudy},
        {3, "Seattle", std::nullopt, -2.25, 7, sky::rain}, {4, "New York", "north", 12.5, 3, sky::clear},
        {5, "New York", std::nullopt, 30.0, -1, sky::clear}, {6, "Oslo", "50% off", 0.0, 0, sky::rain},
        {7, "Oslo", "a_b", -20.5, std::nullopt, sky::cloudy}, {8, "oslo", "", 1.0, 2147483647, sky::clear}};
    return rows;
}

template <class Tested>
struct weather : bench<Tested, reading> {
    using base = bench<Tested, reading>;

    weather() { base::template rows<reading>().insert_range(readings()); }

    /// The keys of the rows a condition holds for.
    template <varve::predicate Condition>
    std::vector<std::int64_t> ids(const Condition& condition) {
        return keys(varve::select<reading>().where(condition).order_by(varve::col<&reading::id>));
    }
    template <class Query>
    std::vector<std::int64_t> keys(const Query& query) {
        std::vector<std::int64_t> found;
        for (const reading& row : base::session.all(query)) {
            CHECK(row == readings().at(static_cast<std::size_t>(row.id - 1)));
            found.push_back(row.id);
        }
        return found;
    }
    /// The same by a WHERE clause of plain SQL.
    std::vector<std::int64_t> plain_ids(const std::string& condition) {
        return base::template plainly<std::int64_t>("SELECT id FROM readings WHERE " + condition + " ORDER BY id");
    }
    std::vector<std::int64_t> plain_keys(const std::string& rest) {
        return base::template plainly<std::int64_t>("SELECT id FROM readings " + rest);
    }
};

}  // namespace varve_test
