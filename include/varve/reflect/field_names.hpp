#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include <varve/reflect/field_count.hpp>

#if __has_include(<boost/pfr/core_name.hpp>)
#include <boost/pfr/core_name.hpp>
#endif

#if !BOOST_PFR_CORE_NAME_ENABLED
#include <varve/reflect/detail/nested_text.hpp>
#include <varve/reflect/detail/signature.hpp>
#include <varve/reflect/detail/stored_names.hpp>
#endif

namespace varve {

namespace detail {

#if BOOST_PFR_CORE_NAME_ENABLED  // Boost 1.84

template <class T>
consteval std::array<std::string_view, field_count<T>> find_field_names() {
    if constexpr (field_count<T> == 0) {
        return {};
    } else {
        return boost::pfr::names_as_array<T>();
    }
}

#else

template <class T>
struct field_name_source {
    template <std::size_t... I>
    static consteval const char* signature(std::index_sequence<I...>) {
        constexpr auto tied = tie<sizeof...(I)>(never_defined<T>());
        return value_signature<&tied_field<I>(tied)...>();
    }

    // clang prints `&object.field, ...`, g++ `(& object<T>.holder<T>::varve_object.T::field), ...`.
    // All elements begin alike, so brackets and quotes need to be followed in the first one only. A plain pointer, and
    // once for each struct: signatures are long, and this is read for every model at compile time.
    static consteval std::array<std::string_view, field_count<T>> find() {
        const char* at = signature(std::make_index_sequence<field_count<T>>{}) + values_begin;
        const std::string_view rest = counted(at);
        const std::string_view first = last_identifier(rest.substr(0, element_end(rest, 0)));
        const auto prefix = first.data() - rest.data();
        std::array<std::string_view, field_count<T>> found{};
        for (std::string_view& name : found) {
            at += prefix;
            const char* const begin = at;
            while (is_identifier_character(*at)) ++at;
            name = {begin, static_cast<std::size_t>(at - begin)};
            while (*at == ')') ++at;
            if (*at == ',') at += 2;
        }
        return found;
    }
    static constexpr auto in_signature = find();
    static consteval const auto& names() { return in_signature; }
};

template <class T>
consteval std::array<std::string_view, field_count<T>> find_field_names() {
    if constexpr (field_count<T> == 0) {
        return {};
    } else {
        return views_of_stored_names<field_name_source<T>>();
    }
}

#endif

}  // namespace detail

/// The names of the fields, in order; in static storage.
template <class T>
inline constexpr std::array<std::string_view, field_count<T>> field_names =
    detail::find_field_names<T>();

template <class T>
inline constexpr std::array<std::string_view, field_count<T>> field_names<const T> = field_names<T>;

}  // namespace varve
