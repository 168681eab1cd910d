#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include <varve/core/owned.hpp>
#include <varve/expression/expression.hpp>
#include <varve/model/column_identity.hpp>
#include <varve/model/next_index.hpp>
#include <varve/schema/table.hpp>

namespace varve {

namespace detail {

struct no_condition {};

struct index_outline {
    std::string_view name{};
    std::string_view method{};
    std::uint64_t descending_bits = 0;
    bool is_unique = false;
};

// Outside of the facts' templates, so that it is compiled once.
[[gnu::cold, gnu::noinline]] constexpr schema::index& add_index(schema::table& table, const index_outline& outline,
                                                     std::span<const std::string_view> columns) {
    schema::index& made = next_index(table);
    made.name = owned(outline.name);
    made.method = owned(outline.method);
    made.unique = outline.is_unique;
    made.parts = std::vector<schema::index_part>(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        made.parts[i].column = owned(columns[i]);
        made.parts[i].descending = (outline.descending_bits >> i & 1) != 0;
    }
    return made;
}

template <class Condition, auto... Members>
struct index_fact {
    using members = member_list<Members...>;
    using calculation = Condition;
    static constexpr bool is_index = true;
    static constexpr bool is_plain = std::is_same_v<Condition, no_condition>;
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

    [[gnu::cold]] constexpr void apply(schema::table& table) const {
        schema::index& made = add_index(table, {name, method, descending_bits, is_unique}, column_names_of<Members...>);
        if constexpr (!std::is_same_v<Condition, no_condition>) made.where = flattened_fact(condition);
    }

private:
    template <auto Member, auto... Others>
    static consteval bool is_one_of() {
        return (false || ... || (path_of_member<Member>() == path_of_member<Others>()));
    }
};

template <class Key>
struct expression_index_fact {
    using calculation = Key;
    static constexpr bool is_index = true;
    std::string_view name{};
    bool is_unique = false;
    Key key;

    constexpr expression_index_fact unique() const { return {name, true, key}; }

    [[gnu::cold]] constexpr void apply(schema::table& table) const {
        schema::index& made = next_index(table);
        made.name = name;
        made.unique = is_unique;
        made.parts.emplace_back().value = flattened_fact(key);
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
