#pragma once

#include <string_view>

#include <varve/sql/standard_call_pattern.hpp>

namespace varve::detail {

/// SQLite's spelling of those functions that are no name before their arguments there, or empty. What is text as it lies in
/// a column (see sqlite_writing) is taken apart as text, for SQLite's own clock has milliseconds only. Instants are added in
/// microseconds since the year 0 (62167219200 seconds before 1970), so that the remainder of the division is never negative.
/// Months beyond the end of their month run on into the next there, so the last day of the month is the most. A document
/// goes through a subquery of its own, or a column called `value` would be taken for the one of json_each. A full-text index is asked
/// once a statement for all rows that match, and for their ranks (which need all of them); text is marked row by row.
[[gnu::cold]] constexpr std::string_view sqlite_call_pattern(std::string_view function) {
    constexpr call_spelling spellings[] = {
        {"total", "total({1})"},
        {"current_date", "date('now')"},
        {"extract_year", "CAST(substr({1}, 1, 4) AS INTEGER)"},
        {"extract_month", "CAST(substr({1}, 6, 2) AS INTEGER)"},
        {"extract_day", "CAST(substr({1}, 9, 2) AS INTEGER)"},
        {"extract_hour", "CAST(substr({1}, 12, 2) AS INTEGER)"},
        {"extract_minute", "CAST(substr({1}, 15, 2) AS INTEGER)"},
        {"extract_second", "CAST(substr({1}, 18, 2) AS INTEGER)"},
        {"date_trunc_year", "(substr({1}, 1, 4) || '-01-01')"},
        {"date_trunc_month", "(substr({1}, 1, 7) || '-01')"},
        {"timestamp_trunc_year", "(substr({1}, 1, 4) || '-01-01 00:00:00.000000')"},
        {"timestamp_trunc_month", "(substr({1}, 1, 7) || '-01 00:00:00.000000')"},
        {"timestamp_trunc_day", "(substr({1}, 1, 10) || ' 00:00:00.000000')"},
        {"timestamp_trunc_hour", "(substr({1}, 1, 13) || ':00:00.000000')"},
        {"timestamp_trunc_minute", "(substr({1}, 1, 16) || ':00.000000')"},
        {"timestamp_trunc_second", "(substr({1}, 1, 19) || '.000000')"},
        {"date_add", "date({1}, ({2}) || ' days')"},
        {"date_add_months",
         "min(date(substr({1}, 1, 10), ({2}) || ' months'), date(substr({1}, 1, 10), 'start of month', ({2} + "
         "1) || ' months', '-1 day'))"},
        {"timestamp_add_months",
         "(min(date(substr({1}, 1, 10), ({2}) || ' months'), date(substr({1}, 1, 10), 'start of month', ({2} "
         "+ 1) || ' months', '-1 day')) || substr({1}, 11))"},
        {"timestamp_add",
         "(strftime('%Y-%m-%d %H:%M:%S', (unixepoch(substr({1}, 1, 19)) * 1000000 + CAST(substr({1}, 21, 6) "
         "AS INTEGER) + ({2}) + 62167219200000000) / 1000000 - 62167219200, 'unixepoch') || printf('.%06d', "
         "(unixepoch(substr({1}, 1, 19)) * 1000000 + CAST(substr({1}, 21, 6) AS INTEGER) + ({2}) + "
         "62167219200000000) % 1000000))"},
        {"timestamp_difference",
         "((unixepoch(substr({1}, 1, 19)) - unixepoch(substr({2}, 1, 19))) * 1000000 + CAST(substr({1}, 21, "
         "6) AS INTEGER) - CAST(substr({2}, 21, 6) AS INTEGER))"},
        {"date_difference", "((unixepoch({1}) - unixepoch({2})) / 86400)"},
        {"json_value", "json_extract({1}, {2})"},
        {"json_text",
         "(CASE json_type({1}, {2}) WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE "
         "CAST(json_extract({1}, {2}) AS TEXT) END)"},
        {"json_contains",
         "(CASE WHEN {1} IS NULL THEN NULL ELSE EXISTS (SELECT 1 FROM (SELECT {1} AS document) AS given, "
         "json_each(given.document) AS element WHERE element.value = {2} AND element.type NOT IN ('true', "
         "'false')) END)"},
        {"json_contains_boolean",
         "(CASE WHEN {1} IS NULL THEN NULL ELSE EXISTS (SELECT 1 FROM (SELECT {1} AS document) AS given, "
         "json_each(given.document) AS element WHERE element.value = {2} AND element.type IN ('true', "
         "'false')) END)"},
        {"array_contains",
         "(CASE WHEN {1} IS NULL THEN NULL ELSE EXISTS (SELECT 1 FROM (SELECT {1} AS document) AS given, "
         "json_each(given.document) AS element WHERE element.value = {2}) END)"},
        {"array_length", "json_array_length({1})"},
        {"full_text_all_words", "('\"' || replace(replace({1}, '\"', '\"\"'), ' ', '\" \"') || '\"')"},
        {"full_text_any_word", "('\"' || replace(replace({1}, '\"', '\"\"'), ' ', '\" OR \"') || '\"')"},
        {"full_text_phrase", "('\"' || replace({1}, '\"', '\"\"') || '\"')"},
        {"full_text_typed_words", "('\"' || replace(replace({1}, '\"', '\"\"'), ' ', '\" \"') || '\"*')"},
        {"full_text_syntax", "{1}"},
        {"full_text_match", "({2} IN (SELECT rowid FROM {1} WHERE {1} MATCH {3}))"},
        {"full_text_rank",
         "coalesce((WITH varve_found(at, score) AS MATERIALIZED (SELECT rowid, -rank FROM {1} WHERE {1} MATCH {3}) SELECT "
         "varve_found.score FROM varve_found WHERE varve_found.at = {2}), 0.0)"},
        {"full_text_snippet",
         "coalesce((SELECT snippet({1}, {6}, {7}, {8}, {9}, {10}) FROM {1} WHERE {1} MATCH {3} AND rowid = {2}), '')"},
        {"full_text_highlight", "coalesce((SELECT highlight({1}, {6}, {7}, {8}) FROM {1} WHERE {1} MATCH {3} AND rowid = {2}), {4})"}};
    return find_pattern(spellings, function);
}

}  // namespace varve::detail
