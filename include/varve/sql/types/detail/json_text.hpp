#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_stack.hpp>

#include <varve/core/error.hpp>
#include <varve/core/parse_double.hpp>
#include <varve/sql/utf8.hpp>

namespace varve::detail {

/// How deep a document may nest. Boost's default, 32, would write documents that it does not read again.
inline constexpr std::size_t deepest_json = 512;

[[noreturn, gnu::cold]] inline void bad_json(const std::string& why) {
    throw data_error("a text is no JSON that can be kept: " + why + "; correct the row", {.sqlstate = "22032"});
}
[[noreturn, gnu::cold]] inline void unwritable_json(const char* why) {
    throw data_error(std::string{"a JSON document cannot be stored: "} + why, {.sqlstate = "22030"});
}

/// Builds the value as Boost.JSON's own parser does, but with each number that is no integer read exactly: before 1.84 the
/// parser misses the nearest double for about every fifth of them (measured with 1.81).
struct json_builder {
    static constexpr std::size_t max_object_size = boost::json::object::max_size();
    static constexpr std::size_t max_array_size = boost::json::array::max_size();
    static constexpr std::size_t max_key_size = boost::json::string::max_size();
    static constexpr std::size_t max_string_size = boost::json::string::max_size();

    boost::json::value_stack stack{};
    std::string number{};

    template <class View>
    void keep(View part) { number.append(part.data(), part.size()); }

    bool on_document_begin(boost::json::error_code&) { return stack.reset(), true; }
    bool on_document_end(boost::json::error_code&) { return true; }
    bool on_object_begin(boost::json::error_code&) { return true; }
    bool on_object_end(std::size_t count, boost::json::error_code&) { return stack.push_object(count), true; }
    bool on_array_begin(boost::json::error_code&) { return true; }
    bool on_array_end(std::size_t count, boost::json::error_code&) { return stack.push_array(count), true; }
    bool on_key_part(boost::json::string_view part, std::size_t, boost::json::error_code&) { return stack.push_chars(part), true; }
    bool on_key(boost::json::string_view part, std::size_t, boost::json::error_code&) { return stack.push_key(part), true; }
    bool on_string_part(boost::json::string_view part, std::size_t, boost::json::error_code&) { return stack.push_chars(part), true; }
    bool on_string(boost::json::string_view part, std::size_t, boost::json::error_code&) { return stack.push_string(part), true; }
    bool on_number_part(boost::json::string_view part, boost::json::error_code&) { return keep(part), true; }
    bool on_int64(std::int64_t value, boost::json::string_view, boost::json::error_code&) {
        number.clear();
        return stack.push_int64(value), true;
    }
    bool on_uint64(std::uint64_t value, boost::json::string_view, boost::json::error_code&) {
        number.clear();
        return stack.push_uint64(value), true;
    }
    bool on_double(double value, boost::json::string_view part, boost::json::error_code&) {
        keep(part);
        value = parse_double(number).value_or(value);
        if (!std::isfinite(value)) bad_json("the number " + number + " is too large for a double");
        number.clear();
        return stack.push_double(value), true;
    }
    bool on_bool(bool value, boost::json::error_code&) { return stack.push_bool(value), true; }
    bool on_null(boost::json::error_code&) { return stack.push_null(), true; }
    bool on_comment_part(boost::json::string_view, boost::json::error_code&) { return true; }
    bool on_comment(boost::json::string_view, boost::json::error_code&) { return true; }
};

/// Throws data_error for what is no JSON document.
inline boost::json::value parse_json(std::string_view text) {
    boost::json::parse_options options;
    options.max_depth = deepest_json;
    boost::json::basic_parser<json_builder> parser{options};
    boost::json::error_code failed;
    const std::size_t used = parser.write_some(false, text.data(), text.size(), failed);
    if (failed) bad_json(failed.message());
    if (used < text.size()) bad_json("there is more behind the document");
    return parser.handler().stack.release();
}

template <class Text>
void check_json_text(const Text& text) {
    if (!is_utf8({text.data(), text.size()})) unwritable_json("a text in it is no UTF-8, and JSON is; keep such bytes in a column of bytes");
}

/// Throws data_error unless reading its text gives the document back: JSON has no NaN, no infinity, and UTF-8 alone.
inline void check_json(const boost::json::value& value, std::size_t depth = 0) {
    if (const auto* number = value.if_double()) {
        if (!std::isfinite(*number)) unwritable_json("JSON has no NaN and no infinity; put null in their place");
    } else if (const auto* text = value.if_string()) {
        check_json_text(*text);
    } else if (const auto* array = value.if_array()) {
        if (depth == deepest_json) unwritable_json("it nests more than 512 levels");
        for (const boost::json::value& each : *array) check_json(each, depth + 1);
    } else if (const auto* object = value.if_object()) {
        if (depth == deepest_json) unwritable_json("it nests more than 512 levels");
        for (const auto& each : *object) {
            check_json_text(each.key());
            check_json(each.value(), depth + 1);
        }
    }
}

inline std::string json_text(const boost::json::value& value) {
    check_json(value);
    return boost::json::serialize(value);
}

}  // namespace varve::detail
