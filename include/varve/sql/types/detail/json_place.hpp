#pragma once

#include <cstddef>
#include <exception>
#include <string>
#include <string_view>

#include <boost/json/value.hpp>

#include <varve/core/error.hpp>
#include <varve/core/number_text.hpp>

namespace varve::detail {

/// Where in a document one is, as a chain on the stack: its text, "$.lines[2].price", is made only when something is wrong.
struct json_place {
    const json_place* outer = nullptr;
    std::string_view key{};
    std::size_t index = 0;

    std::string path() const {
        if (outer == nullptr) return "$";
        std::string text = outer->path();
        if (key.data() != nullptr) {
            text.push_back('.');
            text += key;
        } else {
            text.push_back('[');
            append_number(text, std::uint64_t{index});
            text.push_back(']');
        }
        return text;
    }
};

[[noreturn, gnu::cold]] inline void wrong_json(const json_place& place, const std::string& why) {
    throw data_error("the JSON document at " + place.path() + " " + why + "; correct the row or the field's type",
                     {.sqlstate = "22032"});
}

[[noreturn, gnu::cold]] inline void unlike_json(const json_place& place, const boost::json::value& found, const char* wanted) {
    constexpr const char* kinds[] = {"null", "true or false", "an integer", "an integer", "a number", "a text", "an array", "an object"};
    wrong_json(place, std::string{"holds "} + kinds[static_cast<unsigned>(found.kind())] + " where " + wanted + " is read");
}

[[noreturn, gnu::cold]] inline void unreadable_json(const json_place& place, const std::exception& why) {
    throw data_error("the JSON document at " + place.path() + " holds a value that its C++ type cannot be made from: " + why.what(),
                     {.sqlstate = "22032"});
}

/// Adds the place to what a conversion throws.
template <class Conversion>
void in_json(const json_place& place, const Conversion& convert) {
    try {
        convert();
    } catch (const std::exception& why) {
        unreadable_json(place, why);
    }
}

}  // namespace varve::detail
