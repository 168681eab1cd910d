#pragma once

#include <string>

#include <varve/schema/expression.hpp>

namespace varve::schema {

struct primary_key {
    std::string name{};
    list<std::string> columns{};  ///< empty = the table has none

    constexpr bool empty() const { return columns.empty(); }
    constexpr bool operator==(const primary_key&) const = default;
};

/// A unique constraint over columns. A partial or expression one is an index with `unique`.
struct unique {
    std::string name{};
    list<std::string> columns{};
    bool nulls_not_distinct = false;

    constexpr bool operator==(const unique&) const = default;
};

enum class referential_action : unsigned char { no_action, restrict, cascade, set_null, set_default };

struct foreign_key {
    std::string name{};
    list<std::string> columns{};
    std::string referenced_schema{};
    std::string referenced_table{};
    list<std::string> referenced_columns{};
    referential_action on_delete = referential_action::no_action;
    referential_action on_update = referential_action::no_action;
    bool deferrable = false;
    bool initially_deferred = false;

    constexpr bool operator==(const foreign_key&) const = default;
};

struct check {
    std::string name{};
    expression condition{};

    constexpr bool operator==(const check&) const = default;
};

}  // namespace varve::schema
