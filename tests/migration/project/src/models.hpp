#pragma once

#include <cstdint>
#include <string>

#include <varve/expression/expression.hpp>
#include <varve/model/model.hpp>

namespace shop {

struct metric {
    std::int64_t id{};
    std::string name;
    double value{};

    static constexpr auto facts() {
        return varve::facts(varve::table<"metrics">, varve::primary_key<&metric::id>.generated(), varve::unique<&metric::name>,
                            varve::check<"value_is_finite">(varve::col<&metric::value> < 1e308));
    }
};

using store = varve::models<metric>;

}  // namespace shop
