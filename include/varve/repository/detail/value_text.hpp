#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/core/number_text.hpp>
#include <varve/core/parse_double.hpp>
#include <varve/model/layout.hpp>
#include <varve/sql/civil.hpp>
#include <varve/sql/hexadecimal.hpp>
#include <varve/sql/value.hpp>

namespace varve::detail {

// The values of every column type as text and back, by the binds and gets that codecs call on a statement.

/// Takes what a codec binds, as text.
struct text_writer {
    std::optional<std::string> text{};

    void bind(int, std::nullptr_t) { text.reset(); }
    template <std::same_as<bool> Boolean>
    void bind(int, Boolean value) {
        text = value ? "true" : "false";
    }
    void bind(int, std::int64_t value) { text = number_text(value); }
    void bind(int, std::uint64_t value) { append_number(text.emplace(), value); }
    void bind(int, double value) {
        char digits[32];
        const auto end = std::to_chars(digits, digits + sizeof digits, value);
        text.emplace(digits, end.ptr);
    }
    void bind(int, std::string_view value) { text = value; }
    void bind(int, const char* value) { text = value; }
    void bind(int, bytes_view value) { append_hexadecimal(text.emplace(), value); }
    void bind_copy(int, std::string_view value) { text = value; }
    void bind_copy(int, bytes_view value) { bind(0, value); }
    void bind(int, const uuid_value& value) { append_uuid(text.emplace(), value); }
    void bind(int, date_value value) { civil(append_date(text.emplace(), value.days), value.days); }
    void bind(int, time_value value) { civil(append_time(text.emplace(), value.microseconds), value.microseconds); }
    void bind(int, timestamp_value value) { civil(append_timestamp(text.emplace(), value.microseconds), value.microseconds); }
    void bind(int, local_timestamp_value value) { civil(append_timestamp(text.emplace(), value.microseconds), value.microseconds); }
    void bind(int, duration_value value) { text = number_text(value.microseconds); }
    void bind(int, const json_value& value) { text = value.text; }
    void bind(int, const decimal_value& value) { text = value.text; }
    void bind(int, const scaled_value& value) { text = number_text(value.unscaled); }
    void bind(int, label_value value) { text = value.label; }

private:
    // Outside of the years that have a text form, the count itself.
    void civil(bool written, std::int64_t count) {
        if (!written) text = "@" + number_text(count);
    }
};

/// Gives codecs what a text_writer took.
class text_reader {
public:
    /// `columns` are those that the texts are of.
    text_reader(std::span<const std::optional<std::string>> texts, std::span<const leaf> columns) : texts_(texts), columns_(columns) {}

    bool get(int column, bool& out) { return with(column, [&](std::string_view text) { return (out = text == "true") || text == "false"; }); }
    bool get(int column, std::int64_t& out) { return number(column, out); }
    bool get(int column, std::uint64_t& out) { return number(column, out); }
    bool get(int column, double& out) {
        return with(column, [&](std::string_view text) {
            const std::optional<double> read = parse_double(text);
            out = read.value_or(0);
            return read.has_value();
        });
    }
    bool get(int column, std::string_view& out) { return with(column, [&](std::string_view text) { return out = text, true; }); }
    bool get(int column, bytes_view& out) {
        return with(column, [&](std::string_view text) {
            bytes_.clear();
            const bool read = parse_hexadecimal(text, bytes_);
            out = bytes_;
            return read;
        });
    }
    bool get(int column, uuid_value& out) { return with(column, [&](std::string_view text) { return parse_uuid(text, out); }); }
    bool get(int column, date_value& out) { return civil(column, out.days, parse_date); }
    bool get(int column, time_value& out) { return civil(column, out.microseconds, parse_time); }
    bool get(int column, timestamp_value& out) { return civil(column, out.microseconds, parse_timestamp); }
    bool get(int column, local_timestamp_value& out) { return civil(column, out.microseconds, parse_timestamp); }
    bool get(int column, duration_value& out) { return number(column, out.microseconds); }
    bool get(int column, json_value& out) { return with(column, [&](std::string_view text) { return out.text = text, true; }); }
    bool get(int column, decimal_value& out) { return with(column, [&](std::string_view text) { return out.text = text, true; }); }
    bool get(int column, scaled_value& out) { return number(column, out.unscaled); }
    bool get(int column, label_value& out) { return with(column, [&](std::string_view text) { return out.label = text, true; }); }

    value_kind kind(int column) const {
        return texts_[static_cast<std::size_t>(column)] ? value_kind::text : value_kind::null;
    }
    std::string_view column_name(int column) const { return columns_[static_cast<std::size_t>(column)].name; }
    std::string column_origin(int column) const { return std::string{column_name(column)} + " of a history"; }

private:
    template <class Read>
    bool with(int column, Read read) {
        const std::optional<std::string>& text = texts_[static_cast<std::size_t>(column)];
        if (text && !read(std::string_view{*text}))
            throw data_error("a value of the column " + column_origin(column) +
                                 " is none of its column's type any more; correct it, or leave the column out",
                             {.sqlstate = "22018"});
        return text.has_value();
    }
    template <class Number>
    static bool parse(std::string_view text, Number& out) {
        const auto end = std::from_chars(text.data(), text.data() + text.size(), out);
        return end.ec == std::errc{} && end.ptr == text.data() + text.size();
    }
    template <class Number>
    bool number(int column, Number& out) {
        return with(column, [&](std::string_view text) { return parse(text, out); });
    }
    template <class Count>
    bool civil(int column, Count& out, bool (*read)(std::string_view, Count&)) {
        return with(column, [&](std::string_view text) { return text.starts_with('@') ? parse(text.substr(1), out) : read(text, out); });
    }

    std::span<const std::optional<std::string>> texts_;
    std::span<const leaf> columns_;
    std::vector<std::byte> bytes_{};
};

}  // namespace varve::detail
