#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <varve/core/owned.hpp>
#include <varve/expression/column.hpp>
#include <varve/model/layout.hpp>
#include <varve/model/table_name.hpp>

namespace varve::detail {

// A member that is no column (of a struct that is no model, an embedded struct as a whole) has no name; the rules at the
// entry points have said so already, and nothing more is said here.
template <auto Member>
struct column_identity {
    using root = member_root<Member>;
    static constexpr std::size_t position = position_of_column<Member>;
    static constexpr bool exists = position < column_count<root>;

    static constexpr std::string_view name() {
        if constexpr (exists)
            return layout_of<root>[position].name;
        else
            return {};
    }
    static constexpr std::string_view table() { return table_name_of<root>; }
    static constexpr schema::storage stored_as() {
        if constexpr (exists)
            return layout_of<root>[position].stored_as;
        else
            return schema::storage::natural;
    }
};

/// The column names of member pointers, in order.
template <auto... Members>
inline constexpr std::array<std::string_view, sizeof...(Members)> column_names_of{column_identity<Members>::name()...};

[[gnu::cold, gnu::noinline]] constexpr std::vector<std::string> owned_names(std::span<const std::string_view> names) {
    std::vector<std::string> made(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) append_owned(made[i], names[i]);
    return made;
}

/// The same, for a schema value to own.
template <auto... Members>
constexpr std::vector<std::string> names_of_columns() {
    return owned_names(column_names_of<Members...>);
}

/// The members a fact names, for the rule that they are the model's own.
template <auto... Members>
struct member_list {};

}  // namespace varve::detail
