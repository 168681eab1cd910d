#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <varve/core/rule.hpp>
#include <varve/expression/enumeration.hpp>
#include <varve/reflect/field.hpp>
#include <varve/reflect/field_names.hpp>
#include <varve/reflect/reflectable.hpp>
#include <varve/sql/types/detail/json_place.hpp>
#include <varve/sql/types/detail/json_scalar.hpp>
#include <varve/sql/types/detail/json_text.hpp>

namespace varve {

/// A value kept as one JSON document, by reflection: a struct is an object of its fields' names, a list an array, a map with
/// text or enumeration keys an object, an optional null or its value, everything else what a column of it is as text or
/// number. Reading ignores unknown keys, and a missing key leaves the field as `T{}` has it, so that a struct may grow
/// without a migration; what does not fit a field is a data_error that names the path, "$.lines[2].price".
template <class T>
struct json {
    using value_type = T;

    T value{};

    constexpr T& operator*() { return value; }
    constexpr const T& operator*() const { return value; }
    constexpr T* operator->() { return &value; }
    constexpr const T* operator->() const { return &value; }

    bool operator==(const json&) const = default;
};

template <class T>
json(T) -> json<T>;

/// What json<T> can hold.
template <class T, bool Supported>
struct type_has_json_form {
    static constexpr bool holds = Supported;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a type inside varve::json<…> has no JSON form; it holds plain structs, lists, maps with text keys, "
                      "optionals and column types; specialise varve::column_type for the type named in this rule");
    }
};

namespace detail {

template <class T>
inline constexpr bool is_json_field = false;
template <class T>
inline constexpr bool is_json_field<json<T>> = true;

// Kept as json<T> by its own column_type: that asks for T's fields, and would come back here for ever.
template <class T>
concept kept_as_json = requires { requires std::same_as<typename column_type<T>::stored, json<T>>; };

// An enumeration that is kept by its names, and may name the keys of an object.
template <class T>
concept named_enumeration = std::is_enum_v<T> && native_type<T>;

// Decided before lists and structs: texts, bytes, and a user's own mapping of either.
template <class T>
concept json_scalar = mapped<T> && !is_optional<T> && !list_column<T> && !is_json_field<T> && !kept_as_json<T>;

template <class T>
concept json_map = requires(T map) {
    typename T::mapped_type;
    requires std::same_as<typename T::key_type, std::string> || named_enumeration<typename T::key_type>;
    map[std::declval<typename T::key_type>()];
};

template <class T>
concept json_list = !requires { typename T::mapped_type; } && requires(const T& list) {
    typename T::value_type;
    list.begin();
    list.end();
    list.size();
};

template <class T>
void write_json(boost::json::value& to, const T& value);

template <class T>
void write_json_object(boost::json::value& to, const T& value) {
    boost::json::object& made = to.emplace_object();
    made.reserve(field_count<T>);
    for_each_field(value, [&](const auto& field, auto position) {
        const std::string_view name = field_names<T>[position];
        write_json(made[boost::json::string_view{name.data(), name.size()}], field);
    });
}

template <class Key>
boost::json::string_view json_key(const Key& key) {
    if constexpr (std::is_enum_v<Key>) {
        const std::string_view label = column_type<Key>::to_native(key).label;
        return {label.data(), label.size()};
    } else {
        return {key.data(), key.size()};
    }
}

template <class T>
void write_json(boost::json::value& to, const T& value) {
    if constexpr (is_json_field<T>) {
        write_json(to, value.value);
    } else if constexpr (is_optional<T>) {
        if (value)
            write_json(to, *value);
        else
            to = nullptr;
    } else if constexpr (json_scalar<T>) {
        write_json_scalar(to, value);
    } else if constexpr (json_map<T>) {
        boost::json::object& made = to.emplace_object();
        made.reserve(value.size());
        for (const auto& [key, each] : value) write_json(made[json_key(key)], each);
    } else if constexpr (json_list<T>) {
        boost::json::array& made = to.emplace_array();
        made.reserve(value.size());
        for (const auto& each : value)
            write_json<typename T::value_type>(made.emplace_back(nullptr), each);  // vector<bool> gives no bool&
    } else if constexpr (obeys<type_has_json_form<T, reflectable<T>>>()) {
        write_json_object(to, value);
    }
}

template <class T>
void read_json(const boost::json::value& from, T& out, const json_place& place);

template <class T>
void read_json_object(const boost::json::value& from, T& out, const json_place& place) {
    const auto* object = from.if_object();
    if (object == nullptr) unlike_json(place, from, "an object");
    for_each_field(out, [&](auto& field, auto position) {
        const std::string_view name = field_names<T>[position];
        if (const auto* found = object->if_contains(boost::json::string_view{name.data(), name.size()}))
            read_json(*found, field, {&place, name});
    });
}

template <class T>
void read_json_map(const boost::json::value& from, T& out, const json_place& place) {
    const auto* object = from.if_object();
    if (object == nullptr) unlike_json(place, from, "an object");
    out.clear();
    for (const auto& each : *object) {
        const std::string_view name{each.key().data(), each.key().size()};
        const json_place inner{&place, name};
        typename T::key_type key{};
        if constexpr (std::is_enum_v<typename T::key_type>)
            in_json(inner, [&] { column_type<typename T::key_type>::from_native({name}, key); });
        else
            key.assign(name.data(), name.size());
        read_json(each.value(), out[std::move(key)], inner);
    }
}

template <class T>
void read_json_list(const boost::json::value& from, T& out, const json_place& place) {
    const auto* array = from.if_array();
    if (array == nullptr) unlike_json(place, from, "an array");
    constexpr bool grows = requires { out.clear(); };
    if constexpr (grows)
        out.clear();
    else if (array->size() != out.size())
        wrong_json(place, "has " + number_text(static_cast<std::int64_t>(array->size())) + " elements where " +
                              number_text(static_cast<std::int64_t>(out.size())) + " are read");
    for (std::size_t i = 0; i < array->size(); ++i) {
        typename T::value_type element{};
        read_json((*array)[i], element, {&place, {}, i});
        if constexpr (!grows)
            out[i] = std::move(element);
        else
            out.insert(out.end(), std::move(element));
    }
}

template <class T>
void read_json(const boost::json::value& from, T& out, const json_place& place) {
    if constexpr (is_json_field<T>) {
        read_json(from, out.value, place);
    } else if constexpr (is_optional<T>) {
        if (from.is_null())
            out.reset();
        else
            read_json(from, out.emplace(), place);
    } else if constexpr (json_scalar<T>) {
        read_json_scalar(from, out, place);
    } else if constexpr (json_map<T>) {
        read_json_map(from, out, place);
    } else if constexpr (json_list<T>) {
        read_json_list(from, out, place);
    } else if constexpr (obeys<type_has_json_form<T, reflectable<T>>>()) {
        read_json_object(from, out, place);
    }
}

}  // namespace detail

/// What a JSON text says, by the rules of json<T>: `from_json<std::vector<metric>>(text)`. Throws data_error, which names the
/// path of what does not fit.
template <class T>
T from_json(std::string_view text) {
    T read{};
    detail::read_json(detail::parse_json(text), read, {});
    return read;
}

/// The JSON text of a value, as json<T> keeps it.
template <class T>
std::string to_json(const T& value) {
    boost::json::value document;
    detail::write_json(document, value);
    return detail::json_text(document);
}

template <class T>
struct column_type<json<T>> {
    using native = json_value;
    static constexpr schema::type type() { return {.kind = schema::type_kind::json}; }
    static json_value to_native(const json<T>& field) { return {to_json(field.value)}; }
    // Into a fresh value: keys that are missing must not keep what the row before left in the field.
    static void from_native(const json_value& value, json<T>& out) { out.value = from_json<T>(value.text); }
};

namespace detail {

/// stored_as text: the document's text, also where the engine has a type for JSON.
template <class T>
struct stored_differently<json<T>, schema::storage::text> {
    using native = std::string_view;
    static std::string to_native(const json<T>& field) { return to_json(field.value); }
    static void from_native(std::string_view value, json<T>& out) { out.value = from_json<T>(value); }
};

}  // namespace detail

}  // namespace varve
