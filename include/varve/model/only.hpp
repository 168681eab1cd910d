#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <varve/schema/table.hpp>

namespace varve {

/// A table option that one engine alone has.
struct table_option {
    std::string_view name{};
    std::string_view value{};
};

inline constexpr table_option strict{"strict", "true"};                ///< SQLite: STRICT
inline constexpr table_option without_rowid{"without_rowid", "true"};  ///< SQLite: WITHOUT ROWID

namespace detail {

template <std::size_t Count>
struct only_fact {
    static constexpr bool is_plain = true;
    std::string_view dialect{};
    std::array<table_option, Count> options{};

    [[gnu::cold]] constexpr void apply(schema::table& table) const {
        for (const table_option& each : options)
            table.options.push_back({std::string{dialect}, std::string{each.name}, std::string{each.value}});
    }
};

}  // namespace detail

/// What holds on one backend only: `only<varve::sqlite>(varve::strict)`.
template <class Backend, class... Options>
constexpr auto only(const Options&... options) {
    return detail::only_fact<sizeof...(Options)>{Backend::name, {table_option{options}...}};
}

}  // namespace varve
