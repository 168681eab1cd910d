#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <varve/query/detail/field_conditions.hpp>

namespace varve::detail {

template <class T, schema::storage Storage>
inline constexpr schema::storage storage_of_field = has_other_storage<T> ? Storage : schema::storage::natural;

template <class Source>
std::vector<field_entry> make_fields() {
    using model = typename Source::model;
    std::vector<std::string> names;
    append_field_names<model>(names, {});
    std::vector<field_entry> made(column_count<model>);
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (
            [&] {
                using field = without_optional<column_field_type<model, I>>;
                made[I] = {.name = std::move(names[I]),
                           .owner = Source::alias().empty() ? type_name<model> : Source::alias(),
                           .qualifier = Source::qualifier(),
                           .has_alias = !Source::alias().empty(),
                           .column = &layout_of<model>[I],
                           .type = &logical_type<field>,
                           .condition = &field_condition<field, storage_of_field<field, layout_of<model>[I].stored_as>>};
            }(),
            ...);
    }(std::make_index_sequence<column_count<model>>{});
    return made;
}

/// The fields of a table or its alias; they stay where they are, so that conditions refer to them.
template <class Source>
const std::vector<field_entry>& fields_of_source() {
    static const std::vector<field_entry> fields = make_fields<Source>();
    return fields;
}

template <class Table, bool OfGroups>
struct fields_of_table {
    static void append(std::vector<const field_entry*>& to) {
        if constexpr (!OfGroups)
            for (const field_entry& each : fields_of_source<typename table_of_dynamic<Table>::type>()) to.push_back(&each);
    }
};
template <auto... Members, bool OfGroups>
struct fields_of_table<grouped_by<Members...>, OfGroups> {
    static void append(std::vector<const field_entry*>& to) {
        (to.push_back(&fields_of_source<table_source<member_root<Members>>>()[position_of_column<Members>]), ...);
    }
};

/// The fields that may be named: all of several tables, or of groups the keys.
template <class... Tables>
const std::vector<const field_entry*>& offered_fields() {
    static const std::vector<const field_entry*> offered = [] {
        std::vector<const field_entry*> made;
        (fields_of_table<Tables, dynamic_scope<Tables...>::is_of_groups>::append(made), ...);
        return made;
    }();
    return offered;
}

}  // namespace varve::detail
