#pragma once

// Values of unlike types, and what is said of those that are wrong: out of line, so that the usual path stays small.
#include <charconv>
#include <string>

#include <varve/backend/postgres/statement.hpp>
#include <varve/sql/shown.hpp>

namespace varve {

inline void postgres_statement::bind_unlike_text(int position, std::string_view text) {
    const std::size_t i = at(position);
    std::string& own = parameters_.own(i);
    if (parameters_.type(i).form == detail::postgres_form::jsonb) {
        own.push_back('\1');  // the version of the form
        own += text;
        return parameters_.take_own(i, true);
    }
    if (text.find('\0') != std::string_view::npos) refuse(position, "a text that holds a NUL character, where PostgreSQL would end it");
    own = text;
    parameters_.take_own(i, false);
}

inline void postgres_statement::bind_unlike_bytes(int position, bytes_view bytes) {
    std::string text = "\\x";
    detail::append_hexadecimal(text, bytes);
    bind_copy(position, std::string_view{text});
}

/// As PostgreSQL writes it.
inline std::string postgres_statement::text_of(int column) const {
    using form = detail::postgres_form;
    const detail::received_value from = received(column);
    std::string text;
    // What cannot be decoded is one of the values that C++ has not: infinite dates, months in a duration.
    const auto decoded = [&]<class Value>(Value value, auto append) {
        if (detail::decode(from, value) == nullptr)
            append(value);
        else
            text = from.form == form::interval ? "a duration with months" : "infinity";
    };
    switch (from.form) {
        case form::boolean: decoded(false, [&](bool value) { text = value ? "true" : "false"; }); break;
        case form::float4:
        case form::float8:
            decoded(0.0, [&](double value) {
                char digits[32];
                text.assign(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
            });
            break;
        case form::numeric: detail::decode_numeric(from.bytes(), text); break;
        case form::bytes: decoded(bytes_view{}, [&](bytes_view value) { detail::append_hexadecimal(text = "\\x", value); }); break;
        case form::uuid: decoded(uuid_value{}, [&](const uuid_value& value) { detail::append_uuid(text, value); }); break;
        case form::date:
            decoded(date_value{}, [&](date_value value) {
                detail::append_postgres_date(text, value.days);
                detail::append_postgres_era(text, value.days);
            });
            break;
        case form::time: decoded(time_value{}, [&](time_value value) { detail::append_time(text, value.microseconds); }); break;
        case form::timestamp:
            decoded(timestamp_value{}, [&](timestamp_value value) { detail::append_postgres_timestamp(text, value.microseconds, false); });
            break;
        case form::interval:
            decoded(duration_value{}, [&](duration_value value) { text = detail::number_text(value.microseconds) + " microseconds"; });
            break;
        case form::int2:
        case form::int4:
        case form::int8:
        case form::oid: decoded(std::int64_t{}, [&](std::int64_t value) { text = detail::number_text(value); }); break;
        case form::text:
        case form::jsonb:
        case form::other: decoded(std::string_view{}, [&](std::string_view value) { text = value; }); break;
        case form::nothing:
        case form::array: break;
    }
    return text;
}

inline bool postgres_statement::get_unlike_text(int column, std::string_view& out) {
    if (PQgetisnull(result_.get(), row_, column) != 0) return false;
    if (kind(column) != value_kind::text) refuse_column(column, "a text");  // dates, UUIDs … have no other kind
    made_texts_.resize(forms_.size());
    out = made_texts_[static_cast<std::size_t>(column)] = text_of(column);
    return true;
}

inline value_kind postgres_statement::kind(int column) const {
    if (PQgetisnull(result_.get(), row_, column) != 0) return value_kind::null;
    switch (form_of(column)) {
        case detail::postgres_form::boolean: return value_kind::boolean;
        case detail::postgres_form::int2:
        case detail::postgres_form::int4:
        case detail::postgres_form::int8:
        case detail::postgres_form::oid: return value_kind::integer;
        case detail::postgres_form::float4:
        case detail::postgres_form::float8: return value_kind::floating;
        case detail::postgres_form::bytes: return value_kind::bytes;
        default: return value_kind::text;
    }
}

inline std::string postgres_statement::column_origin(int column) {
    std::string name{column_name(column)};
    const Oid table = described_ != nullptr ? PQftable(described_.get(), column) : InvalidOid;
    if (table == InvalidOid || PQtransactionStatus(link_->handle.get()) == PQTRANS_INERROR) return name;
    try {
        const detail::postgres_result found =
            link_->run("SELECT c.relname, a.attname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid WHERE c.oid = " +
                       std::to_string(table) + " AND a.attnum = " + std::to_string(PQftablecol(described_.get(), column)));
        if (PQntuples(found.get()) == 1) name = detail::concat({PQgetvalue(found.get(), 0, 0), ".", PQgetvalue(found.get(), 0, 1)});
    } catch (const error&) {  // NOLINT(bugprone-empty-catch): the error that is being told is the one that counts
    }
    return name;
}

inline std::string postgres_statement::shown(int column) const {
    if (PQgetisnull(result_.get(), row_, column) != 0) return "NULL";
    if (form_of(column) == detail::postgres_form::bytes) {
        bytes_view bytes;
        detail::decode(received(column), bytes);
        return detail::shown_bytes(bytes);
    }
    const std::string text = text_of(column);
    switch (kind(column)) {
        case value_kind::integer: return detail::concat({"the integer ", text});
        case value_kind::floating: return detail::concat({"the number ", text});
        case value_kind::boolean: return detail::concat({"the boolean ", text});
        default: return detail::shown_text(text);
    }
}

inline void postgres_statement::refuse(int position, const char* what) const {
    detail::raise<data_error>({"varve: postgres: parameter $", detail::number_text(position), " is ", what, "; it was not sent"}, "22003", sql_);
}

inline void postgres_statement::refuse_position(int position) const {
    detail::raise<usage_error>({"varve: postgres: there is no parameter $", detail::number_text(position), "; the statement has ",
                                detail::number_text(parameters_.count())}, "07001", sql_);
}

inline void postgres_statement::refuse_column(int column, const char* wanted) {
    detail::raise<data_error>({"varve: postgres: the column ", column_origin(column), " holds ", shown(column), " where ", wanted,
                               " is read; correct the row or the field's type"}, "22018", sql_);
}

}  // namespace varve
