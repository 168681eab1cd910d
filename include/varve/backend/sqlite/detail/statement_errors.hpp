#pragma once

// What a statement does when something is wrong: out of line, so that the path without errors stays small.
#include <charconv>
#include <cstddef>
#include <string>

#include <varve/backend/sqlite/statement.hpp>
#include <varve/sql/shown.hpp>

// Declared by sqlite3.h as well; weak here, because a SQLite built without SQLITE_ENABLE_COLUMN_METADATA has them not.
extern "C" {
[[gnu::weak]] const char* sqlite3_column_table_name(sqlite3_stmt*, int);
[[gnu::weak]] const char* sqlite3_column_origin_name(sqlite3_stmt*, int);
}

namespace varve {

inline void sqlite_statement::fail(int code) const {
    if (handle_ == nullptr) throw usage_error("varve: sqlite: a statement that was moved away is used", {.sqlstate = "XX000"});
    detail::throw_sqlite_error(sqlite3_db_handle(handle_), code, sql());
}

inline void sqlite_statement::refuse(int position, const char* sqlstate, std::string_view what) const {
    const char* const name = sqlite3_bind_parameter_name(handle_, position);
    const std::string number = detail::number_text(position);
    detail::raise<data_error>({"varve: sqlite: parameter ", name != nullptr ? std::string_view{name} : number, " is ", what, "; it was not stored"},
                              sqlstate, sql());
}

inline void sqlite_statement::refuse_unless_plain_zero(int position, double value) const {
    if (value != value) refuse(position, "22023", "NaN, which SQLite would turn into NULL; make the field optional");
    if (__builtin_signbit(value)) refuse(position, "22023", "-0.0, whose sign SQLite would drop; bind 0.0");
}

inline bool sqlite_statement::get_unusual_double(int column, sqlite3_value* value, double& out) {
    const int found = sqlite3_value_type(value);
    if (found == SQLITE_NULL) return false;
    if (found != SQLITE_INTEGER) refuse_column(column, "22018", "a floating point number");
    // A sum of integers, or a column without REAL affinity: taken where it loses nothing.
    constexpr std::int64_t exact = std::int64_t{1} << 53;
    const std::int64_t integer = sqlite3_value_int64(value);
    if (integer > exact || integer < -exact) refuse_column(column, "22003", "a floating point number, which would round it,");
    out = static_cast<double>(integer);
    return true;
}

inline std::string sqlite_statement::column_origin(int column) const {
    // Weak, and so null where SQLite was built without them.
    const char* const table = sqlite3_column_table_name != nullptr ? sqlite3_column_table_name(handle_, column) : nullptr;
    const char* const origin = table != nullptr && sqlite3_column_origin_name != nullptr ? sqlite3_column_origin_name(handle_, column) : nullptr;
    if (origin == nullptr) return std::string{column_name(column)};
    return detail::concat({table, ".", origin});
}

inline std::string sqlite_statement::shown(int column) const {
    sqlite3_value* const value = sqlite3_column_value(handle_, column);
    switch (sqlite3_value_type(value)) {
        case SQLITE_INTEGER: return detail::concat({"the integer ", detail::number_text(std::int64_t{sqlite3_value_int64(value)})});
        case SQLITE_FLOAT: {
            char digits[32];
            const auto end = std::to_chars(digits, digits + sizeof digits, sqlite3_value_double(value));
            return detail::concat({"the number ", {digits, static_cast<std::size_t>(end.ptr - digits)}});
        }
        case SQLITE_TEXT: return detail::shown_text(text_of(value));
        case SQLITE_BLOB: {
            const auto* const data = static_cast<const std::byte*>(sqlite3_value_blob(value));
            return detail::concat({"a BLOB of ", detail::shown_bytes({data, static_cast<std::size_t>(sqlite3_value_bytes(value))})});
        }
        default: return "NULL";
    }
}

inline void sqlite_statement::refuse_column(int column, const char* sqlstate, const char* wanted) const {
    detail::raise<data_error>({"varve: sqlite: the column ", column_origin(column), " holds ", shown(column), " where ", wanted,
                               " is read; correct the row or the field's type"},
                              sqlstate, sql());
}

}  // namespace varve
