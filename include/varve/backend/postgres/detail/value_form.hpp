#pragma once

#include <cstdint>

#include <libpq-fe.h>

namespace varve::detail {

/// How values of a type travel: in PostgreSQL's binary form where we know it, as raw characters where that is the binary form,
/// else in their text form.
enum class postgres_form : unsigned char {
    boolean,
    int2,
    int4,
    int8,
    oid,
    float4,
    float8,
    numeric,  ///< read in binary, written as text
    text,     ///< characters, in both forms
    jsonb,
    bytes,
    uuid,
    date,
    time,
    timestamp,  ///< with a zone and without: both count microseconds
    interval,
    nothing,  ///< void: a function's result that is none
    array,    ///< of one of the above, named by its element
    other     ///< only its text form is known
};

/// A type's form; of an array the form of its elements.
struct postgres_value_type {
    postgres_form form = postgres_form::other;
    postgres_form element = postgres_form::other;
    Oid element_oid = 0;

    constexpr bool operator==(const postgres_value_type&) const = default;
};

struct postgres_known_type {
    Oid oid;
    Oid array_oid;
    postgres_form form;
};

// The numbers of PostgreSQL's own types never change (src/include/catalog/pg_type.dat).
inline constexpr postgres_known_type postgres_known_types[] = {
    {16, 1000, postgres_form::boolean},   {17, 1001, postgres_form::bytes},     {18, 1002, postgres_form::text},
    {19, 1003, postgres_form::text},      {20, 1016, postgres_form::int8},      {21, 1005, postgres_form::int2},
    {23, 1007, postgres_form::int4},      {25, 1009, postgres_form::text},      {26, 1028, postgres_form::oid},
    {114, 199, postgres_form::text},      {700, 1021, postgres_form::float4},   {701, 1022, postgres_form::float8},
    {705, 0, postgres_form::text},        {1042, 1014, postgres_form::text},    {1043, 1015, postgres_form::text},
    {1082, 1182, postgres_form::date},    {1083, 1183, postgres_form::time},    {1114, 1115, postgres_form::timestamp},
    {1184, 1185, postgres_form::timestamp}, {1186, 1187, postgres_form::interval}, {1700, 1231, postgres_form::numeric},
    {2278, 0, postgres_form::nothing},    {2950, 2951, postgres_form::uuid},    {3802, 3807, postgres_form::jsonb},
};

/// False for a type that is not among them.
constexpr bool find_postgres_type(Oid oid, postgres_value_type& out) {
    for (const postgres_known_type& each : postgres_known_types) {
        if (each.oid == oid) {
            out = {.form = each.form};
            return true;
        }
        if (each.array_oid == oid && oid != 0) {
            out = {.form = postgres_form::array, .element = each.form, .element_oid = each.oid};
            return true;
        }
    }
    return false;
}

}  // namespace varve::detail
