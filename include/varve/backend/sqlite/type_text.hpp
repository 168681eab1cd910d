#pragma once

#include <string>

#include <varve/backend/sqlite/tokens.hpp>
#include <varve/core/number_text.hpp>
#include <varve/schema/type.hpp>

namespace varve::detail {

/// How a value lies in a column; the first four are SQLite's storage classes.
enum class sqlite_form : unsigned char { integer, floating, text, bytes, scaled_decimal, ordered_decimal, numeric };

inline constexpr int sqlite_scaled_digits = 18;  ///< as many as every int64_t has

/// A declared type's affinity, by the five rules of https://www.sqlite.org/datatype3.html section 3.1.
[[gnu::cold]] constexpr sqlite_form sqlite_affinity(std::string_view declared) {
    const std::string lower = sqlite_lower(declared);
    const auto has = [&](std::string_view part) { return lower.find(part) != std::string::npos; };
    if (has("int")) return sqlite_form::integer;
    if (has("char") || has("clob") || has("text")) return sqlite_form::text;
    if (has("blob") || lower.empty()) return sqlite_form::bytes;
    if (has("real") || has("floa") || has("doub")) return sqlite_form::floating;
    return sqlite_form::numeric;
}

[[gnu::cold]] constexpr sqlite_form sqlite_form_of(const schema::type& type) {
    const std::string_view spelled = schema::text_for(type.spelled, "sqlite");
    if (!spelled.empty() || type.kind == schema::type_kind::custom) return sqlite_affinity(spelled);
    switch (type.stored_as) {
        case schema::storage::integer: return sqlite_form::integer;
        case schema::storage::floating: return sqlite_form::floating;
        case schema::storage::text: return sqlite_form::text;
        case schema::storage::bytes: return sqlite_form::bytes;
        case schema::storage::natural: break;
    }
    switch (type.kind) {
        case schema::type_kind::boolean:
        case schema::type_kind::integer:
        case schema::type_kind::duration: return sqlite_form::integer;
        case schema::type_kind::floating: return sqlite_form::floating;
        case schema::type_kind::decimal:
            return type.size <= sqlite_scaled_digits ? sqlite_form::scaled_decimal : sqlite_form::ordered_decimal;
        case schema::type_kind::bytes:
        case schema::type_kind::uuid: return sqlite_form::bytes;
        default: return sqlite_form::text;
    }
}

/// "VARCHAR(20)", "DECIMAL(6, 2)".
[[gnu::cold]] constexpr std::string sqlite_sized(std::string_view name, const schema::type& type) {
    std::string out{name};
    out.push_back('(');
    append_number(out, std::int64_t{type.size});
    if (type.kind == schema::type_kind::decimal) {
        out += ", ";
        append_number(out, std::int64_t{type.scale});
    }
    out.push_back(')');
    return out;
}

/// The declared type; the five names that STRICT tables know when `strict`.
[[gnu::cold]] constexpr std::string sqlite_type_text(const schema::type& type, bool strict) {
    const std::string_view spelled = schema::text_for(type.spelled, "sqlite");
    if (!spelled.empty() || type.kind == schema::type_kind::custom) return std::string{spelled};
    const sqlite_form form = sqlite_form_of(type);
    switch (form) {
        case sqlite_form::integer: return "INTEGER";
        case sqlite_form::floating: return "REAL";
        case sqlite_form::bytes: return "BLOB";
        // g++ 12 cannot evaluate ?: over a literal and a std::string in a constant expression.
        case sqlite_form::scaled_decimal:
            if (strict) return "INTEGER";
            return sqlite_sized("DECIMAL", type);
        case sqlite_form::ordered_decimal:
            if (strict) return "TEXT";
            return sqlite_sized("DECIMAL_TEXT", type);
        default:
            if (type.kind == schema::type_kind::text && type.size > 0 && !strict) return sqlite_sized("VARCHAR", type);
            return "TEXT";
    }
}

}  // namespace varve::detail
