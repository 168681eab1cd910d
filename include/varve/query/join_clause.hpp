// FROM with more than one table, or with one by another name. A join clause holds what is left of it, so the type of a
// query's FROM is the list of its tables, and says of each whether its row may be absent.
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <varve/core/rule.hpp>
#include <varve/expression/operators.hpp>
#include <varve/query/clauses.hpp>
#include <varve/query/source.hpp>

namespace varve::detail {

enum class join_kind : unsigned char { inner, left, right, full, cross };

constexpr std::string_view text_of(join_kind kind) {
    constexpr std::string_view texts[] = {" JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ", " CROSS JOIN "};
    return texts[static_cast<unsigned>(kind)];
}

/// A source in a query; its row is absent where an outer join found none.
template <class Source, bool MayBeAbsent>
struct joined_source {
    using source = Source;
    static constexpr bool may_be_absent = MayBeAbsent;
};

template <class... Sources>
struct source_list {
    template <class Source>
    using with = source_list<Sources..., Source>;
    using all_absent = source_list<joined_source<typename Sources::source, true>...>;

    template <class Model>
    static constexpr bool has_model = (false || ... || std::is_same_v<typename Sources::source::model, Model>);
    template <class Source>
    static constexpr bool has_name = (false || ... || (Sources::source::qualifier() == Source::qualifier()));
    template <class Column>
    static constexpr bool has_column = (false || ... ||
                                        (std::is_same_v<typename Sources::source::model, member_root<Column::member>> &&
                                         Sources::source::alias() == Column::alias()));
    template <class Column>
    static constexpr bool may_be_null = (false || ... ||
                                         (Sources::may_be_absent && std::is_same_v<typename Sources::source::model, member_root<Column::member>> &&
                                          Sources::source::alias() == Column::alias()));
    template <class Source>
    static constexpr bool may_be_absent = (false || ... || (Sources::may_be_absent && std::is_same_v<typename Sources::source, Source>));
    template <class Source>
    static constexpr bool has_source = (false || ... || std::is_same_v<typename Sources::source, Source>);
};

/// The sources of a FROM; none of what is no FROM.
template <class From>
struct sources_of {};
template <class From>
    requires requires { typename From::sources; }
struct sources_of<From> {
    using type = typename From::sources;
};
template <class Model>
struct sources_of<from_clause<Model>> {
    using type = source_list<joined_source<table_source<Model>, false>>;
};
template <class From>
using sources = typename sources_of<From>::type;

/// Whether an expression is NULL where the row of an outer source is absent: its columns are, and what is calculated from
/// them; what a function makes of NULL is its own affair, and is seen when it is read.
template <class List, class Expression>
inline constexpr bool null_when_absent = false;
template <class List, auto Member, fixed_string Alias>
inline constexpr bool null_when_absent<List, column_expression<Member, Alias>> = List::template may_be_null<column_expression<Member, Alias>>;
template <class List, operation Operation, class Result, class StorageSource, class... Operands>
inline constexpr bool null_when_absent<List, operation_expression<Operation, Result, StorageSource, Operands...>> =
    Operation != operation::is_null && Operation != operation::is_not_null && Operation != operation::is_distinct &&
    Operation != operation::is_not_distinct && Operation != operation::and_ && Operation != operation::or_ &&
    (false || ... || null_when_absent<List, Operands>);

/// The model whose columns need no alias, asked first.
template <class Source>
using unaliased_model = std::conditional_t<Source::alias().empty(), typename Source::model, void>;

template <class First, class Column, class... Sources>
consteval bool check_column_of_sources(source_list<Sources...> list) {
    if constexpr (decltype(list)::template has_column<Column>)
        return true;
    else
        return obeys<column_is_of_query<First, Column::member, typename Sources::source::model...>>();
}

/// Sources that are defined in front of the query; the step of a recursive one names the table around it.
template <class Source>
inline constexpr bool is_defined_in_front = false;
template <class Source>
    requires requires { typename Source::body_type; }
inline constexpr bool is_defined_in_front<Source> = !requires { Source::body_type::is_recursion; };

template <class Source>
consteval bool is_recursive_source() {
    return requires { Source::body_type::is_recursive; };
}

// Twice in a query, defined once.
template <class Source, class... Earlier>
consteval bool is_new_definition(source_list<Earlier...>) {
    if constexpr (!is_defined_in_front<Source>) {
        return false;
    } else {
        bool found = false;
        (
            [&] {
                if constexpr (is_defined_in_front<typename Earlier::source>) found |= Earlier::source::common_name() == Source::common_name();
            }(),
            ...);
        return !found;
    }
}

template <class... Sources>
consteval bool any_recursive(source_list<Sources...>) {
    return (false || ... || is_recursive_source<typename Sources::source>());
}
template <class... Sources>
consteval bool any_defined(source_list<Sources...>) {
    return (false || ... || is_defined_in_front<typename Sources::source>);
}

template <class From>
constexpr void print_definitions(printing& to) {
    if constexpr (any_defined(typename From::sources{})) {
        to.out += any_recursive(typename From::sources{}) ? "WITH RECURSIVE " : "WITH ";
        bool first = true;
        From::print_definitions(to, first);
        to.out += " ";
    }
}

template <class Source>
constexpr void print_definition(printing& to, bool& first) {
    to.out += first ? "" : ", ";
    first = false;
    Source::print_definition(to);
}

/// FROM of one source that is no plain table.
template <class Source>
struct from_source {
    using model = unaliased_model<Source>;
    using operands = operand_list<>;
    using sources = source_list<joined_source<Source, false>>;
    static constexpr bool has_values = false;
    static constexpr bool is_qualified = true;
    [[no_unique_address]] Source source;

    static constexpr void print_definitions(printing& to, bool& first) {
        if constexpr (is_defined_in_front<Source>) print_definition<Source>(to, first);
    }
    static constexpr bool defines_values = [] {
        if constexpr (is_defined_in_front<Source>)
            return Source::body_type::has_values;
        else
            return false;
    }();
    template <class Statement>
    void bind_definitions(Statement& statement, int& position) const {
        if constexpr (defines_values) source.body.bind(statement, position);
    }

    template <class Column>
    static consteval bool check_column() {
        return check_column_of_sources<typename Source::model, Column>(sources{});
    }
    template <class Expression>
    static consteval bool may_be_null() {
        return null_when_absent<sources, Expression>;
    }
    static constexpr void print(printing& to) {
        to.out += " FROM ";
        Source::print(to);
    }
};

/// What has gone wrong is said; nothing more is said of this query.
struct unsound_from {
    using model = void;
    using operands = operand_list<>;
    using sources = source_list<>;
    static constexpr bool is_unsound = true;
    static constexpr bool has_values = false;
    static constexpr bool is_qualified = true;
    template <class>
    static consteval bool check_column() {
        return true;
    }
    template <class>
    static consteval bool may_be_null() {
        return false;
    }
    static constexpr bool defines_values = false;
    static constexpr void print_definitions(printing&, bool&) {}
    static constexpr void print(printing&) {}
};

template <class From>
inline constexpr bool defines_values = false;
template <class From>
    requires From::is_qualified
inline constexpr bool defines_values<From> = From::defines_values;

template <class From>
inline constexpr bool is_unsound = std::is_same_v<From, unsound_from>;

template <class Left, join_kind Kind, class Source, class On>
struct join_clause {
    using model = typename Left::model;
    using operands = operand_list<Left, On>;
    using earlier = std::conditional_t<Kind == join_kind::right || Kind == join_kind::full, typename detail::sources<Left>::all_absent,
                                       detail::sources<Left>>;
    using sources = typename earlier::template with<joined_source<Source, Kind == join_kind::left || Kind == join_kind::full>>;
    static constexpr bool has_values = Left::has_values || On::has_values;
    static constexpr bool is_qualified = true;
    [[no_unique_address]] Left left;
    [[no_unique_address]] Source source;
    [[no_unique_address]] On condition;

    static constexpr bool defines = is_new_definition<Source>(detail::sources<Left>{});
    static constexpr bool left_defines_values = [] {
        if constexpr (Left::is_qualified)
            return Left::defines_values;
        else
            return false;
    }();
    static constexpr bool source_defines_values = [] {
        if constexpr (defines)
            return Source::body_type::has_values;
        else
            return false;
    }();
    static constexpr bool defines_values = left_defines_values || source_defines_values;

    static constexpr void print_definitions(printing& to, bool& first) {
        if constexpr (Left::is_qualified) Left::print_definitions(to, first);
        if constexpr (defines) print_definition<Source>(to, first);
    }
    template <class Statement>
    void bind_definitions(Statement& statement, int& position) const {
        if constexpr (left_defines_values) left.bind_definitions(statement, position);
        if constexpr (source_defines_values) source.body.bind(statement, position);
    }
    template <class Column>
    static consteval bool check_column() {
        return check_column_of_sources<model, Column>(sources{});
    }
    template <class Expression>
    static consteval bool may_be_null() {
        return null_when_absent<sources, Expression>;
    }
    static constexpr void print(printing& to) {
        if (Kind == join_kind::right) to.needs.add(optional_clause::right_join);
        if (Kind == join_kind::full) to.needs.add(optional_clause::full_join);
        Left::print(to);
        to.out += text_of(Kind);
        Source::print(to);
        On::print(to);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        if constexpr (Left::has_values) left.bind(statement, position);
        if constexpr (On::has_values) condition.bind(statement, position);
    }
};

}  // namespace varve::detail
