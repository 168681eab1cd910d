// What an insert does where a row is there already: ON CONFLICT (columns) DO NOTHING, or DO UPDATE SET … WHERE …. What goes in
// are the fields of a unique key and assignments; a clause for insertion.hpp comes out. The row that is there is named by
// `col`, the one that was to be written by `excluded`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/core/rule.hpp>
#include <varve/query/clauses.hpp>
#include <varve/query/insert.hpp>
#include <varve/query/update.hpp>

namespace varve {

/// A field of the row that was to be inserted: `set<&metric::value>(col<&metric::value> + excluded<&metric::value>)`.
template <member auto Member>
inline constexpr column_expression<Member, "excluded"> excluded{};

namespace detail {

// Whether the target's columns are these, in whatever order.
template <class Model, class Target>
constexpr bool is_target(const std::vector<std::string>& columns) {
    std::size_t named = 0;
    for (std::size_t i = 0; i < column_count<Model>; ++i) {
        bool found = false;
        for (const std::string& each : columns) found |= each == layout_of<Model>[i].name;
        if (found != Target::contains(i)) return false;
        named += found ? 1 : 0;
    }
    return named == columns.size() && named != 0;
}

template <class Model, class Target>
inline constexpr bool is_unique_key = [] {
    const schema::table table = varve::table_of<Model>();
    if (is_target<Model, Target>(table.primary_key.columns)) return true;
    for (const schema::unique& unique : table.uniques)
        if (is_target<Model, Target>(unique.columns)) return true;
    for (const schema::index& index : table.indexes) {
        if (!index.unique || index.nulls_not_distinct || !index.where.empty()) continue;  // what is partial has no name in ON CONFLICT
        std::vector<std::string> columns;
        columns.reserve(index.parts.size());
        for (const schema::index_part& part : index.parts) columns.push_back(part.column);
        if (is_target<Model, Target>(columns)) return true;
    }
    return false;
}();

}  // namespace detail

/// Conflicts are told by a key: engines take the columns of the primary key or of a unique, and nothing else.
template <class Model, auto... Target>
struct conflict_target_is_unique {
    static constexpr bool holds = [] {
        if constexpr (sizeof...(Target) == 0)
            return detail::key_size<Model> != 0;
        else if constexpr (!(true && ... && is_member_of<Target, Model>))
            return false;
        else
            return detail::is_unique_key<Model, detail::upsert_target<Model, Target...>>;
    }();
    static constexpr auto check() {
        static_assert(holds,
                      "varve: an insert handles a conflict over fields that are no key; rows conflict by the primary key or by a unique of the "
                      "model; name all the fields of one, or add the fact varve::unique<…>");
    }
};

/// A key that the engine makes never conflicts.
template <class Model, auto... Target>
struct conflict_target_is_written {
    static constexpr bool holds = detail::never_holds<Model>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: an insert handles a conflict over a generated key that it does not write; the engine makes such a key anew, and no "
                      "row has it; write it too (insert(row).with_key()), or name another unique key");
    }
};

/// An upsert that updates everything else needs something else.
template <class Model>
struct conflict_has_something_to_update {
    static constexpr bool holds = detail::never_holds<Model>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a conflict updates every other column, and there is none; the row that is there is equal already; say "
                      "do_nothing()");
    }
};

namespace detail {

template <class Conflict>
inline constexpr bool handles_conflict = !std::is_same_v<Conflict, no_clause>;

template <class Conflict>
consteval void check_first_conflict() {
    static_assert(!handles_conflict<Conflict>, "varve: a second on_conflict(); SQL takes one for each insert; leave one");
}

/// Any key of the table.
struct any_conflict {
    static constexpr void print(printing&) {}
};

/// The columns of one key, by which rows conflict.
template <class Model, class Target>
struct key_conflict {
    static constexpr bool contains(std::size_t column) { return Target::contains(column); }
    static constexpr void print(printing& to) {
        to.out.push_back(' ');
        Target::print(to.out, to.dialect);
    }
};

template <class Model, class Source, class Target>
consteval bool writes_key_of_target() {
    for (std::size_t i = 0; i < column_count<Model>; ++i)
        if (Target::contains(i) && roles_of<Model>[i].is_identity && !Source::writes(i)) return false;
    return true;
}

template <class Model, class Source, auto... Target>
consteval auto conflict_target() {
    if constexpr (!obeys<conflict_target_is_unique<Model, Target...>>())
        return any_conflict{};  // said already
    else if constexpr (!writes_key_of_target<Model, Source, upsert_target<Model, Target...>>())
        return static_cast<void>(obeys<conflict_target_is_written<Model, Target...>>()), any_conflict{};
    else
        return key_conflict<Model, upsert_target<Model, Target...>>{};
}
template <class Model, class Source, auto... Target>
using checked_conflict_target = decltype(conflict_target<Model, Source, Target...>());

/// What the assignments and the condition of an upsert may name: the row that is there and the excluded one.
template <class Model>
struct conflict_rows {
    using model = Model;
    template <class Column>
    static consteval bool check_column() {
        if constexpr (std::is_same_v<Column, column_expression<Column::member, "excluded">> && is_member_of<Column::member, Model>)
            return true;
        else
            return obeys<column_is_of_query<Model, Column::member>>();
    }
};

template <class Target>
struct do_nothing_clause {
    static constexpr bool has_values = false;
    static constexpr void print(printing& to) {
        to.needs.add(optional_clause::on_conflict);
        to.out += " ON CONFLICT";
        Target::print(to);
        to.out += " DO NOTHING";
    }
};

// To forget a condition must not be to mean every row.
[[noreturn, gnu::cold]] inline void refuse_empty_condition() {
    throw usage_error("varve: the do_update() of an insert has a condition to which nothing was added; it would update every row that conflicts; "
                      "add a condition, or leave out the where()");
}

template <class Target, class Set, class Where>
struct do_update_clause {
    using parts = operand_list<Set, Where>;
    static constexpr bool has_values = Set::has_values || Where::has_values;
    [[no_unique_address]] Set assigned;
    [[no_unique_address]] Where filter;

    template <class Model, class Predicate>
    constexpr auto with_condition(const Predicate& condition) const {
        static_cast<void>(check_conditions<conflict_rows<Model>, Predicate>());
        return do_update_clause<Target, Set, where_clause<Predicate>>{assigned, {condition}};
    }
    /// Throws usage_error where the condition is one to which nothing was added.
    void expect_something() const {
        if constexpr (requires { requires decltype(Where::condition)::may_be_empty; })
            if (filter.condition.empty()) refuse_empty_condition();
    }
    static constexpr void print(printing& to) {
        to.needs.add(optional_clause::on_conflict);
        to.out += " ON CONFLICT";
        Target::print(to);
        to.out += " DO UPDATE SET ";
        Set::print(to);
        Where::print(to);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        if constexpr (Set::has_values) assigned.bind(statement, position);
        if constexpr (Where::has_values) filter.bind(statement, position);
    }
};

template <class Conflict>
inline constexpr bool takes_condition = false;
template <class Target, class Set>
inline constexpr bool takes_condition<do_update_clause<Target, Set, no_clause>> = true;

constexpr void print_assignment(printing& to, std::string_view& separator, std::string_view column) {
    to.out += separator;
    separator = ", ";
    to.dialect.append_identifier(to.out, column);
    to.out += " = ";
}

template <class... Assignments>
struct assignment_list {
    using operands = operand_list<typename Assignments::value_expression...>;
    static constexpr bool has_values = (false || ... || Assignments::has_values);
    [[no_unique_address]] pack<Assignments...> assignments;

    static constexpr void print(printing& to) {
        std::string_view separator;
        ((print_assignment(to, separator, column_identity<Assignments::member>::name()),
          print_expression<typename Assignments::value_expression>(to)),
         ...);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        assignments.bind(statement, position);
    }
};

/// Every written column but the keys, as the excluded row has it.
template <class Model, class Source, class Target>
struct all_excluded {
    static constexpr bool has_values = false;
    static constexpr bool updates(std::size_t column) {
        return Source::writes(column) && !Target::contains(column) && !roles_of<Model>[column].is_key && !roles_of<Model>[column].is_computed;
    }
    static constexpr bool updates_any = [] {
        bool any = false;
        for (std::size_t i = 0; i < column_count<Model>; ++i) any |= updates(i);
        return any;
    }();
    static constexpr void print(printing& to) {
        std::string_view separator;
        for (std::size_t i = 0; i < column_count<Model>; ++i) {
            if (!updates(i)) continue;
            print_assignment(to, separator, layout_of<Model>[i].name);
            to.dialect.append_identifier(to.out, "excluded");
            to.out.push_back('.');
            to.dialect.append_identifier(to.out, layout_of<Model>[i].name);
        }
    }
};

/// An insert that has yet to say what a conflict does.
template <class Insertion, class Target>
struct conflict_start {
    using model = typename Insertion::model;
    Insertion insert;

    /// The row is left out.
    constexpr auto do_nothing() const { return insert.with(do_nothing_clause<Target>{}); }

    /// The row that is there takes every other column that was to be written; keys stay.
    constexpr auto do_update() const {
        if constexpr (std::is_same_v<Target, any_conflict>) {
            return insert.with(do_nothing_clause<Target>{});  // said already
        } else {
            using set = all_excluded<model, typename Insertion::source_type, Target>;
            if constexpr (set::updates_any)
                return insert.with(do_update_clause<Target, set, no_clause>{});
            else
                return static_cast<void>(obeys<conflict_has_something_to_update<model>>()), insert.with(do_nothing_clause<Target>{});
        }
    }
    /// It takes these columns: `.do_update<&metric::value, &metric::dataset>()`.
    template <member auto First, member auto... Rest>
    constexpr auto do_update() const {
        return do_update(set<First>(excluded<First>), set<Rest>(excluded<Rest>)...);
    }
    /// It takes these values: `.do_update(set<&metric::value>(col<&metric::value> + excluded<&metric::value>))`.
    template <class First, class... Rest>
    constexpr auto do_update(const First& first, const Rest&... rest) const {
        using rows = conflict_rows<model>;
        static_cast<void>(check_columns<rows, column_expression<First::member>, typename First::value_expression>() &&
                          (true & ... & check_columns<rows, column_expression<Rest::member>, typename Rest::value_expression>()));
        static_cast<void>(check_set_once<First, Rest...>());
        return insert.with(do_update_clause<Target, assignment_list<First, Rest...>, no_clause>{{{{first}, {rest}...}}, {}});
    }
};

}  // namespace detail

}  // namespace varve
