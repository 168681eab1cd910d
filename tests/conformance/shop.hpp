// Tables with generated and given keys, uniques of each kind, checks and references: what writes can break.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bench.hpp"

namespace varve_test {

struct item {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> variant{};
    double price{};
    std::optional<std::string> note{};
    double gross{};

    static constexpr auto facts() {
        using varve::col;
        return varve::facts(varve::table<"items">, varve::primary_key<&item::id>.generated(),
                            varve::unique<&item::name, &item::variant>.nulls_not_distinct().named("one_variant"), varve::unique<&item::note>,
                            varve::generated<&item::gross>(col<&item::price> * 2.0), varve::check<"not_free">(col<&item::price> > 0.0));
    }
};

struct part {
    std::string item_code;
    std::int32_t number{};
    std::optional<std::int64_t> item_id{};
    std::string text{};

    static constexpr auto facts() {
        return varve::facts(varve::table<"parts">, varve::primary_key<&part::item_code, &part::number>,
                            varve::foreign_key<&part::item_id>.references<&item::id>());
    }
    bool operator==(const part&) const = default;
};

struct label {
    std::string code;
    static constexpr auto facts() { return varve::facts(varve::table<"labels">, varve::primary_key<&label::code>); }
};

}  // namespace varve_test
