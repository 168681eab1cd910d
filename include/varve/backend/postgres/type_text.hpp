#pragma once

#include <cstdint>
#include <string_view>

#include <varve/core/number_text.hpp>
#include <varve/core/sql_writer.hpp>
#include <varve/schema/type.hpp>
#include <varve/sql/dialect.hpp>

namespace varve::detail {

// All of it is appended: g++ 12 loses a short string's own address when it is returned by value in a constant expression.

/// "numeric(6,2)".
[[gnu::cold]] constexpr void append_postgres_sized(const sql_writer& out, std::string_view name, int size, int scale) {
    out += name;
    out.push_back('(');
    append_number(out, std::int64_t{size});
    if (scale >= 0) {
        out.push_back(',');
        append_number(out, std::int64_t{scale});
    }
    out.push_back(')');
}

/// The type that is always the same, whatever its size: empty for those that have one.
[[gnu::cold]] constexpr std::string_view postgres_plain_type(const schema::type& type) {
    switch (type.stored_as) {
        case schema::storage::integer: return "bigint";
        case schema::storage::floating: return "double precision";
        case schema::storage::text: return "text";
        case schema::storage::bytes: return "bytea";
        case schema::storage::natural: break;
    }
    switch (type.kind) {
        case schema::type_kind::boolean: return "boolean";
        case schema::type_kind::integer:
            // Unsigned ones need the next size; above 32 bits only numeric has it.
            if (type.size > 0 && type.size + (type.is_unsigned ? 1 : 0) <= 16) return "smallint";
            if (type.size > 0 && type.size + (type.is_unsigned ? 1 : 0) <= 32) return "integer";
            return type.is_unsigned && type.size == 64 ? std::string_view{} : "bigint";
        case schema::type_kind::floating: return type.size == 32 ? "real" : "double precision";
        case schema::type_kind::text: return type.size > 0 ? std::string_view{} : "text";
        case schema::type_kind::bytes: return "bytea";
        case schema::type_kind::uuid: return "uuid";
        case schema::type_kind::json:
        case schema::type_kind::array: return "jsonb";
        case schema::type_kind::date: return "date";
        case schema::type_kind::time: return "time";
        case schema::type_kind::timestamp: return "timestamptz";
        case schema::type_kind::local_timestamp: return "timestamp";
        case schema::type_kind::duration: return "interval";
        default: return {};
    }
}

[[gnu::cold]] constexpr void append_postgres_type(const sql_writer& out, const schema::type& type, const dialect& dialect) {
    const std::string_view spelled = schema::text_for(type.spelled, dialect.name());
    if (!spelled.empty() || type.kind == schema::type_kind::custom) {
        out += spelled;
        return;
    }
    const std::string_view plain = postgres_plain_type(type);
    if (!plain.empty()) {
        out += plain;
        return;
    }
    switch (type.kind) {
        case schema::type_kind::integer: out += "numeric(20,0)"; return;
        case schema::type_kind::text: append_postgres_sized(out, "varchar", type.size, -1); return;
        case schema::type_kind::decimal:
            if (type.size > 0)
                append_postgres_sized(out, "numeric", type.size, type.scale);
            else
                out += "numeric";
            return;
        default:  // an enumeration
            if (type.name.empty())
                out += "text";
            else
                dialect.append_identifier(out, type.name);
    }
}

/// What a parameter is cast to, so that the server need not guess: without a size, which would cut or round what is sent.
[[gnu::cold]] constexpr void append_postgres_parameter_type(const sql_writer& out, const schema::type& type, const dialect& dialect) {
    if (type.stored_as == schema::storage::natural && schema::text_for(type.spelled, dialect.name()).empty()) {
        std::string_view unsized;
        if (type.kind == schema::type_kind::text) unsized = "text";
        if (type.kind == schema::type_kind::decimal) unsized = "numeric";
        if (type.kind == schema::type_kind::integer) unsized = type.is_unsigned && type.size == 64 ? "numeric" : "bigint";
        if (type.kind == schema::type_kind::floating) unsized = "double precision";
        if (!unsized.empty()) {
            out += unsized;
            return;
        }
    }
    append_postgres_type(out, type, dialect);
}

/// Whether an array of this type travels in binary; else as an array of texts, which the server casts.
[[gnu::cold]] constexpr bool postgres_has_binary_array(const schema::type& type, const dialect& dialect) {
    if (type.stored_as != schema::storage::natural) return true;
    if (!schema::text_for(type.spelled, dialect.name()).empty()) return false;
    using enum schema::type_kind;
    return type.kind != decimal && type.kind != enumeration && type.kind != json && type.kind != array && type.kind != custom &&
           !(type.kind == integer && type.is_unsigned && type.size == 64);
}

}  // namespace varve::detail
