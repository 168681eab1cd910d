#pragma once

#include <cstdint>
#include <string>
#include <type_traits>

#include <varve/core/owned.hpp>
#include <varve/reflect/enumerators.hpp>
#include <varve/reflect/snake_case.hpp>
#include <varve/reflect/type_name.hpp>
#include <varve/sql/codec.hpp>

namespace varve {

namespace detail {

[[noreturn, gnu::cold]] inline void unknown_label(std::string_view type, std::string_view label) {
    throw data_error("the value '" + std::string{label} + "' is no enumerator of " + std::string{type} +
                         "; add it to the enumeration or correct the row",
                     {.sqlstate = "22018"});
}
[[noreturn, gnu::cold]] inline void unknown_enumerator(std::string_view type, std::int64_t value) {
    throw data_error("the value " + number_text(value) + " is no enumerator of " + std::string{type} +
                         "; give it a name or correct the value",
                     {.sqlstate = "22018"});
}

}  // namespace detail

/// An enumeration is kept by the names of its enumerators.
template <class T>
    requires std::is_enum_v<T>
struct column_type<T> {
    using native = label_value;
    static constexpr schema::type type() {
        schema::type made{.kind = schema::type_kind::enumeration, .name = snake_case(type_name<T>)};
        for (const auto& each : enumerators<T>) made.labels.push_back(detail::owned(each.name));
        return made;
    }
    static constexpr label_value to_native(T value) {
        const std::string_view label = enumerator_name(value);
        if (label.empty()) detail::unknown_enumerator(type_name<T>, static_cast<std::int64_t>(value));
        return {label};
    }
    static constexpr void from_native(label_value value, T& out) {
        const auto found = enumerator_value<T>(value.label);
        if (!found) detail::unknown_label(type_name<T>, value.label);
        out = *found;
    }
};

namespace detail {

/// stored_as integer: by the number instead.
template <class T>
    requires std::is_enum_v<T>
struct stored_differently<T, schema::storage::integer> {
    using native = std::int64_t;
    static constexpr std::int64_t to_native(T value) {
        const auto number = static_cast<std::int64_t>(value);
        if (enumerator_name(value).empty()) unknown_enumerator(type_name<T>, number);
        return number;
    }
    static constexpr void from_native(std::int64_t value, T& out) {
        // Numbers are compared, not converted: one that the enumeration is too small for would be cut, or be undefined.
        for (const auto& each : enumerators<T>)
            if (static_cast<std::int64_t>(each.value) == value) {
                out = each.value;
                return;
            }
        unknown_enumerator(type_name<T>, value);
    }
};

}  // namespace detail

}  // namespace varve
