#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/core/parse_double.hpp>
#include <varve/schema/type.hpp>
#include <varve/sql/civil.hpp>
#include <varve/sql/codec.hpp>
#include <varve/sql/hexadecimal.hpp>
#include <varve/sql/types/detail/decimal_integer.hpp>

namespace varve::detail {

/// Gives codecs a value that people or web forms wrote, as an engine's statement gives one that it read. Whatever is no such
/// value throws data_error.
class form_reader {
public:
    explicit form_reader(std::string_view text) : text_(text) {}

    bool get(int, bool& out) const {
        for (const std::string_view yes : {"true", "1", "yes", "on"})
            if (text_ == yes) return out = true;
        for (const std::string_view no : {"false", "0", "no", "off"})
            if (text_ == no) return out = false, true;
        refuse();
    }
    bool get(int, std::int64_t& out) const { return number(out); }
    bool get(int, std::uint64_t& out) const { return number(out); }
    bool get(int, double& out) const {
        const std::optional<double> read = parse_double(text_);
        if (!read || !std::isfinite(*read)) refuse();
        out = *read;
        return true;
    }
    bool get(int, std::string_view& out) const {
        out = text_;
        return true;
    }
    bool get(int, bytes_view& out) { return bytes_.clear(), taken(parse_hexadecimal(text_, bytes_)) && (out = bytes_, true); }
    bool get(int, uuid_value& out) const { return taken(parse_uuid(text_, out)); }
    bool get(int, date_value& out) const { return taken(parse_date(text_, out.days)); }
    bool get(int, time_value& out) const { return time(out.microseconds); }
    bool get(int, duration_value& out) const { return time(out.microseconds); }
    bool get(int, timestamp_value& out) const { return timestamp(out.microseconds); }
    bool get(int, local_timestamp_value& out) const { return timestamp(out.microseconds); }
    bool get(int, scaled_value& out) const {
        out.unscaled = static_cast<std::int64_t>(parse_decimal(text_, out.precision, out.scale));
        return true;
    }
    bool get(int, decimal_value& out) const {
        out.text.clear();
        append_decimal(out.text, parse_decimal(text_, out.precision, out.scale), out.scale);
        return true;
    }
    bool get(int, label_value& out) const {
        out.label = text_;
        return true;
    }
    bool get(int, json_value&) const { refuse(); }

    static std::string_view column_name(int) { return "of a filter"; }

private:
    [[noreturn]] static void refuse() { throw data_error("no such value", {.sqlstate = "22P02"}); }
    static bool taken(bool read) { return read ? true : (refuse(), false); }

    template <class Number>
    bool number(Number& out) const {
        const char* const first = text_.data();
        const char* const last = first + text_.size();
        const auto read = std::from_chars(first, last, out);
        return taken(read.ec == std::errc{} && read.ptr == last);
    }
    // Seconds may be left out, as inputs of web pages do.
    bool time(std::int64_t& out) const {
        return taken(parse_time(text_, out) || (text_.size() == 5 && parse_time(std::string{text_} + ":00", out)));
    }
    bool timestamp(std::int64_t& out) const {
        return taken(parse_timestamp(text_, out) || (text_.size() == 16 && parse_timestamp(std::string{text_} + ":00", out)) ||
                     (text_.size() == 10 && parse_timestamp(std::string{text_} + " 00:00:00", out)));
    }

    std::string_view text_;
    std::vector<std::byte> bytes_{};
};

/// The value that a text means for a field of this type, if it means one.
template <class T>
std::optional<T> value_in_form(std::string_view text) {
    try {
        std::optional<T> value{std::in_place};
        form_reader from{text};
        codec<T>::read(from, 0, *value);
        return value;
    } catch (const error&) {
        return std::nullopt;
    }
}

/// What a field takes, in words.
inline std::string form_words(const schema::type& type) {
    const auto number = [](int value) { return number_text(value); };
    switch (type.kind) {
        case schema::type_kind::boolean: return "true or false";
        case schema::type_kind::integer: return (type.is_unsigned ? "an unsigned integer of " : "an integer of ") + number(type.size) + " bits";
        case schema::type_kind::floating: return "a finite number";
        case schema::type_kind::decimal: return "a decimal of at most " + number(type.size) + " digits, " + number(type.scale) + " of them behind the point";
        case schema::type_kind::text: return "a text";
        case schema::type_kind::bytes: return "bytes as hexadecimal digits";
        case schema::type_kind::uuid: return "a UUID of 36 characters";
        case schema::type_kind::date: return "a date YYYY-MM-DD";
        case schema::type_kind::time: return "a time of day HH:MM:SS";
        case schema::type_kind::timestamp: return "a timestamp YYYY-MM-DD HH:MM:SS in UTC";
        case schema::type_kind::local_timestamp: return "a timestamp YYYY-MM-DD HH:MM:SS";
        case schema::type_kind::duration: return "a duration HH:MM:SS of less than a day";
        case schema::type_kind::enumeration: {
            std::string words = "one of ";
            for (const std::string& each : type.labels) words.append(&each == type.labels.data() ? "" : ", ").append(each);
            return words;
        }
        default: return "a value that has no text form";
    }
}

}  // namespace varve::detail
