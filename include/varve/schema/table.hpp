#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/schema/column.hpp>
#include <varve/schema/constraint.hpp>
#include <varve/schema/index.hpp>

namespace varve::schema {

/// What one engine alone has: {"sqlite", "strict", "true"}, {"postgres", "tablespace", "fast"}.
struct option {
    std::string dialect{};
    std::string name{};
    std::string value{};

    constexpr bool operator==(const option&) const = default;
};

/// The first of `items` whose `name` is `name`, or nullptr; for columns, constraints, indexes, tables alike.
template <class Item>
constexpr const Item* find(const std::vector<Item>& items, std::string_view name) {
    for (const Item& item : items)
        if (item.name == name) return &item;
    return nullptr;
}

template <class Item>
constexpr Item* find(std::vector<Item>& items, std::string_view name) {
    for (Item& item : items)
        if (item.name == name) return &item;
    return nullptr;
}

struct table {
    std::string name{};
    std::string in_schema{};  ///< the namespace; empty = the engine's default
    list<column> columns{};
    schema::primary_key primary_key{};
    list<unique> uniques{};
    list<foreign_key> foreign_keys{};
    list<check> checks{};
    list<index> indexes{};
    std::string comment{};
    list<option> options{};
    schema::hints hints{};

    constexpr bool operator==(const table&) const = default;

    /// The value of an option, empty when it is not set for `dialect`.
    constexpr std::string_view option_value(std::string_view dialect, std::string_view option_name) const {
        for (const option& each : options)
            if (each.dialect == dialect && each.name == option_name) return each.value;
        return {};
    }
};

}  // namespace varve::schema
