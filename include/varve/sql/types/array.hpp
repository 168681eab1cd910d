#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <string>
#include <type_traits>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include <varve/sql/codec.hpp>
#include <varve/sql/types/detail/json_place.hpp>
#include <varve/sql/types/detail/json_scalar.hpp>
#include <varve/sql/types/detail/json_text.hpp>

namespace varve {

namespace detail {

// Bytes are one value, not an array of them.
template <class T>
concept array_element = mapped<T> && !std::same_as<T, std::byte>;

// Travels as a JSON array; an engine that has arrays makes its own of it, by the element's type.
template <class List, class Element>
struct list_as_json {
    using native = json_value;
    using element = Element;

    static constexpr schema::type type() {
        schema::type made{.kind = schema::type_kind::array};
        made.element.push_back(logical_type<Element>());
        return made;
    }
    static json_value to_native(const List& list) {
        boost::json::value document;
        write(list, document);
        return {json_text(document)};
    }
    static void from_native(const json_value& value, List& out) { read(parse_json(value.text), out, json_place{}); }

    static void write(const List& list, boost::json::value& to) {
        boost::json::array& made = to.emplace_array();
        made.reserve(list.size());
        for (const auto& each : list) write_json_scalar<Element>(made.emplace_back(nullptr), each);  // vector<bool> gives no bool&
    }
    static void read(const boost::json::value& from, List& out, const json_place& place) {
        const auto* array = from.if_array();
        if (array == nullptr) unlike_json(place, from, "an array");
        if constexpr (requires { out.clear(); }) {
            out.clear();
            out.reserve(array->size());
        } else if (array->size() != out.size()) {
            wrong_json(place, "has " + number_text(static_cast<std::int64_t>(array->size())) + " elements where " +
                                  number_text(static_cast<std::int64_t>(out.size())) + " are read");
        }
        for (std::size_t i = 0; i < array->size(); ++i) {
            Element value{};
            read_json_scalar((*array)[i], value, {&place, {}, i});
            if constexpr (requires { out.clear(); })
                out.push_back(static_cast<Element&&>(value));
            else
                out[i] = static_cast<Element&&>(value);
        }
    }
};

}  // namespace detail

/// A list of mapped values, optional ones too: an array where the engine has arrays, a JSON array elsewhere.
template <detail::array_element T>
struct column_type<std::vector<T>> : detail::list_as_json<std::vector<T>, T> {};

/// The same with a fixed number of elements; another number in the database is a data_error.
template <detail::array_element T, std::size_t Size>
struct column_type<std::array<T, Size>> : detail::list_as_json<std::array<T, Size>, T> {};

}  // namespace varve
