#pragma once

#include <stdexcept>
#include <string_view>

#include <varve/schema/expression.hpp>
#include <varve/sql/capabilities.hpp>

namespace varve::detail {

/// How a construct is written: words before, between and after its operands, and the flag of engines that have it.
struct construct_words {
    std::string_view name{};
    std::string_view before{};
    std::string_view between{};
    std::string_view after{};
    bool capabilities::*needs = nullptr;
};

inline constexpr construct_words all_construct_words[] = {
    {schema::constructs::case_, "CASE", "", " END"},
    {schema::constructs::distinct, "DISTINCT "},
    {schema::constructs::filter, "", " FILTER (WHERE ", ")", &capabilities::filtered_aggregates},
    {schema::constructs::over, "", " OVER (", ")", &capabilities::window_functions},
    {schema::constructs::window, "", " "},
    {schema::constructs::partition_by, "PARTITION BY ", ", "},
    {schema::constructs::order_by, "ORDER BY ", ", "},
    {schema::constructs::descending, "", "", " DESC"},
    {schema::constructs::rows, "ROWS BETWEEN ", " AND "},
    {schema::constructs::range, "RANGE BETWEEN ", " AND "},
    {schema::constructs::groups, "GROUPS BETWEEN ", " AND ", "", &capabilities::window_groups},
    {schema::constructs::preceding, "", "", " PRECEDING"},
    {schema::constructs::following, "", "", " FOLLOWING"},
    {schema::constructs::unbounded_preceding, "UNBOUNDED PRECEDING"},
    {schema::constructs::unbounded_following, "UNBOUNDED FOLLOWING"},
    {schema::constructs::current_row, "CURRENT ROW"}};

[[gnu::cold]] constexpr const construct_words& words_of_construct(std::string_view name) {
    for (const construct_words& each : all_construct_words)
        if (each.name == name) return each;
    throw std::logic_error("varve: an expression holds a construct that is none of schema::constructs");
}

}  // namespace varve::detail
