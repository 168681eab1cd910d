#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <varve/query/detail/offered_fields.hpp>
#include <varve/query/dynamic_condition.hpp>
#include <varve/query/dynamic_order.hpp>
#include <varve/query/field_operator.hpp>

namespace varve {

namespace detail {

template <class Dynamic>
Dynamic filter_of(const std::vector<const field_entry*>& offered, std::string_view name, field_operator asks,
                  std::span<const std::string_view> texts) {
    const field_entry& field = field_named(name, offered);
    return Dynamic{field.condition(field, asks, texts)};
}

}  // namespace detail

/// A condition from texts that came from outside: `filter.where(field_filter<metric>("value", ">=", "20.5"))`. The name is
/// one of the struct's fields, `billing.city` inside of an embedded struct, `metric.name` where several tables have it; the
/// text is read as the field's type and bound. Every field may be named: exposed<…> offers some only. Throws field_error.
template <class... Tables>
dynamic<Tables...> field_filter(std::string_view field, field_operator asks, std::string_view text = {}) {
    return detail::filter_of<dynamic<Tables...>>(detail::offered_fields<Tables...>(), field, asks, {&text, 1});
}
template <class... Tables>
dynamic<Tables...> field_filter(std::string_view field, std::string_view asks, std::string_view text = {}) {
    return field_filter<Tables...>(field, field_operator_of(asks), text);
}
/// With any number of values, for one_of and none_of.
template <class... Tables>
dynamic<Tables...> field_filter(std::string_view field, field_operator asks, std::span<const std::string> texts) {
    const std::vector<std::string_view> views{texts.begin(), texts.end()};
    return detail::filter_of<dynamic<Tables...>>(detail::offered_fields<Tables...>(), field, asks, views);
}

/// The fields of a struct that may be named from outside, and no others: a hash of a password could be guessed by filters
/// or sorting, letter by letter.
///
///     using shown = varve::exposed<&metric::name, &metric::value>;
///     filter.where(shown::filter(form.field, form.operation, form.text));
///     order = shown::order(form.sort_by, varve::sort_direction::descending);
template <member auto First, member auto... Rest>
struct exposed {
    using model = member_root<First>;
    static_assert((true && ... && std::is_same_v<member_root<Rest>, model>),
                  "varve: exposed fields belong to several structs; a condition by name is over one table; expose the fields of each struct apart");

    static dynamic<model> filter(std::string_view field, field_operator asks, std::string_view text = {}) {
        return detail::filter_of<dynamic<model>>(offered(), field, asks, {&text, 1});
    }
    static dynamic<model> filter(std::string_view field, std::string_view asks, std::string_view text = {}) {
        return filter(field, field_operator_of(asks), text);
    }
    static dynamic<model> filter(std::string_view field, field_operator asks, std::span<const std::string> texts) {
        const std::vector<std::string_view> views{texts.begin(), texts.end()};
        return detail::filter_of<dynamic<model>>(offered(), field, asks, views);
    }
    static dynamic_order<model> order(std::string_view field, sort_direction way = sort_direction::ascending) {
        return dynamic_order<model>{}.then_field(detail::field_named(field, offered()), way);
    }

private:
    static const std::vector<const detail::field_entry*>& offered() {
        static const std::vector<const detail::field_entry*> fields = [] {
            const auto& all = detail::fields_of_source<table_source<model>>();
            return std::vector<const detail::field_entry*>{&all[detail::position_of_column<First>], &all[detail::position_of_column<Rest>]...};
        }();
        return fields;
    }
};

template <class... Tables>
dynamic_order<Tables...>& dynamic_order<Tables...>::then_by_name(std::string_view field, sort_direction way) {
    return then_field(detail::field_named(field, detail::offered_fields<Tables...>()), way);
}

template <class... Tables>
dynamic_order<Tables...>& dynamic_order<Tables...>::then_field(const detail::field_entry& field, sort_direction way) {
    by.said.add(std::make_shared<detail::field_key>(field), way == sort_direction::descending);
    return *this;
}

}  // namespace varve
