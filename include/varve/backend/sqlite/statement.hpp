#pragma once

#include <climits>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <sqlite3.h>

#include <varve/backend/sqlite/errors.hpp>
#include <varve/backend/sqlite/range.hpp>
#include <varve/sql/civil.hpp>
#include <varve/sql/engine_statement.hpp>

namespace varve {

/// A prepared statement of SQLite; models engine_statement. Everything inlines to SQLite's own bind and value calls.
///
/// Columns are read through sqlite3_column_value: one look-up gives the storage class and the value, where
/// sqlite3_column_text and sqlite3_column_bytes take one each (measured: a scan of five columns takes 6 % fewer
/// instructions, and NULL and a wrong storage class are noticed on the way). Reading such a value directly is sound
/// because connections are opened with SQLITE_OPEN_NOMUTEX (https://sqlite.org/c3ref/value.html).
class sqlite_statement {
public:
    using range = sqlite_range<sqlite_statement>;

    sqlite_statement() = default;
    /// Takes ownership of `handle`. `writes_rows`: it is an INSERT, UPDATE, DELETE or REPLACE.
    sqlite_statement(sqlite3_stmt* handle, bool writes_rows) : handle_(handle), writes_rows_(writes_rows) {}
    sqlite_statement(sqlite_statement&& other) noexcept
        : handle_(std::exchange(other.handle_, nullptr)), scratch_(std::move(other.scratch_)), writes_rows_(other.writes_rows_) {}
    sqlite_statement& operator=(sqlite_statement&& other) noexcept {
        std::swap(handle_, other.handle_);
        std::swap(scratch_, other.scratch_);
        std::swap(writes_rows_, other.writes_rows_);
        return *this;
    }
    ~sqlite_statement() { sqlite3_finalize(handle_); }

    sqlite3_stmt* native_handle() const { return handle_; }

    void bind(int position, std::nullptr_t) { check(sqlite3_bind_null(handle_, position)); }
    template <std::same_as<bool> Boolean>  // a pointer must not become a boolean
    void bind(int position, Boolean value) {
        check(sqlite3_bind_int64(handle_, position, value ? 1 : 0));
    }
    void bind(int position, std::int64_t value) { check(sqlite3_bind_int64(handle_, position, value)); }
    void bind(int position, std::uint64_t value) {
        if (value > static_cast<std::uint64_t>(INT64_MAX)) [[unlikely]]
            refuse(position, "22003", "an unsigned integer above 9223372036854775807, the greatest that SQLite keeps");
        check(sqlite3_bind_int64(handle_, position, static_cast<std::int64_t>(value)));
    }
    void bind(int position, double value) {
        if (!(value < 0 || value > 0)) [[unlikely]]
            refuse_unless_plain_zero(position, value);
        check(sqlite3_bind_double(handle_, position, value));
    }
    void bind(int position, std::string_view text) { bind_text(position, text, SQLITE_STATIC); }
    void bind(int position, const char* text) { bind_text(position, text, SQLITE_STATIC); }
    void bind(int position, bytes_view bytes) { bind_blob(position, bytes, SQLITE_STATIC); }
    void bind_copy(int position, std::string_view text) { bind_text(position, text, SQLITE_TRANSIENT); }
    void bind_copy(int position, bytes_view bytes) { bind_blob(position, bytes, SQLITE_TRANSIENT); }
    void bind(int position, const uuid_value& uuid) {
        char* const kept = scratch(position);
        std::memcpy(kept, uuid.bytes.data(), uuid.bytes.size());
        check(sqlite3_bind_blob(handle_, position, kept, static_cast<int>(uuid.bytes.size()), SQLITE_STATIC));
    }
    void bind(int position, date_value date) { bind_civil<10, detail::write_date>(position, date.days); }
    void bind(int position, time_value time) { bind_civil<15, detail::write_time>(position, time.microseconds); }
    void bind(int position, timestamp_value at) { bind_civil<26, detail::write_timestamp>(position, at.microseconds); }
    void bind(int position, local_timestamp_value at) { bind_civil<26, detail::write_timestamp>(position, at.microseconds); }
    void bind(int position, duration_value value) { bind(position, value.microseconds); }
    void bind(int position, const json_value& json) { bind_copy(position, std::string_view{json.text}); }
    void bind(int position, const decimal_value& decimal);
    void bind(int position, const scaled_value& scaled) { bind(position, scaled.unscaled); }
    void bind(int position, label_value label) { bind(position, label.label); }

    bool get(int column, std::int64_t& out) {
        sqlite3_value* const value = sqlite3_column_value(handle_, column);
        if (!is(value, SQLITE_INTEGER, column, "an integer")) return false;
        out = sqlite3_value_int64(value);
        return true;
    }
    bool get(int column, bool& out) {
        std::int64_t value = 0;
        if (!get(column, value)) return false;
        if (value != 0 && value != 1) [[unlikely]]
            refuse_column(column, "22003", "a boolean, 0 or 1,");
        out = value != 0;
        return true;
    }
    bool get(int column, std::uint64_t& out) {
        std::int64_t value = 0;
        if (!get(column, value)) return false;
        if (value < 0) [[unlikely]]
            refuse_column(column, "22003", "an unsigned integer");
        out = static_cast<std::uint64_t>(value);
        return true;
    }
    bool get(int column, double& out) {
        sqlite3_value* const value = sqlite3_column_value(handle_, column);
        if (sqlite3_value_type(value) != SQLITE_FLOAT) [[unlikely]]
            return get_unusual_double(column, value, out);
        out = sqlite3_value_double(value);
        return true;
    }
    bool get(int column, std::string_view& out) {
        sqlite3_value* const value = sqlite3_column_value(handle_, column);
        if (!is(value, SQLITE_TEXT, column, "text")) return false;
        out = text_of(value);
        return true;
    }
    bool get(int column, bytes_view& out) {
        sqlite3_value* const value = sqlite3_column_value(handle_, column);
        if (!is(value, SQLITE_BLOB, column, "bytes")) return false;
        const void* const data = sqlite3_value_blob(value);
        out = {static_cast<const std::byte*>(data), static_cast<std::size_t>(sqlite3_value_bytes(value))};
        return true;
    }
    bool get(int column, uuid_value& out) {
        bytes_view bytes;
        if (!get(column, bytes)) return false;
        if (bytes.size() != out.bytes.size()) [[unlikely]]
            refuse_column(column, "22018", "a UUID of 16 bytes");
        std::memcpy(out.bytes.data(), bytes.data(), out.bytes.size());
        return true;
    }
    bool get(int column, date_value& out) { return get_civil<detail::parse_date>(column, out.days, "a date YYYY-MM-DD"); }
    bool get(int column, time_value& out) {
        return get_civil<detail::parse_time>(column, out.microseconds, "a time HH:MM:SS.ffffff");
    }
    bool get(int column, timestamp_value& out) {
        return get_civil<detail::parse_timestamp>(column, out.microseconds, "a timestamp YYYY-MM-DD HH:MM:SS.ffffff");
    }
    bool get(int column, local_timestamp_value& out) {
        return get_civil<detail::parse_timestamp>(column, out.microseconds, "a timestamp YYYY-MM-DD HH:MM:SS.ffffff");
    }
    bool get(int column, duration_value& out) { return get(column, out.microseconds); }
    bool get(int column, json_value& out) {
        std::string_view text;
        if (!get(column, text)) return false;
        out.text = text;
        return true;
    }
    bool get(int column, decimal_value& out);
    bool get(int column, scaled_value& out);
    bool get(int column, label_value& out) { return get(column, out.label); }

    /// A boolean is an integer here: SQLite does not tell them apart.
    value_kind kind(int column) {
        switch (sqlite3_column_type(handle_, column)) {
            case SQLITE_INTEGER: return value_kind::integer;
            case SQLITE_FLOAT: return value_kind::floating;
            case SQLITE_TEXT: return value_kind::text;
            case SQLITE_BLOB: return value_kind::bytes;
            default: return value_kind::null;
        }
    }

    bool step() {
        const int code = sqlite3_step(handle_);
        if (code == SQLITE_ROW) return true;
        if (code == SQLITE_DONE) return false;
        fail(code);
    }

    /// Rows that the finished statement inserted, updated or deleted, without those of triggers and foreign key actions.
    std::int64_t affected() const {
        if (!writes_rows_) return 0;
#if SQLITE_VERSION_NUMBER >= 3037000
        return sqlite3_changes64(sqlite3_db_handle(handle_));
#else
        return sqlite3_changes(sqlite3_db_handle(handle_));
#endif
    }

    // Bindings are not cleared: every parameter is bound before each run, so none that is stale is ever read, and
    // sqlite3_clear_bindings walks all of them. The code sqlite3_reset returns repeats the failure that step() threw.
    void reset() noexcept { sqlite3_reset(handle_); }

    int column_count() const { return sqlite3_column_count(handle_); }
    std::string_view column_name(int column) const {
        const char* const name = sqlite3_column_name(handle_, column);
        return name != nullptr ? name : "";
    }
    /// "metrics.value", for error messages; the bare name for an expression, or where SQLite was built without
    /// SQLITE_ENABLE_COLUMN_METADATA.
    [[gnu::cold]] std::string column_origin(int column) const;
    /// What the current row holds there, for error messages: `the text 'mauve'`, `the integer 5`.
    [[gnu::cold]] std::string shown(int column) const;
    int parameter_count() const { return sqlite3_bind_parameter_count(handle_); }
    std::string_view sql() const { return sqlite3_sql(handle_); }
    /// With the values that are bound in place of the placeholders; empty when SQLite has no memory for it. For tracing.
    [[gnu::cold]] std::string expanded_sql() const;

private:
    struct scratch_space {
        char characters[32];
    };

    void check(int code) {
        if (code != SQLITE_OK) [[unlikely]]
            fail(code);
    }

    /// False for NULL; throws for another storage class.
    bool is(sqlite3_value* value, int expected, int column, const char* wanted) {
        const int found = sqlite3_value_type(value);
        if (found == expected) [[likely]]
            return true;
        if (found == SQLITE_NULL) return false;
        refuse_column(column, "22018", wanted);
    }

    std::string_view text_of(sqlite3_value* value) const {
        const auto* const text = reinterpret_cast<const char*>(sqlite3_value_text(value));
        if (text == nullptr) [[unlikely]]  // a database in UTF-16 is converted, and that needs memory
            fail(SQLITE_NOMEM);
        return {text, static_cast<std::size_t>(sqlite3_value_bytes(value))};
    }

    // A null pointer would bind NULL, and that is what an empty view may hold.
    void bind_text(int position, std::string_view text, sqlite3_destructor_type lifetime) {
        if (text.size() > INT_MAX) [[unlikely]]
            fail(SQLITE_TOOBIG);
        check(sqlite3_bind_text(handle_, position, text.data() != nullptr ? text.data() : "", static_cast<int>(text.size()), lifetime));
    }
    void bind_blob(int position, bytes_view bytes, sqlite3_destructor_type lifetime) {
        if (bytes.size() > INT_MAX) [[unlikely]]
            fail(SQLITE_TOOBIG);
        const void* const data = bytes.data() != nullptr ? static_cast<const void*>(bytes.data()) : "";
        check(sqlite3_bind_blob(handle_, position, data, static_cast<int>(bytes.size()), lifetime));
    }
    template <int Size, auto Write, class Value>
    void bind_civil(int position, Value value) {
        char* const kept = scratch(position);
        if (!Write(kept, value)) [[unlikely]]
            refuse(position, "22008", "outside of what SQLite's text keeps in order: years 0000 to 9999, a day of 24 hours");
        check(sqlite3_bind_text(handle_, position, kept, Size, SQLITE_STATIC));
    }

    // Short values made here live in the statement, so that SQLite need not allocate a copy of each.
    char* scratch(int position) {
        const int count = parameter_count();
        if (position < 1 || position > count) [[unlikely]]
            fail(SQLITE_RANGE);
        if (scratch_ == nullptr) scratch_ = std::make_unique<scratch_space[]>(static_cast<std::size_t>(count));
        return scratch_[static_cast<std::size_t>(position - 1)].characters;
    }

    template <auto Parse, class Value>
    bool get_civil(int column, Value& out, const char* wanted) {
        std::string_view text;
        if (!get(column, text)) return false;
        if (!Parse(text, out)) [[unlikely]]
            refuse_column(column, "22007", wanted);
        return true;
    }

    [[gnu::cold]] bool get_unusual_double(int column, sqlite3_value* value, double& out);
    [[gnu::cold]] void refuse_unless_plain_zero(int position, double value) const;
    [[noreturn, gnu::cold]] void fail(int code) const;
    [[noreturn, gnu::cold]] void refuse(int position, const char* sqlstate, std::string_view what) const;
    [[noreturn, gnu::cold]] void refuse_column(int column, const char* sqlstate, const char* wanted) const;

    sqlite3_stmt* handle_ = nullptr;
    std::unique_ptr<scratch_space[]> scratch_{};
    bool writes_rows_ = false;
};

}  // namespace varve

#include <varve/backend/sqlite/detail/expanded_sql.hpp>
#include <varve/backend/sqlite/detail/statement_decimal.hpp>
#include <varve/backend/sqlite/detail/statement_errors.hpp>
