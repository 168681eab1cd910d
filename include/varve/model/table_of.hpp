#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include <boost/hana/unpack.hpp>

#include <varve/core/owned.hpp>
#include <varve/model/column_identity.hpp>
#include <varve/model/facts.hpp>
#include <varve/model/finish.hpp>
#include <varve/model/layout.hpp>
#include <varve/model/rules.hpp>
#include <varve/schema/table.hpp>

namespace varve {

namespace detail {

// One instantiation a C++ type, shared by all columns of that type.
template <class T>
constexpr void set_type(schema::column& column) {
    column.type = logical_type<T>();
    column.nullable = is_optional<T>;
}

constexpr void set_name(schema::column& column, const leaf& named) {
    column.name = owned(named.name);
    column.type.stored_as = named.stored_as;
}

// Filled in place: g++ 12 loses a short string's own address when a column is passed by value in a constant expression.
template <class T>
constexpr void add_columns(schema::table& table) {
    table.columns.resize(column_count<T>);
    [&]<class... Fields>(type_list<Fields...>) {
        schema::column* column = table.columns.data();
        (set_type<Fields>(*column++), ...);
    }(column_types<T>{});
    for (std::size_t i = 0; i < column_count<T>; ++i) set_name(table.columns[i], layout_of<T>[i]);
}

template <class T>
constexpr bool apply_facts(schema::table& table);

template <class T, class Fact>
constexpr void apply_fact(schema::table& table, const Fact& fact) {
    if constexpr (is_own_fact<T, Fact>()) {
        if constexpr (requires { fact.apply(table); }) {
            fact.apply(table);
        } else if constexpr (requires { fact.column_prefix; }) {
            // The embedded struct's own facts, made over its own columns and then renamed to where they stand here.
            using embedded = member_value<Fact::member>;
            schema::table inner;
            inner.name = table.name;
            add_columns<embedded>(inner);
            apply_facts<embedded>(inner);
            lift_into(table, inner, fact.column_prefix);
        }
    }
}

template <class T>
constexpr bool apply_facts(schema::table& table) {
    return boost::hana::unpack(facts_of<T>(), [&]<class... Facts>(const Facts&... each) {
        (apply_fact<T>(table, each), ...);
        return (false || ... || requires { Facts::is_primary_key; });
    });
}

}  // namespace detail

/// The table of a model, as its fields and facts make it.
template <class Model>
constexpr schema::table table_of() {
    schema::table made;
    if constexpr (detail::model_is_sound<Model>) {
        made.name = detail::owned(detail::table_name_of<Model>);
        made.in_schema = detail::owned(detail::schema_name_of<Model>);
        detail::add_columns<Model>(made);
        const bool says_key = detail::apply_facts<Model>(made);
        detail::finish(made, says_key);
    }
    return made;
}

}  // namespace varve
