#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

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

template <class Fact>
consteval void note_table_name(std::string_view& found) {
    if constexpr (requires { Fact::is_table_name; }) found = Fact::name;
}
template <class Fact>
consteval void note_schema_name(std::string_view& found) {
    if constexpr (requires { Fact::is_schema_name; }) found = Fact::name;
}

// Of several such facts the last one holds.
template <class T, class... Facts>
consteval std::string_view find_table_name(fact_list<Facts...>) {
    std::string_view found;
    (note_table_name<Facts>(found), ...);
    if (found.empty()) return {default_table_name<T>.data(), default_table_name<T>.size() - 1};
    return found;
}
template <class... Facts>
consteval std::string_view find_schema_name(fact_list<Facts...>) {
    std::string_view found;
    (note_schema_name<Facts>(found), ...);
    return found;
}

template <class T>
inline constexpr std::string_view table_name_of = find_table_name<T>(fact_types<T>{});
template <class T>
inline constexpr std::string_view schema_name_of = find_schema_name(fact_types<T>{});

}  // namespace varve::detail
