#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include <varve/expression/expression.hpp>
#include <varve/model/column_identity.hpp>
#include <varve/schema/table.hpp>

namespace varve {

namespace detail {

struct no_condition {};

template <class Condition>
constexpr schema::expression condition_of(const Condition& condition) {
    if constexpr (std::is_same_v<Condition, no_condition>)
        return {};
    else
        return flattened_fact(condition);
}

template <class Condition, auto... Members>
struct index_fact {
    using members = member_list<Members...>;
    std::string_view name{};
    std::string_view method{};
    std::uint64_t descending_bits = 0;
    bool is_unique = false;
    Condition condition{};

    constexpr index_fact named(std::string_view text) const {
        index_fact made = *this;
        made.name = text;
        return made;
    }
    /// No two rows have the same key; with where(), no two of those rows.
    constexpr index_fact unique() const {
        index_fact made = *this;
        made.is_unique = true;
        return made;
    }
    /// All keys from high to low.
    constexpr index_fact descending() const {
        index_fact made = *this;
        made.descending_bits = ~std::uint64_t{0};
        return made;
    }
    /// The keys named, from high to low; the others ascend.
    template <member auto... Descending>
    constexpr index_fact descending() const {
        index_fact made = *this;
        int bit = 0;
        ((made.descending_bits |= is_one_of<Members, Descending...>() ? std::uint64_t{1} << bit : 0, ++bit), ...);
        return made;
    }
    /// The engine's access method: "btree", "hash", "gin" …
    constexpr index_fact using_method(std::string_view text) const {
        index_fact made = *this;
        made.method = text;
        return made;
    }
    /// Only the rows for which this holds.
    template <predicate Predicate>
    constexpr auto where(const Predicate& predicate) const {
        return index_fact<Predicate, Members...>{name, method, descending_bits, is_unique, predicate};
    }

    constexpr void apply(schema::table& table) const {
        schema::index made;
        made.name = name;
        made.method = method;
        made.unique = is_unique;
        made.where = condition_of(condition);
        int bit = 0;
        for (std::string& column : names_of_columns<Members...>()) {
            schema::index_part& part = made.parts.emplace_back();
            part.column = std::move(column);
            part.descending = (descending_bits >> bit++ & 1) != 0;
        }
        table.indexes.push_back(std::move(made));
    }

private:
    template <auto Member, auto... Others>
    static consteval bool is_one_of() {
        return (false || ... || (path_of_member<Member>() == path_of_member<Others>()));
    }
};

template <class Key>
struct expression_index_fact {
    std::string_view name{};
    bool is_unique = false;
    Key key;

    constexpr expression_index_fact unique() const { return {name, true, key}; }

    constexpr void apply(schema::table& table) const {
        schema::index made;
        made.name = name;
        made.unique = is_unique;
        made.parts.emplace_back().value = flattened_fact(key);
        table.indexes.push_back(std::move(made));
    }
};

}  // namespace detail

/// An index over fields, in their order.
template <member auto... Members>
inline constexpr detail::index_fact<detail::no_condition, Members...> index{};

/// An index over what an expression gives. It needs a name, because its columns do not make one.
template <expression Key>
constexpr auto expression_index(std::string_view name, const Key& key) {
    return detail::expression_index_fact<Key>{name, false, key};
}

}  // namespace varve
