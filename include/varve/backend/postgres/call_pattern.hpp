#pragma once

#include <string_view>

#include <varve/schema/expression.hpp>
#include <varve/sql/standard_call_pattern.hpp>

namespace varve::detail {

/// PostgreSQL's spelling of those functions that are no name before their arguments there, or empty. Counts are cast: its
/// functions take integers where parameters are bigints. A path into JSON is strict, so that it means one place, and silent,
/// so that there may be nothing. GREATEST and LEAST pass over NULLs, which standard SQL's do not.
[[gnu::cold]] constexpr std::string_view postgres_call_pattern(const schema::node& call) {
    const std::string_view function = call.text;
    const schema::type_kind kind = call.value_type.kind;
    if (function == "json_value") {
        switch (kind) {
            case schema::type_kind::boolean:
                return "CAST(NULLIF(jsonb_path_query_first({1}, CAST('strict ' || {2} AS jsonpath), silent => TRUE), 'null') AS boolean)";
            case schema::type_kind::integer:
                return "CAST(NULLIF(jsonb_path_query_first({1}, CAST('strict ' || {2} AS jsonpath), silent => TRUE), 'null') AS bigint)";
            case schema::type_kind::floating:
                return "CAST(NULLIF(jsonb_path_query_first({1}, CAST('strict ' || {2} AS jsonpath), silent => TRUE), 'null') AS double precision)";
            default: return "(jsonb_path_query_first({1}, CAST('strict ' || {2} AS jsonpath), silent => TRUE) #>> ARRAY[]::text[])";
        }
    }
    // What has an order, but no aggregate for its ends.
    if (kind == schema::type_kind::boolean && function == "min") return "bool_and({1})";
    if (kind == schema::type_kind::boolean && function == "max") return "bool_or({1})";
    if (kind == schema::type_kind::uuid || kind == schema::type_kind::bytes) {
        if (function == "min") return "(array_agg({1} ORDER BY {1}))[1]";
        if (function == "max") return "(array_agg({1} ORDER BY {1} DESC NULLS LAST))[1]";
    }
    if (call.arity == 1 && function == "string_agg") return "string_agg({1}, ',')";
    if (call.arity == 2 && function == "substr") return "substr({1}, CAST({2} AS integer))";
    if (call.arity == 2 && function == "round") return "CAST(round(CAST({1} AS numeric), CAST({2} AS integer)) AS double precision)";
    if (call.arity == 2 && function == "json_array_length")
        return "(SELECT CASE jsonb_typeof(given.found) WHEN 'array' THEN jsonb_array_length(given.found) ELSE 0 END FROM (SELECT "
               "jsonb_path_query_first({1}, CAST('strict ' || {2} AS jsonpath), silent => TRUE) AS found) AS given WHERE given.found IS NOT NULL)";
    if (call.arity == 2 && (function == "lag" || function == "lead"))
        return function == "lag" ? "lag({1}, CAST({2} AS integer))" : "lead({1}, CAST({2} AS integer))";
    if (call.arity == 3 && (function == "lag" || function == "lead"))
        return function == "lag" ? "lag({1}, CAST({2} AS integer), {3})" : "lead({1}, CAST({2} AS integer), {3})";
    constexpr call_spelling spellings[] = {
        {"substr", "substr({1}, CAST({2} AS integer), CAST({3} AS integer))"},
        {"ntile", "ntile(CAST({1} AS integer))"},
        {"nth_value", "nth_value({1}, CAST({2} AS integer))"},
        {"greatest", "CASE WHEN num_nulls({*}) > 0 THEN NULL ELSE GREATEST({*}) END"},
        {"least", "CASE WHEN num_nulls({*}) > 0 THEN NULL ELSE LEAST({*}) END"},
        {"extract_second", "CAST(floor(EXTRACT(SECOND FROM {1})) AS bigint)"},
        {"date_add", "({1} + CAST({2} AS integer))"},
        {"timestamp_add", "({1} + {2})"},
        {"timestamp_difference", "({1} - {2})"},
        {"json_text", "(jsonb_path_query_first({1}, CAST('strict ' || {2} AS jsonpath), silent => TRUE) #>> ARRAY[]::text[])"},
        {"json_contains", "({1} @> to_jsonb({2}))"},
        {"json_contains_boolean", "({1} @> to_jsonb({2}))"},
        {"array_contains", "({1} @> to_jsonb({2}))"},
        {"array_length", "jsonb_array_length({1})"},
        {"json_array_length", "(CASE WHEN jsonb_typeof({1}) = 'array' THEN jsonb_array_length({1}) WHEN {1} IS NULL THEN NULL ELSE 0 END)"}};
    const std::string_view found = find_pattern(spellings, function);
    return found.empty() ? standard_call_pattern(function) : found;
}

}  // namespace varve::detail
