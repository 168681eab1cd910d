#pragma once

#include <string_view>

namespace varve {

/// What standard SQL (or, where that is silent, PostgreSQL) writes for those of our functions that are no name before their
/// arguments; empty for all others.
[[gnu::cold]] constexpr std::string_view standard_call_pattern(std::string_view function, [[maybe_unused]] int arity) {
    using namespace std::string_view_literals;  // or compilers count the letters of all these, every time
    struct spelling {
        std::string_view function;
        std::string_view pattern;
    };
    constexpr spelling spellings[] = {
        {"total"sv, "COALESCE(SUM({1}), 0.0)"sv},
        {"position"sv, "POSITION({2} IN {1})"sv},
        {"current_date"sv, "CURRENT_DATE"sv},
        {"extract_year"sv, "CAST(EXTRACT(YEAR FROM {1}) AS BIGINT)"sv},
        {"extract_month"sv, "CAST(EXTRACT(MONTH FROM {1}) AS BIGINT)"sv},
        {"extract_day"sv, "CAST(EXTRACT(DAY FROM {1}) AS BIGINT)"sv},
        {"extract_hour"sv, "CAST(EXTRACT(HOUR FROM {1}) AS BIGINT)"sv},
        {"extract_minute"sv, "CAST(EXTRACT(MINUTE FROM {1}) AS BIGINT)"sv},
        {"extract_second"sv, "CAST(EXTRACT(SECOND FROM {1}) AS BIGINT)"sv},
        {"date_trunc_year"sv, "CAST(DATE_TRUNC('year', {1}) AS DATE)"sv},
        {"date_trunc_month"sv, "CAST(DATE_TRUNC('month', {1}) AS DATE)"sv},
        {"timestamp_trunc_year"sv, "DATE_TRUNC('year', {1})"sv},
        {"timestamp_trunc_month"sv, "DATE_TRUNC('month', {1})"sv},
        {"timestamp_trunc_day"sv, "DATE_TRUNC('day', {1})"sv},
        {"timestamp_trunc_hour"sv, "DATE_TRUNC('hour', {1})"sv},
        {"timestamp_trunc_minute"sv, "DATE_TRUNC('minute', {1})"sv},
        {"timestamp_trunc_second"sv, "DATE_TRUNC('second', {1})"sv},
        {"date_add"sv, "({1} + {2})"sv},
        {"date_add_months"sv, "CAST({1} + {2} * INTERVAL '1 month' AS DATE)"sv},
        {"timestamp_add"sv, "({1} + {2} * INTERVAL '1 microsecond')"sv},
        {"timestamp_add_months"sv, "({1} + {2} * INTERVAL '1 month')"sv},
        {"timestamp_difference"sv, "CAST(EXTRACT(EPOCH FROM {1} - {2}) * 1000000 AS BIGINT)"sv},
        {"date_difference"sv, "({1} - {2})"sv}};
    for (const spelling& each : spellings)
        if (each.function == function) return each.pattern;
    return {};
}

}  // namespace varve
