#pragma once

#include <algorithm>
#include <cstddef>
#include <type_traits>

#include <varve/core/error.hpp>
#include <varve/repository/detail/related_keys.hpp>
#include <varve/repository/detail/relation.hpp>
#include <varve/repository/detail/tracked_models.hpp>

namespace varve::detail {

template <class Field, class Value>
void fill_reference(Field& field, const Value& value) {
    if constexpr (is_optional<Field>) {
        fill_reference(field ? *field : field.emplace(), value);
    } else if constexpr (integer<Field> && integer<Value>) {  // a key that the field is too small for must not be cut
        using type = column_type<Field>;
        type::from_native(static_cast<typename type::native>(value), field);
    } else {
        field = static_cast<Field>(value);
    }
}

/// Takes the value of a foreign key from the row that it points at.
template <auto Member>
void fill_link(tracked_row& child, const tracked_row& parent) {
    constexpr auto referenced = reference_of<Member>;
    auto& field = get_member<Member>(static_cast<tracked_object<member_root<Member>>&>(child).row);
    with_value(get_member<referenced>(static_cast<const tracked_object<member_root<referenced>>&>(parent).row),
               [&](const auto& value) { fill_reference(field, value); });
}

[[noreturn, gnu::cold]] inline void refuse_linked_key() {
    throw usage_error("varve: a link would change the key of a row that is in the database; remove its object and add another");
}

/// At once where the parent's value is known, and when the parent is inserted where only then it will be.
template <auto Member, class Child, class Parent>
void link_rows(tracked_object<Child>& child, tracked_object<Parent>& parent) {
    if (child.state != row_state::added && roles_of<Child>[position_of_column<Member>].is_key) refuse_linked_key();
    std::erase_if(child.links, [](const row_link& each) { return each.columns.front() == position_of_column<Member>; });
    if (parent.state == row_state::added)
        child.links.push_back({&parent, &fill_link<Member>, shifted_positions<0, Member>});
    else
        fill_link<Member>(child, parent);
}

}  // namespace varve::detail
