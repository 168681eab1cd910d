#pragma once

#include <string_view>

namespace varve::detail {

/// SQLite's spelling of those functions that are no name before their arguments there, or empty. What is text as it lies in
/// a column (see sqlite_writing) is taken apart as text, for SQLite's own clock has milliseconds only. Instants are added in
/// microseconds since the year 0 (62167219200 seconds before 1970), so that the remainder of the division is never negative.
/// Months beyond the end of their month run on into the next there, so the last day of the month is the most. A document
/// goes through a subquery of its own, or a column called `value` would be taken for the one of json_each. A full-text index is asked
/// once a statement for all rows that match, and for their ranks (which need all of them); text is marked row by row.
[[gnu::cold]] constexpr std::string_view sqlite_call_pattern(std::string_view function, [[maybe_unused]] int arity) {
    using namespace std::string_view_literals;  // or compilers count the letters of all these, every time
    struct spelling {
        std::string_view function;
        std::string_view pattern;
    };
    constexpr spelling spellings[] = {
        {"total"sv, "total({1})"sv},
        {"current_date"sv, "date('now')"sv},
        {"extract_year"sv, "CAST(substr({1}, 1, 4) AS INTEGER)"sv},
        {"extract_month"sv, "CAST(substr({1}, 6, 2) AS INTEGER)"sv},
        {"extract_day"sv, "CAST(substr({1}, 9, 2) AS INTEGER)"sv},
        {"extract_hour"sv, "CAST(substr({1}, 12, 2) AS INTEGER)"sv},
        {"extract_minute"sv, "CAST(substr({1}, 15, 2) AS INTEGER)"sv},
        {"extract_second"sv, "CAST(substr({1}, 18, 2) AS INTEGER)"sv},
        {"date_trunc_year"sv, "(substr({1}, 1, 4) || '-01-01')"sv},
        {"date_trunc_month"sv, "(substr({1}, 1, 7) || '-01')"sv},
        {"timestamp_trunc_year"sv, "(substr({1}, 1, 4) || '-01-01 00:00:00.000000')"sv},
        {"timestamp_trunc_month"sv, "(substr({1}, 1, 7) || '-01 00:00:00.000000')"sv},
        {"timestamp_trunc_day"sv, "(substr({1}, 1, 10) || ' 00:00:00.000000')"sv},
        {"timestamp_trunc_hour"sv, "(substr({1}, 1, 13) || ':00:00.000000')"sv},
        {"timestamp_trunc_minute"sv, "(substr({1}, 1, 16) || ':00.000000')"sv},
        {"timestamp_trunc_second"sv, "(substr({1}, 1, 19) || '.000000')"sv},
        {"date_add"sv, "date({1}, ({2}) || ' days')"sv},
        {"date_add_months"sv, 
         "min(date(substr({1}, 1, 10), ({2}) || ' months'), date(substr({1}, 1, 10), 'start of month', ({2} + "
         "1) || ' months', '-1 day'))"sv},
        {"timestamp_add_months"sv, 
         "(min(date(substr({1}, 1, 10), ({2}) || ' months'), date(substr({1}, 1, 10), 'start of month', ({2} "
         "+ 1) || ' months', '-1 day')) || substr({1}, 11))"sv},
        {"timestamp_add"sv, 
         "(strftime('%Y-%m-%d %H:%M:%S', (unixepoch(substr({1}, 1, 19)) * 1000000 + CAST(substr({1}, 21, 6) "
         "AS INTEGER) + ({2}) + 62167219200000000) / 1000000 - 62167219200, 'unixepoch') || printf('.%06d', "
         "(unixepoch(substr({1}, 1, 19)) * 1000000 + CAST(substr({1}, 21, 6) AS INTEGER) + ({2}) + "
         "62167219200000000) % 1000000))"sv},
        {"timestamp_difference"sv, 
         "((unixepoch(substr({1}, 1, 19)) - unixepoch(substr({2}, 1, 19))) * 1000000 + CAST(substr({1}, 21, "
         "6) AS INTEGER) - CAST(substr({2}, 21, 6) AS INTEGER))"sv},
        {"date_difference"sv, "((unixepoch({1}) - unixepoch({2})) / 86400)"sv},
        {"json_value"sv, "json_extract({1}, {2})"sv},
        {"json_text"sv, 
         "(CASE json_type({1}, {2}) WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE "
         "CAST(json_extract({1}, {2}) AS TEXT) END)"sv},
        {"json_contains"sv, 
         "(CASE WHEN {1} IS NULL THEN NULL ELSE EXISTS (SELECT 1 FROM (SELECT {1} AS document) AS given, "
         "json_each(given.document) AS element WHERE element.value = {2} AND element.type NOT IN ('true', "
         "'false')) END)"sv},
        {"json_contains_boolean"sv, 
         "(CASE WHEN {1} IS NULL THEN NULL ELSE EXISTS (SELECT 1 FROM (SELECT {1} AS document) AS given, "
         "json_each(given.document) AS element WHERE element.value = {2} AND element.type IN ('true', "
         "'false')) END)"sv},
        {"array_contains"sv, 
         "(CASE WHEN {1} IS NULL THEN NULL ELSE EXISTS (SELECT 1 FROM (SELECT {1} AS document) AS given, "
         "json_each(given.document) AS element WHERE element.value = {2}) END)"sv},
        {"array_length"sv, "json_array_length({1})"sv},
        {"full_text_all_words"sv, "('\"' || replace(replace({1}, '\"', '\"\"'), ' ', '\" \"') || '\"')"sv},
        {"full_text_any_word"sv, "('\"' || replace(replace({1}, '\"', '\"\"'), ' ', '\" OR \"') || '\"')"sv},
        {"full_text_phrase"sv, "('\"' || replace({1}, '\"', '\"\"') || '\"')"sv},
        {"full_text_typed_words"sv, "('\"' || replace(replace({1}, '\"', '\"\"'), ' ', '\" \"') || '\"*')"sv},
        {"full_text_syntax"sv, "{1}"sv},
        {"full_text_match"sv, "({2} IN (SELECT rowid FROM {1} WHERE {1} MATCH {3}))"sv},
        {"full_text_rank"sv,
         "coalesce((WITH varve_found(at, score) AS MATERIALIZED (SELECT rowid, -rank FROM {1} WHERE {1} MATCH {3}) SELECT "
         "varve_found.score FROM varve_found WHERE varve_found.at = {2}), 0.0)"sv},
        {"full_text_snippet"sv,
         "coalesce((SELECT snippet({1}, {6}, {7}, {8}, {9}, {10}) FROM {1} WHERE {1} MATCH {3} AND rowid = {2}), '')"sv},
        {"full_text_highlight"sv, "coalesce((SELECT highlight({1}, {6}, {7}, {8}) FROM {1} WHERE {1} MATCH {3} AND rowid = {2}), {4})"sv}};
    for (const spelling& each : spellings)
        if (each.function == function) return each.pattern;
    return {};
}

}  // namespace varve::detail
