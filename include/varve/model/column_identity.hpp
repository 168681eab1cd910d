#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/core/owned.hpp>
#include <varve/expression/column.hpp>
#include <varve/model/layout.hpp>

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
constexpr std::vector<std::string> names_of_columns() {
    std::vector<std::string> names;
    names.reserve(sizeof...(Members));
    (names.push_back(owned(column_identity<Members>::name())), ...);
    return names;
}

/// The members a fact names, for the rule that they are the model's own.
template <auto... Members>
struct member_list {};

}  // namespace varve::detail
