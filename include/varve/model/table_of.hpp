#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <boost/hana/unpack.hpp>

#include <varve/core/owned.hpp>
#include <varve/model/column_identity.hpp>
#include <varve/model/facts.hpp>
#include <varve/model/finish.hpp>
#include <varve/model/layout.hpp>
#include <varve/model/next_index.hpp>
#include <varve/model/table_name.hpp>
#include <varve/model/tied_columns.hpp>
#include <varve/model/rules.hpp>
#include <varve/schema/table.hpp>

namespace varve {

namespace detail {

// One instantiation a C++ type, shared by all columns of that type.
template <class T>
[[gnu::cold]] constexpr void set_type(schema::column& column) {
    column.type = logical_type<T>();
    column.nullable = is_optional<T>;
}

template <class... Fields>
constexpr auto type_setters(type_list<Fields...>) {
    return std::array<void (*)(schema::column&), sizeof...(Fields)>{&set_type<Fields>...};
}

template <class T>
inline constexpr auto type_setters_of = type_setters(column_types<T>{});

// Not a template: it compiles once, however many models there are. Filled in place: g++ 12 loses a short string's own
// address when a column is passed by value in a constant expression.
[[gnu::cold, gnu::noinline]] constexpr void add_columns(schema::table& table, std::span<const leaf> leaves,
                                             std::span<void (*const)(schema::column&)> set_types) {
    table.columns = std::vector<schema::column>(leaves.size());
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        schema::column& column = table.columns[i];
        set_types[i](column);
        column.name = owned(leaves[i].name);
        column.type.stored_as = leaves[i].stored_as;
    }
}

template <class... Facts>
consteval std::size_t indexes_of(fact_list<Facts...>);

/// How many indexes a fact makes: an embedded struct's facts make theirs.
template <class Fact>
consteval std::size_t indexes_of() {
    if constexpr (requires { Fact::is_index; })
        return 1;
    else if constexpr (requires(const Fact& fact) { fact.column_prefix; })
        return indexes_of(fact_types<member_value<Fact::member>>{});
    else
        return 0;
}

template <class... Facts>
consteval std::size_t indexes_of(fact_list<Facts...>) {
    return (std::size_t{0} + ... + indexes_of<Facts>());
}

template <class T>
[[gnu::cold]] constexpr bool apply_facts(schema::table& table);

template <class T, class Fact>
[[gnu::cold]] constexpr void apply_fact(schema::table& table, const Fact& fact) {
    if constexpr (is_own_fact<T, Fact>()) {
        if constexpr (requires { fact.apply(table); }) {
            fact.apply(table);
        } else if constexpr (requires { fact.column_prefix; }) {
            // The embedded struct's own facts, made over its own columns and then renamed to where they stand here.
            using embedded = member_value<Fact::member>;
            schema::table inner;
            inner.name = table.name;
            add_columns(inner, layout_of<embedded>, type_setters_of<embedded>);
            apply_facts<embedded>(inner);
            lift_into(table, inner, fact.column_prefix);
        }
    }
}

template <class T>
constexpr bool apply_facts(schema::table& table) {
    constexpr std::size_t indexes = indexes_of(fact_types<T>{});
    if constexpr (indexes != 0) make_room_for_indexes(table, indexes);
    return boost::hana::unpack(facts_of<T>(), [&]<class... Facts>(const Facts&... each) {
        (apply_fact<T>(table, each), ...);
        return (false || ... || requires { Facts::is_primary_key; });
    });
}

/// What tables are made from by ordinary code, which compiles once, however many models there are.
struct table_outline {
    std::string_view name{};
    std::string_view in_schema{};
    std::span<const leaf> leaves{};
    std::span<void (*const)(schema::column&)> set_types{};
    bool (*apply_facts)(schema::table&) = nullptr;  ///< whether they say something of a key
    // Not asked of the pointer: under -fsanitize=undefined g++ 12 does not compare it with nullptr in a constant.
    bool is_sound = false;
};

template <class Model>
constexpr table_outline outline() {
    if constexpr (model_is_sound<Model>)
        return {table_name_of<Model>, schema_name_of<Model>, layout_of<Model>, type_setters_of<Model>, &apply_facts<Model>, true};
    else
        return {};
}

template <class Model>
inline constexpr table_outline outline_of = outline<Model>();

[[gnu::cold, gnu::noinline]] constexpr void fill_table(schema::table& made, const table_outline& from) {
    if (!from.is_sound) return;
    made.name = owned(from.name);
    made.in_schema = owned(from.in_schema);
    add_columns(made, from.leaves, from.set_types);
    const bool says_key = from.apply_facts(made);
    finish(made, says_key);
}

}  // namespace detail

/// The table of a model, as its fields and facts make it.
template <class Model>
[[gnu::cold]] constexpr schema::table table_of() {
    schema::table made;
    detail::fill_table(made, detail::outline_of<Model>);
    return made;
}

}  // namespace varve
