#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <boost/hana/unpack.hpp>

#include <varve/model/facts.hpp>
#include <varve/reflect/snake_case.hpp>
#include <varve/reflect/type_name.hpp>

namespace varve::detail {

template <class T>
inline constexpr auto default_table_name = [] {
    constexpr std::size_t size = snake_case(type_name<T>).size();
    std::array<char, size + 1> text{};
    const std::string name = snake_case(type_name<T>);
    for (std::size_t i = 0; i < size; ++i) text[i] = name[i];
    return text;
}();

template <class T>
consteval std::string_view find_table_name() {
    std::string_view found{default_table_name<T>.data(), default_table_name<T>.size() - 1};
    boost::hana::unpack(facts_of<T>(), [&]<class... Facts>(const Facts&...) {
        ([&] {
            if constexpr (requires { Facts::is_table_name; }) found = Facts::name;
        }(), ...);
    });
    return found;
}

template <class T>
consteval std::string_view find_schema_name() {
    std::string_view found;
    boost::hana::unpack(facts_of<T>(), [&]<class... Facts>(const Facts&...) {
        ([&] {
            if constexpr (requires { Facts::is_schema_name; }) found = Facts::name;
        }(), ...);
    });
    return found;
}

template <class T>
inline constexpr std::string_view table_name_of = find_table_name<T>();
template <class T>
inline constexpr std::string_view schema_name_of = find_schema_name<T>();

}  // namespace varve::detail
