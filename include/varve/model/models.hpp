#pragma once

#include <string_view>
#include <type_traits>

#include <boost/hana/unpack.hpp>

#include <varve/core/owned.hpp>
#include <varve/core/rule.hpp>
#include <varve/core/fixed_string.hpp>
#include <varve/model/audited.hpp>
#include <varve/model/table_of.hpp>
#include <varve/schema/schema.hpp>

namespace varve {

/// A foreign key leads to a table of the same schema.
template <class Model, class Referenced, bool InSet>
struct foreign_key_stays_in_set {
    static constexpr bool holds = InSet;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a foreign key references a struct that is not in the set of models; its table would not exist; add the "
                      "referenced struct named in this rule to varve::models<…>");
    }
};

namespace detail {

template <class Set, class Model, class Fact>
consteval bool check_reference() {
    if constexpr (requires { Fact::is_foreign_key; }) {
        using referenced = typename Fact::referenced::root;
        return detail::obeys<foreign_key_stays_in_set<Model, referenced, Set::template contains<referenced>>>();
    } else {
        return true;
    }
}

template <class Set, class Model>
consteval bool check_references() {
    if constexpr (model_is_sound<Model>)
        return boost::hana::unpack(facts_of<Model>(), []<class... Facts>(const Facts&...) {
            return (true & ... & check_reference<Set, Model, Facts>());
        });
    else
        return false;
}

/// Whether a model brings a table along that the set does not name: that of its history.
template <class Set, class Model>
consteval bool brings_history() {
    if constexpr (has_behaviour<Model, behaviour::audited>)
        return !Set::template contains<history_of<Model>>;
    else
        return false;
}

// Not written as a list of facts that do make expressions: what is not known to make none has to be taken for one that does.
template <class T>
inline constexpr bool type_is_plain = logical_type<T>().kind != schema::type_kind::enumeration;  // an enumeration may be kept by a check

template <class Fact>
consteval bool fact_is_plain() {
    if constexpr (requires { Fact::is_plain; })
        return Fact::is_plain;
    else
        return false;
}

template <class... Fields, class... Facts>
consteval bool all_plain(type_list<Fields...>, fact_list<Facts...>) {
    return (true && ... && fact_is_plain<Facts>()) && (true && ... && type_is_plain<Fields>);
}

/// Whether a model's table holds no expression and no full-text index.
template <class Model>
consteval bool is_plain() {
    if constexpr (model_is_sound<Model>)
        return all_plain(column_types<Model>{}, fact_types<Model>{});
    else
        return false;
}

template <class Set, class Model>
constexpr void add_history(schema::schema& made) {
    if constexpr (brings_history<Set, Model>()) {
        const table_outline& outline = outline_of<history_of<Model>>;
        if (schema::find(made.tables, outline.name) == nullptr) fill_table(made.tables.emplace_back(), outline);
    }
}

}  // namespace detail

/// The set of models that makes one schema: their tables in this order, and behind them those of their histories.
template <class... Models>
struct models {
    template <class T>
    static constexpr bool contains = (false || ... || std::is_same_v<T, Models>);

    /// Whether their tables hold no expressions (defaults, checks, generated columns …) and no full-text indexes.
    static constexpr bool are_plain = (true && ... && detail::is_plain<Models>());

    /// The schema value the models make; usable at run time and in a static_assert.
    [[gnu::cold]] static constexpr varve::schema::schema schema() {
        varve::schema::schema made;
        if constexpr ((true & ... & detail::check_references<models, Models>())) {
            made.tables = std::vector<varve::schema::table>(sizeof...(Models));
            varve::schema::table* table = made.tables.data();
            (detail::fill_table(*table++, detail::outline_of<Models>), ...);
            if constexpr ((false || ... || detail::behaves<Models>)) (detail::add_history<models, Models>(made), ...);
        }
        return made;
    }
};

/// The set `Base`, with the drop of whole tables confirmed by name: `using store = varve::dropping<varve::models<…>, "old">`.
template <class Base, fixed_string... Tables>
struct dropping : Base {
    static constexpr varve::schema::schema schema() {
        varve::schema::schema made = Base::schema();
        (made.hints.dropped.push_back(detail::owned(Tables.view())), ...);
        return made;
    }
};

}  // namespace varve
