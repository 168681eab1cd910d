#pragma once

// What a statement does when something is wrong: out of line, so that the path without errors stays small.
#include <varve/backend/sqlite/statement.hpp>

namespace varve {

inline void sqlite_statement::fail(int code) const {
    if (handle_ == nullptr) throw usage_error("varve: sqlite: a statement that was moved away is used", {.sqlstate = "XX000"});
    detail::throw_sqlite_error(sqlite3_db_handle(handle_), code, sql());
}

inline void sqlite_statement::refuse(int position, const char* sqlstate, std::string_view what) const {
    const char* const name = sqlite3_bind_parameter_name(handle_, position);
    throw data_error("varve: sqlite: parameter " + (name != nullptr ? std::string{name} : std::to_string(position)) + " is " +
                         std::string{what} + "; it was not stored",
                     {.sqlstate = sqlstate, .sql = std::string{sql()}});
}

inline void sqlite_statement::refuse_unless_plain_zero(int position, double value) const {
    if (value != value) refuse(position, "22023", "NaN, which SQLite would turn into NULL; make the field optional");
    if (__builtin_signbit(value)) refuse(position, "22023", "-0.0, whose sign SQLite would drop; bind 0.0");
}

inline bool sqlite_statement::get_unusual_double(int column, sqlite3_value* value, double& out) {
    const int found = sqlite3_value_type(value);
    if (found == SQLITE_NULL) return false;
    if (found != SQLITE_INTEGER) refuse_class(column, found, "a floating point number");
    // A sum of integers, or a column without REAL affinity: taken where it loses nothing.
    constexpr std::int64_t exact = std::int64_t{1} << 53;
    const std::int64_t integer = sqlite3_value_int64(value);
    if (integer > exact || integer < -exact)
        refuse_column(column, "22003", "an integer that a double cannot hold exactly", "a floating point number");
    out = static_cast<double>(integer);
    return true;
}

inline void sqlite_statement::refuse_class(int column, int found, const char* wanted) const {
    const char* const name = found == SQLITE_INTEGER ? "INTEGER" : found == SQLITE_FLOAT ? "REAL" : found == SQLITE_TEXT ? "TEXT" : "BLOB";
    refuse_column(column, "22018", "a value of storage class " + std::string{name}, wanted);
}

inline void sqlite_statement::refuse_column(int column, const char* sqlstate, std::string_view found, std::string_view wanted) const {
    throw data_error("varve: sqlite: the column " + std::string{column_name(column)} + " holds " + std::string{found} + " where " +
                         std::string{wanted} + " is read; correct the row or the field's type",
                     {.sqlstate = sqlstate, .sql = std::string{sql()}});
}

}  // namespace varve
