#pragma once

#include <string>

#include <varve/migrate/detail/cpp_literal.hpp>
#include <varve/migrate/types.hpp>

namespace varve::migration::detail {

inline std::string print_type(const schema::type& type);

/// The builder that gives the kind, and the value it gives: what differs is added around it.
inline std::string plain_type(const schema::type& type, schema::type& made) {
    const std::string size = std::to_string(type.size);
    const auto as = [&](schema::type value, const std::string& text) {
        made = std::move(value);
        return text;
    };
    switch (type.kind) {
        case schema::type_kind::boolean: return as(boolean(), "boolean()");
        case schema::type_kind::integer:
            if (type.size == 8) return as(tinyint(), "tinyint()");
            if (type.size == 16) return as(smallint(), "smallint()");
            if (type.size == 32) return as(integer(), "integer()");
            return as(bigint(), "bigint()");
        case schema::type_kind::floating:
            if (type.size == 32) return as(real(), "real()");
            return as(double_precision(), "double_precision()");
        case schema::type_kind::decimal:
            return as(decimal(type.size, type.scale),
                      "decimal(" + size + ", " + std::to_string(type.scale) + ")");
        case schema::type_kind::text:
            if (type.size != 0) return as(varchar(type.size), "varchar(" + size + ")");
            return as(text(), "text()");
        case schema::type_kind::bytes:
            return as(bytes(type.size), type.size == 0 ? "bytes()" : "bytes(" + size + ")");
        case schema::type_kind::uuid: return as(uuid(), "uuid()");
        case schema::type_kind::json: return as(json(), "json()");
        case schema::type_kind::date: return as(date(), "date()");
        case schema::type_kind::time: return as(time_of_day(), "time_of_day()");
        case schema::type_kind::timestamp: return as(timestamp(), "timestamp()");
        case schema::type_kind::local_timestamp: return as(local_timestamp(), "local_timestamp()");
        case schema::type_kind::duration: return as(duration(), "duration()");
        case schema::type_kind::enumeration:
            made = enumeration(type.name, {});
            made.labels = type.labels;
            return "enumeration(" + cpp_literal(type.name) + ", " + cpp_literal(type.labels) + ")";
        case schema::type_kind::array:
            if (type.element.size() != 1)
                throw migration_error("an array type has exactly one element type");
            return as(array(type.element.front()),
                      "array(" + print_type(type.element.front()) + ")");
        case schema::type_kind::custom:
            made = custom({});
            made.spelled = type.spelled;
            return "custom(" + cpp_literal(type.spelled, true) + ")";
    }
    throw migration_error("a type of unknown kind");
}

inline std::string_view print_storage(storage how) {
    switch (how) {
        case storage::natural: return "storage::natural";
        case storage::integer: return "storage::integer";
        case storage::floating: return "storage::floating";
        case storage::text: return "storage::text";
        case storage::bytes: return "storage::bytes";
    }
    return "storage::natural";
}

/// The builder call that gives exactly this type.
inline std::string print_type(const schema::type& type) {
    schema::type made;
    std::string out = plain_type(type, made);
    if (made.size != type.size || made.scale != type.scale || made.name != type.name) {
        out = "with(" + out + ", " + std::to_string(type.size) + ", " + std::to_string(type.scale) +
              ", " + cpp_literal(type.name) + ")";
    }
    if (type.is_unsigned) out = "unsigned_number(" + out + ")";
    if (type.stored_as != storage::natural)
        ((out = "stored_as(" + out + ", ") += print_storage(type.stored_as)) += ")";
    if (made.spelled != type.spelled)
        out = "spelled(" + out + ", " + cpp_literal(type.spelled, true) + ")";
    return out;
}

}  // namespace varve::migration::detail
