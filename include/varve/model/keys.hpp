#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <varve/core/owned.hpp>
#include <varve/model/column_identity.hpp>
#include <varve/schema/naming.hpp>
#include <varve/schema/table.hpp>

namespace varve {

namespace detail {

// Outside of the facts' templates, so that it is compiled once.
[[gnu::cold, gnu::noinline]] constexpr void set_primary_key(schema::table& table, std::string_view name, schema::identity identity,
                                                 std::span<const std::string_view> columns) {
    table.primary_key.name = owned(name);
    table.primary_key.columns = owned_names(columns);
    if (identity == schema::identity::none) return;
    for (const std::string_view column : columns)
        if (schema::column* found = find(table.columns, column)) found->identity = identity;
}

template <auto... Members>
struct primary_key_fact {
    using members = member_list<Members...>;
    static constexpr bool is_primary_key = true;
    static constexpr bool is_plain = true;
    std::string_view name{};
    schema::identity identity = schema::identity::none;

    /// The engine makes the value when none is given (rowid, identity).
    constexpr primary_key_fact generated() const { return {name, schema::identity::by_default}; }
    /// The engine alone makes the value, and never uses one twice (AUTOINCREMENT, GENERATED ALWAYS).
    constexpr primary_key_fact generated_always() const { return {name, schema::identity::always}; }
    constexpr primary_key_fact named(std::string_view text) const { return {text, identity}; }

    [[gnu::cold]] constexpr void apply(schema::table& table) const {
        set_primary_key(table, name, identity, column_names_of<Members...>);
    }
};

struct no_primary_key_fact {
    static constexpr bool is_primary_key = true;
    static constexpr bool is_plain = true;
    [[gnu::cold]] constexpr void apply(schema::table&) const {}
};

template <auto... Members>
struct unique_fact {
    using members = member_list<Members...>;
    static constexpr bool is_plain = true;
    std::string_view name{};
    bool is_nulls_not_distinct = false;

    constexpr unique_fact named(std::string_view text) const { return {text, is_nulls_not_distinct}; }
    /// NULL counts as one value: two rows with NULL are duplicates. Engines without it get an index that says the same.
    constexpr unique_fact nulls_not_distinct() const { return {name, true}; }

    [[gnu::cold]] constexpr void apply(schema::table& table) const {
        table.uniques.push_back({std::string{name}, names_of_columns<Members...>(), is_nulls_not_distinct});
    }
};

template <class Referenced, auto... Members>
struct foreign_key_fact {
    using members = member_list<Members...>;
    static constexpr bool is_plain = true;
    std::string_view name{};
    schema::referential_action when_deleted = schema::referential_action::no_action;
    schema::referential_action when_updated = schema::referential_action::no_action;
    bool may_defer = false;
    bool starts_deferred = false;

    constexpr foreign_key_fact named(std::string_view text) const {
        foreign_key_fact made = *this;
        made.name = text;
        return made;
    }
    constexpr foreign_key_fact on_delete(schema::referential_action action) const {
        foreign_key_fact made = *this;
        made.when_deleted = action;
        return made;
    }
    constexpr foreign_key_fact on_update(schema::referential_action action) const {
        foreign_key_fact made = *this;
        made.when_updated = action;
        return made;
    }
    /// Checked at commit when the transaction says so.
    constexpr foreign_key_fact deferrable() const {
        foreign_key_fact made = *this;
        made.may_defer = true;
        return made;
    }
    /// Checked at commit always.
    constexpr foreign_key_fact initially_deferred() const {
        foreign_key_fact made = *this;
        made.may_defer = made.starts_deferred = true;
        return made;
    }

    using referenced = Referenced;
    static constexpr bool is_foreign_key = true;

    [[gnu::cold]] constexpr void apply(schema::table& table) const {
        using root = typename Referenced::root;
        table.foreign_keys.push_back({std::string{name}, names_of_columns<Members...>(), owned(schema_name_of<root>),
                                      owned(table_name_of<root>), Referenced::names(), when_deleted, when_updated,
                                      may_defer, starts_deferred});
    }
};

template <auto First, auto... Rest>
struct referenced_members {
    using root = member_root<First>;
    static constexpr std::size_t count = 1 + sizeof...(Rest);
    static constexpr std::vector<std::string> names() { return names_of_columns<First, Rest...>(); }
};

/// A foreign key that does not say yet where it points; no fact until it does.
template <auto... Members>
struct foreign_key_start {
    /// The columns pointed at, one for each of this key's own.
    template <member auto... Referenced>
    constexpr auto references() const {
        static_assert(sizeof...(Referenced) == sizeof...(Members),
                      "varve: a foreign key has another number of columns than what it references; both sides are paired in "
                      "order; name as many members in references<…>() as in foreign_key<…>");
        return foreign_key_fact<referenced_members<Referenced...>, Members...>{};
    }
};

}  // namespace detail

/// The primary key, of one field or several.
template <member auto... Members>
inline constexpr detail::primary_key_fact<Members...> primary_key{};

/// Says that the table is to have none, though it has a field `id`.
inline constexpr detail::no_primary_key_fact no_primary_key{};

/// No two rows have the same values here.
template <member auto... Members>
inline constexpr detail::unique_fact<Members...> unique{};

/// `foreign_key<&reading::metric_id>.references<&metric::id>().on_delete(varve::cascade)`.
template <member auto... Members>
inline constexpr detail::foreign_key_start<Members...> foreign_key{};

inline constexpr schema::referential_action cascade = schema::referential_action::cascade;
inline constexpr schema::referential_action restrict = schema::referential_action::restrict;
inline constexpr schema::referential_action set_null = schema::referential_action::set_null;
inline constexpr schema::referential_action set_default = schema::referential_action::set_default;
inline constexpr schema::referential_action no_action = schema::referential_action::no_action;

}  // namespace varve
