#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <varve/varve.hpp>

// [models]
enum class quality { draft, trusted, retired };

struct metric {
    std::int64_t               id{};
    std::string                name;
    std::optional<std::string> dataset{};  // optional = NULL, everything else = NOT NULL
    double                     value{};
    quality                    state{};
    varve::timestamp           measured_at{};

    static constexpr auto facts() {
        return varve::facts(
            varve::table<"metrics">,
            varve::primary_key<&metric::id>.generated(),
            varve::unique<&metric::name, &metric::dataset, &metric::measured_at>.nulls_not_distinct(),
            varve::index<&metric::measured_at>.descending(),
            varve::check<"value_is_finite">(varve::col<&metric::value> < 1e308),
            varve::default_value<&metric::state>(quality::draft));
    }
};

struct reading {
    std::int64_t id{};
    std::int64_t metric_id{};
    double       value{};

    static constexpr auto facts() {
        return varve::facts(
            varve::foreign_key<&reading::metric_id>.references<&metric::id>().on_delete(varve::cascade),
            varve::index<&reading::metric_id>);
    }
};

using store = varve::models<metric, reading>;  // the set that makes one schema
// [/models]
