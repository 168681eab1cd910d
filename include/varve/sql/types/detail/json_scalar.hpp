#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/json/value.hpp>

#include <varve/sql/civil.hpp>
#include <varve/sql/codec.hpp>
#include <varve/sql/hexadecimal.hpp>
#include <varve/sql/types/detail/json_place.hpp>
#include <varve/sql/types/detail/json_text.hpp>

namespace varve::detail {

// The engine values inside a JSON document (elements of an array, fields of a json<T>). JSON has no dates, bytes or
// decimals: they are texts, dates and times in the form that sorts.

inline boost::json::string json_string(std::string_view text) { return boost::json::string(text.data(), text.size()); }

inline void write_json_value(boost::json::value& to, bool value) { to = value; }
inline void write_json_value(boost::json::value& to, std::int64_t value) { to = value; }
inline void write_json_value(boost::json::value& to, std::uint64_t value) { to = value; }
inline void write_json_value(boost::json::value& to, double value) { to = value; }
inline void write_json_value(boost::json::value& to, std::string_view value) { to = json_string(value); }
inline void write_json_value(boost::json::value& to, label_value value) { to = json_string(value.label); }
inline void write_json_value(boost::json::value& to, duration_value value) { to = value.microseconds; }
inline void write_json_value(boost::json::value& to, const json_value& value) { to = parse_json(value.text); }
inline void write_json_value(boost::json::value& to, const decimal_value& value) { to = json_string(value.text); }
inline void write_json_value(boost::json::value& to, bytes_view value) {
    std::string text;
    append_hexadecimal(text, value);
    to = json_string(text);
}
inline void write_json_value(boost::json::value& to, const uuid_value& value) {
    std::string text;
    append_uuid(text, value);
    to = json_string(text);
}
inline void write_json_value(boost::json::value& to, date_value value) {
    std::string text;
    if (!append_date(text, value.days)) unwritable_json("it holds a date outside the years 0000 to 9999");
    to = json_string(text);
}
inline void write_json_value(boost::json::value& to, time_value value) {
    std::string text;
    append_time(text, value.microseconds);
    to = json_string(text);
}
inline void write_json_value(boost::json::value& to, timestamp_value value) {
    std::string text;
    if (!append_timestamp(text, value.microseconds)) unwritable_json("it holds a timestamp outside the years 0000 to 9999");
    to = json_string(text);
}
inline void write_json_value(boost::json::value& to, local_timestamp_value value) {
    write_json_value(to, timestamp_value{value.microseconds});
}

/// Reads texts from JSON: what view() gives lives as long as the document.
inline std::string_view text_in_json(const boost::json::value& from, const json_place& place, const char* wanted = "a text") {
    const auto* text = from.if_string();
    if (text == nullptr) unlike_json(place, from, wanted);
    return {text->data(), text->size()};
}

inline void read_json_value(const boost::json::value& from, bool& out, const json_place& place) {
    const bool* value = from.if_bool();
    if (value == nullptr) unlike_json(place, from, "true or false");
    out = *value;
}
inline void read_json_value(const boost::json::value& from, std::int64_t& out, const json_place& place) {
    const std::int64_t* value = from.if_int64();
    if (value == nullptr) unlike_json(place, from, "an integer of 64 bits");
    out = *value;
}
inline void read_json_value(const boost::json::value& from, std::uint64_t& out, const json_place& place) {
    if (const std::int64_t* value = from.if_int64(); value != nullptr && *value >= 0)
        out = static_cast<std::uint64_t>(*value);
    else if (const std::uint64_t* large = from.if_uint64())
        out = *large;
    else
        unlike_json(place, from, "an unsigned integer of 64 bits");
}
inline void read_json_value(const boost::json::value& from, double& out, const json_place& place) {
    // A number without a fraction was written by somebody else: taken where it loses nothing.
    constexpr std::int64_t exact = std::int64_t{1} << 53;
    if (const double* value = from.if_double())
        out = *value;
    else if (const std::int64_t* integer = from.if_int64(); integer != nullptr && *integer <= exact && *integer >= -exact)
        out = static_cast<double>(*integer);
    else
        unlike_json(place, from, "a number that a double holds exactly");
}
inline void read_json_value(const boost::json::value& from, std::string_view& out, const json_place& place) {
    out = text_in_json(from, place);
}
inline void read_json_value(const boost::json::value& from, label_value& out, const json_place& place) {
    out.label = text_in_json(from, place);
}
inline void read_json_value(const boost::json::value& from, duration_value& out, const json_place& place) {
    read_json_value(from, out.microseconds, place);
}
inline void read_json_value(const boost::json::value& from, json_value& out, const json_place&) { out.text = json_text(from); }
inline void read_json_value(const boost::json::value& from, decimal_value& out, const json_place& place) {
    out.text = text_in_json(from, place, "a decimal as text");
}
inline void read_json_value(const boost::json::value& from, uuid_value& out, const json_place& place) {
    if (!parse_uuid(text_in_json(from, place), out)) unlike_json(place, from, "a UUID of 36 characters");
}
inline void read_json_value(const boost::json::value& from, date_value& out, const json_place& place) {
    if (!parse_date(text_in_json(from, place), out.days)) unlike_json(place, from, "a date YYYY-MM-DD");
}
inline void read_json_value(const boost::json::value& from, time_value& out, const json_place& place) {
    if (!parse_time(text_in_json(from, place), out.microseconds)) unlike_json(place, from, "a time of day HH:MM:SS.ffffff");
}
inline void read_json_value(const boost::json::value& from, timestamp_value& out, const json_place& place) {
    if (!parse_timestamp(text_in_json(from, place), out.microseconds))
        unlike_json(place, from, "a timestamp YYYY-MM-DD HH:MM:SS.ffffff");
}
inline void read_json_value(const boost::json::value& from, local_timestamp_value& out, const json_place& place) {
    timestamp_value value;
    read_json_value(from, value, place);
    out.microseconds = value.microseconds;
}

template <class T>
concept list_column = requires(T list) {
    typename column_type<T>::element;
    column_type<T>::write(list, std::declval<boost::json::value&>());
};

/// A value of any mapped type inside a document; an absent optional is null.
template <mapped T>
void write_json_scalar(boost::json::value& to, const T& value) {
    if constexpr (is_optional<T>) {
        if (value)
            write_json_scalar(to, *value);
        else
            to = nullptr;
    } else if constexpr (stored_type<T>) {
        write_json_scalar<typename column_type<T>::stored>(to, column_type<T>::store(value));
    } else if constexpr (std::is_same_v<T, boost::json::value>) {
        to = value;
    } else if constexpr (list_column<T>) {
        column_type<T>::write(value, to);
    } else if constexpr (requires { column_type<T>::to_text(value); }) {
        to = json_string(column_type<T>::to_text(value));
    } else {
        write_json_value(to, column_type<T>::to_native(value));
    }
}

template <mapped T>
void read_json_scalar(const boost::json::value& from, T& out, const json_place& place) {
    if constexpr (is_optional<T>) {
        if (from.is_null()) {
            out.reset();
        } else {
            if (!out) out.emplace();
            read_json_scalar(from, *out, place);
        }
    } else if constexpr (stored_type<T>) {
        typename column_type<T>::stored stored{};
        read_json_scalar(from, stored, place);
        in_json(place, [&] { out = column_type<T>::load(stored); });
    } else if constexpr (std::is_same_v<T, boost::json::value>) {
        out = from;
    } else if constexpr (list_column<T>) {
        column_type<T>::read(from, out, place);
    } else if constexpr (requires { column_type<T>::from_text(std::string_view{}, out); }) {
        const std::string_view text = text_in_json(from, place, "a decimal as text");
        in_json(place, [&] { column_type<T>::from_text(text, out); });
    } else if constexpr (std::is_same_v<typename column_type<T>::native, bytes_view>) {
        std::vector<std::byte> bytes;
        if (!parse_hexadecimal(text_in_json(from, place), bytes)) unlike_json(place, from, "bytes as hexadecimal digits");
        in_json(place, [&] { column_type<T>::from_native(bytes_view{bytes}, out); });
    } else {
        typename column_type<T>::native native{};
        read_json_value(from, native, place);
        in_json(place, [&] { column_type<T>::from_native(native, out); });
    }
}

}  // namespace varve::detail
