#pragma once

#include <charconv>
#include <climits>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <varve/backend/sqlite/detail/decimal_form.hpp>
#include <varve/core/error.hpp>
#include <varve/core/number_text.hpp>
#include <varve/sql/civil.hpp>
#include <varve/sql/value.hpp>

namespace varve {

/// A whole range as one parameter: a JSON array that json_each takes apart, or, for what JSON cannot hold, one BLOB: UUIDs
/// have 16 bytes each, bytes ten digits that say their length and then themselves. sqlite_writing::append_in_range takes it
/// apart. It has the binds of a statement, so codecs fill it like one.
template <class Statement>
class sqlite_range {
public:
    sqlite_range(Statement& statement, int position) : statement_(statement), position_(position) {}

    void bind(int, std::nullptr_t) { append("null"); }
    template <std::same_as<bool> Boolean>
    void bind(int, Boolean value) {
        append(value ? "1" : "0");
    }
    void bind(int, std::int64_t value) { append(detail::number_text(value)); }
    void bind(int, std::uint64_t value) {
        if (value > static_cast<std::uint64_t>(INT64_MAX)) refuse("22003", "an unsigned integer above 9223372036854775807");
        bind(0, static_cast<std::int64_t>(value));
    }
    void bind(int, double value) {
        if (std::isnan(value)) refuse("22003", "NaN, which SQLite would take for NULL");
        if (value == 0 && std::signbit(value)) refuse("22023", "-0.0, whose sign SQLite would drop");
        if (std::isinf(value)) return append(value > 0 ? "9e999" : "-9e999");  // how SQLite's JSON spells infinity
        char digits[32];
        const auto end = std::to_chars(digits, digits + sizeof digits, value);
        append({digits, static_cast<std::size_t>(end.ptr - digits)});
    }
    void bind(int, std::string_view text) { append_string(text); }
    void bind(int, const char* text) { append_string(text); }
    void bind_copy(int, std::string_view text) { append_string(text); }
    void bind(int, bytes_view bytes) {
        std::string length = detail::number_text(static_cast<std::int64_t>(bytes.size()));
        if (length.size() > 10) refuse("54000", "bytes longer than SQLite's limit");
        text_.append(10 - length.size(), '0');
        text_ += length;
        append_bytes(bytes);
    }
    void bind_copy(int, bytes_view bytes) { bind(0, bytes); }
    void bind(int, const uuid_value& uuid) { append_bytes(uuid.bytes); }
    void bind(int, date_value date) { append_civil(detail::append_date, date.days); }
    void bind(int, time_value time) { append_civil(detail::append_time, time.microseconds); }
    void bind(int, timestamp_value at) { append_civil(detail::append_timestamp, at.microseconds); }
    void bind(int, local_timestamp_value at) { append_civil(detail::append_timestamp, at.microseconds); }
    void bind(int, duration_value value) { bind(0, value.microseconds); }
    void bind(int, const json_value& json) { append_string(json.text); }
    void bind(int, const scaled_value& scaled) { bind(0, scaled.unscaled); }
    void bind(int, const decimal_value& decimal) {
        detail::sqlite_decimal_form form;
        if (!detail::sqlite_decimal_form_of(decimal, form)) refuse("22003", "no decimal, or one of more digits than its column keeps");
        if (form.is_text)
            append_string(form.text);
        else
            bind(0, form.unscaled);
    }
    void bind(int, label_value label) { append_string(label.label); }

    /// Hands the range to the statement, which copies it.
    void finish() {
        if (is_blob_) {
            statement_.bind_copy(position_, bytes_view{reinterpret_cast<const std::byte*>(text_.data()), text_.size()});
        } else {
            text_.insert(text_.begin(), '[');
            text_.push_back(']');
            statement_.bind_copy(position_, std::string_view{text_});
        }
    }

private:
    void append_bytes(bytes_view bytes) {
        is_blob_ = true;
        text_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }
    void append(std::string_view json) {
        if (!text_.empty()) text_.push_back(',');
        text_ += json;
    }
    template <class Value>
    void append_civil(bool (*append_text)(std::string&, Value), Value value) {
        std::string text;
        if (!append_text(text, value)) refuse("22008", "a date or time outside of the years 0000 to 9999");
        append_string(text);
    }
    void append_string(std::string_view text) {
        if (!text_.empty()) text_.push_back(',');
        text_.push_back('"');
        for (const char each : text) {
            const auto code = static_cast<unsigned char>(each);
            if (each == '"' || each == '\\') {
                text_.push_back('\\');
                text_.push_back(each);
            } else if (code == 0) {
                refuse("22021", "a text that holds a NUL character, where SQLite's JSON would end it");
            } else if (code < 0x20) {
                text_ += "\\u00";
                text_.push_back("0123456789abcdef"[code >> 4]);
                text_.push_back("0123456789abcdef"[code & 15]);
            } else {
                text_.push_back(each);
            }
        }
        text_.push_back('"');
    }
    [[noreturn, gnu::cold]] static void refuse(const char* sqlstate, std::string_view what) {
        throw data_error("varve: in(range) holds " + std::string{what} +
                             "; it cannot travel as one parameter on SQLite; list the values instead: in(a, b)",
                         {.sqlstate = sqlstate});
    }

    Statement& statement_;
    int position_;
    std::string text_;
    bool is_blob_ = false;
};

}  // namespace varve
