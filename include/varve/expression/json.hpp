// What stands in JSON columns and in columns of arrays. Paths are SQL's, "$.owner.name" or "$.lines[0]", and are bound: a path
// made of what a user typed is a value as any other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

#include <varve/expression/kinds.hpp>

namespace varve {

/// Functions of JSON take columns of JSON, and those of arrays arrays too.
template <class Argument, bool Takes>
struct function_takes_json {
    static constexpr bool holds = Takes;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a function of JSON is given an argument that holds none; it looks into fields of JSON types, json_contains and "
                      "json_array_length into arrays too; name a JSON field");
    }
};

/// What comes out of JSON by itself is text, a number or a boolean.
template <class Value, bool Plain>
struct json_gives_plain_values {
    static constexpr bool holds = Plain;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a value of this type does not stand in JSON by itself; there are text, numbers and booleans; ask for one of these, "
                      "or read the whole field into varve::json<…>");
    }
};

namespace detail {

template <class T>
consteval schema::type_kind kind_of_argument() {
    if constexpr (expression<T>)
        if constexpr (mapped<argument_type<T>>) return logical_type<argument_type<T>>().kind;
    return schema::type_kind::custom;
}
template <class T>
inline constexpr bool json_argument = kind_of_argument<T>() == schema::type_kind::json;
template <class T>
inline constexpr bool array_argument = kind_of_argument<T>() == schema::type_kind::array;

template <class T>
inline constexpr bool plain_in_json =
    std::is_same_v<T, bool> || std::is_same_v<T, std::string> || integer<T> || std::is_floating_point_v<T>;

template <class Of>
consteval bool takes_json() {
    return obeys<function_takes_json<Of, json_argument<Of>>>();
}
template <class Of>
consteval bool takes_json_or_array() {
    return obeys<function_takes_json<Of, json_argument<Of> || array_argument<Of>>>();
}

}  // namespace detail

/// The text, number or boolean at a path; NULL where there is none, and for JSON's null:
/// `json_get<std::int64_t>(col<&order::details>, "$.lines[0].count") > 3`. What is there but of another type is a data_error
/// when it is read.
template <class T, class Of, detail::text_value Path>
constexpr auto json_get(const Of& of, const Path& path) {
    static_cast<void>(detail::takes_json<Of>() && detail::obeys<json_gives_plain_values<T, detail::plain_in_json<T>>>());
    const auto bound = detail::own_parameter(path);
    return call_expression<"json_value", false, std::optional<T>, detail::natural_storage, Of, std::remove_const_t<decltype(bound)>>{
        {}, {{of}, {bound}}};
}

/// What is at a path as text: a text without its quotes, `true`, numbers as they stand, objects and arrays as JSON; NULL as
/// with json_get.
template <class Of, detail::text_value Path>
constexpr auto json_text(const Of& of, const Path& path) {
    static_cast<void>(detail::takes_json<Of>());
    const auto bound = detail::own_parameter(path);
    return call_expression<"json_text", false, std::optional<std::string>, detail::natural_storage, Of, std::remove_const_t<decltype(bound)>>{
        {}, {{of}, {bound}}};
}

/// Whether an array has an element: `json_contains(col<&post::tags>, "c++")`. NULL where the column is.
template <class Of, class Value>
    requires(!expression<Value>)
constexpr auto json_contains(const Of& of, const Value& value) {
    static_cast<void>(detail::takes_json_or_array<Of>() &&
                      detail::obeys<json_gives_plain_values<Value, detail::plain_in_json<Value> || detail::text_value<Value>>>());
    const auto bound = detail::own_parameter(value);
    using parameter = std::remove_const_t<decltype(bound)>;
    if constexpr (detail::array_argument<Of>)
        return call_expression<"array_contains", false, bool, detail::natural_storage, Of, parameter>{{}, {{of}, {bound}}};
    else if constexpr (std::is_same_v<Value, bool>)
        return call_expression<"json_contains_boolean", false, bool, detail::natural_storage, Of, parameter>{{}, {{of}, {bound}}};
    else
        return call_expression<"json_contains", false, bool, detail::natural_storage, Of, parameter>{{}, {{of}, {bound}}};
}

/// How many elements an array has; 0 for JSON that is no array.
template <class Of>
constexpr auto json_array_length(const Of& of) {
    static_cast<void>(detail::takes_json_or_array<Of>());
    if constexpr (detail::array_argument<Of>)
        return detail::call_of<"array_length", std::int64_t>(of);
    else
        return detail::call_of<"json_array_length", std::int64_t>(of);
}
/// The same of the array at a path; NULL where there is nothing.
template <class Of, detail::text_value Path>
constexpr auto json_array_length(const Of& of, const Path& path) {
    static_cast<void>(detail::takes_json<Of>());
    const auto bound = detail::own_parameter(path);
    return call_expression<"json_array_length", false, std::optional<std::int64_t>, detail::natural_storage, Of,
                           std::remove_const_t<decltype(bound)>>{{}, {{of}, {bound}}};
}

}  // namespace varve
