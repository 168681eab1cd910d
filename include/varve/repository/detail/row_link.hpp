#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/repository/detail/relation.hpp>
#include <varve/repository/detail/tracked_models.hpp>

namespace varve::detail {

[[noreturn, gnu::cold]] inline void refuse_absent_reference() {
    throw usage_error("varve: a row is linked to one whose referenced field is absent, and its own field cannot be; "
                      "fill the field of the other, or make that of this one optional");
}

template <class Field, class Value>
void fill_reference(Field& field, const Value& value) {
    if constexpr (is_optional<Value>) {
        if (value)
            fill_reference(field, *value);
        else if constexpr (is_optional<Field>)
            field.reset();  // not what it referred to before
        else
            refuse_absent_reference();
    } else if constexpr (is_optional<Field>) {
        fill_reference(field ? *field : field.emplace(), value);
    } else if constexpr (integer<Field> && integer<Value>) {  // a key that the field is too small for must not be cut
        using type = column_type<Field>;
        type::from_native(static_cast<typename type::native>(value), field);
    } else {
        field = static_cast<Field>(value);
    }
}

template <auto Member, auto Referenced>
void fill_column(tracked_row& child, const tracked_row& parent) {
    auto& field = get_member<Member>(static_cast<tracked_object<member_root<Member>>&>(child).row);
    fill_reference(field, get_member<Referenced>(static_cast<const tracked_object<member_root<Referenced>>&>(parent).row));
}

/// Takes the values of a foreign key from the row that it points at.
template <class Members, class Referenced>
struct link_along;
template <auto... Members, auto... Referenced>
struct link_along<member_list<Members...>, referenced_members<Referenced...>> {
    static void fill(tracked_row& child, const tracked_row& parent) { (fill_column<Members, Referenced>(child, parent), ...); }
    static consteval bool has_key() { return (false || ... || roles_of<member_root<Members>>[position_of_column<Members>].is_key); }
};

[[noreturn, gnu::cold]] inline void refuse_linked_key() {
    throw usage_error("varve: a link would change the key of a row that is in the database; remove its object and add another");
}

[[noreturn, gnu::cold]] inline void refuse_removed_link() {
    throw usage_error("varve: a link is of or to an object that is to be removed; discard the removal first, or link others");
}
[[noreturn, gnu::cold]] inline void refuse_own_link() {
    throw usage_error("varve: an added object is linked to itself, whose key is made when it is inserted; commit first, then link it");
}

/// At once where the parent's value is known, and when the parent is inserted where only then it will be.
template <auto... Members, class Child, class Parent>
void link_rows(tracked_object<Child>& child, tracked_object<Parent>& parent) {
    using along = link_along<member_list<Members...>, referenced_by<Members...>>;
    constexpr std::span<const std::uint16_t> columns = shifted_positions<0, Members...>;
    if (child.state == row_state::removed || parent.state == row_state::removed) refuse_removed_link();
    if constexpr (std::is_same_v<Child, Parent> && has_generated_key<Child>)
        if (&child == &parent && child.state == row_state::added && key_is_unset(child.row)) refuse_own_link();
    if (child.state != row_state::added && along::has_key()) refuse_linked_key();
    std::erase_if(child.links, [&](const row_link& each) { return std::ranges::equal(each.columns, columns); });
    if (parent.state == row_state::added)
        child.links.push_back({&parent, &along::fill, columns});
    else
        along::fill(child, parent);
}

}  // namespace varve::detail
