#pragma once

#include <span>
#include <string_view>

#include <varve/core/counted.hpp>

namespace varve {

namespace detail {

/// A function, and what is written for it.
struct call_spelling {
    std::string_view function;
    std::string_view pattern;

    constexpr call_spelling(const char* name, const char* text) : function(counted(name)), pattern(counted(text)) {}
};

/// Empty for a function that is not among them.
[[gnu::cold]] constexpr std::string_view find_pattern(std::span<const call_spelling> spellings, std::string_view function) {
    for (const call_spelling& each : spellings)
        if (each.function == function) return each.pattern;
    return {};
}

}  // namespace detail

/// What standard SQL (or, where that is silent, PostgreSQL) writes for those of our functions that are no name before their
/// arguments; empty for all others.
[[gnu::cold]] constexpr std::string_view standard_call_pattern(std::string_view function) {
    constexpr detail::call_spelling spellings[] = {
        {"total", "COALESCE(SUM({1}), 0.0)"},
        {"position", "POSITION({2} IN {1})"},
        {"current_date", "CURRENT_DATE"},
        {"extract_year", "CAST(EXTRACT(YEAR FROM {1}) AS BIGINT)"},
        {"extract_month", "CAST(EXTRACT(MONTH FROM {1}) AS BIGINT)"},
        {"extract_day", "CAST(EXTRACT(DAY FROM {1}) AS BIGINT)"},
        {"extract_hour", "CAST(EXTRACT(HOUR FROM {1}) AS BIGINT)"},
        {"extract_minute", "CAST(EXTRACT(MINUTE FROM {1}) AS BIGINT)"},
        {"extract_second", "CAST(EXTRACT(SECOND FROM {1}) AS BIGINT)"},
        {"date_trunc_year", "CAST(DATE_TRUNC('year', {1}) AS DATE)"},
        {"date_trunc_month", "CAST(DATE_TRUNC('month', {1}) AS DATE)"},
        {"timestamp_trunc_year", "DATE_TRUNC('year', {1})"},
        {"timestamp_trunc_month", "DATE_TRUNC('month', {1})"},
        {"timestamp_trunc_day", "DATE_TRUNC('day', {1})"},
        {"timestamp_trunc_hour", "DATE_TRUNC('hour', {1})"},
        {"timestamp_trunc_minute", "DATE_TRUNC('minute', {1})"},
        {"timestamp_trunc_second", "DATE_TRUNC('second', {1})"},
        {"date_add", "({1} + {2})"},
        {"date_add_months", "CAST({1} + {2} * INTERVAL '1 month' AS DATE)"},
        {"timestamp_add", "({1} + {2} * INTERVAL '1 microsecond')"},
        {"timestamp_add_months", "({1} + {2} * INTERVAL '1 month')"},
        {"timestamp_difference", "CAST(EXTRACT(EPOCH FROM {1} - {2}) * 1000000 AS BIGINT)"},
        {"date_difference", "({1} - {2})"}};
    return detail::find_pattern(spellings, function);
}

}  // namespace varve
