#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <varve/model/model.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> dataset;
    double value{};

    static constexpr auto facts() {
        return varve::facts(varve::table<"metrics">, varve::primary_key<&metric::id>.generated(),
                            varve::unique<&metric::name, &metric::dataset>);
    }
};

using store = varve::models<metric>;
