// Common table expressions: a query by a name, in front of the query that it is a source of. What goes in is a query whose
// rows are structs; what comes out is a source whose columns are the fields of that struct: `recent(col<&summary::mean>)`.
#pragma once

#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>

#include <varve/core/fixed_string.hpp>
#include <varve/core/rule.hpp>
#include <varve/query/join_clause.hpp>
#include <varve/query/rows_list.hpp>
#include <varve/query/select.hpp>
#include <varve/query/sides_stored_alike.hpp>

namespace varve {

/// A common table has columns, which are the fields of its query's row.
template <class Row>
struct common_table_has_columns {
    static constexpr bool holds = std::is_aggregate_v<Row> && !mapped<Row>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a common table is made of a query whose row is no struct; its columns are named by the fields of the row; "
                      "select a model, or expressions into a struct");
    }
};

/// A recursive common table's steps give the rows that it began with.
template <class Row, class Step>
struct step_gives_the_same_row {
    static constexpr bool holds = std::is_same_v<Row, Step>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: the step of a recursive query gives another row than its beginning; each step adds rows to one table; "
                      "select the same struct in both");
    }
};

namespace detail {

template <class List, std::size_t I>
struct storage_in_list {
    using type = natural_storage;
};
template <class Row, class... Expressions, std::size_t I>
struct storage_in_list<expression_list<Row, Expressions...>, I> {
    using type = typename std::tuple_element_t<I, std::tuple<Expressions...>>::storage_source;
};
template <class Model>
struct storage_of_model {
    template <std::size_t I>
    struct at {
        static constexpr schema::storage value() { return layout_of<Model>[I].stored_as; }
    };
};
template <class Model, std::size_t I>
struct storage_in_list<model_list<Model>, I> {
    using type = typename storage_of_model<Model>::template at<I>;
};

}  // namespace detail

/// A column of a common table; stored as what its query selects is.
template <auto Member, fixed_string Source, class StorageSource>
struct derived_column : operations<derived_column<Member, Source, StorageSource>> {
    using expression_tag = void;
    using value_type = member_value<Member>;
    using storage_source = StorageSource;
    using operands = detail::operand_list<>;
    static constexpr bool has_values = false;
    static constexpr auto member = Member;
    static constexpr std::string_view alias() { return Source.view(); }

    static constexpr void flatten(detail::flattening& to, const derived_column*) {
        schema::node& made = to.add(schema::node_kind::column, 0, detail::column_identity<Member>::name());
        detail::append_owned(made.qualifier, Source.view());
    }
};

namespace detail {
template <auto Member, fixed_string Source, class StorageSource>
inline constexpr bool is_plain_column<derived_column<Member, Source, StorageSource>> = true;
template <class List, auto Member, fixed_string Source, class StorageSource>
inline constexpr bool null_when_absent<List, derived_column<Member, Source, StorageSource>> =
    List::template may_be_null<derived_column<Member, Source, StorageSource>>;
}  // namespace detail

/// A query's rows as a source. `Alias` is what the columns are named through: the table's own name unless it is used twice.
template <fixed_string Name, class Body, fixed_string Alias>
struct common_table {
    using source_tag = void;
    using model = typename Body::row_type;
    using body_type = Body;
    static constexpr bool has_values = false;  // in FROM: those of the body are bound in front
    static constexpr std::string_view alias() { return Alias.view(); }
    static constexpr std::string_view qualifier() { return Alias.view(); }
    static constexpr std::string_view common_name() { return Name.view(); }
    [[no_unique_address]] Body body;

    template <auto Member>
    constexpr auto operator()(const column_expression<Member>&) const {
        static_cast<void>(detail::obeys<column_is_of_source<model, Member>>());
        using storage = typename detail::storage_in_list<typename Body::reader, detail::position_of_column<Member>>::type;
        return derived_column<Member, Alias, storage>{};
    }
    /// The same rows once more in one query.
    template <fixed_string Other>
    constexpr common_table<Name, Body, Other> as() const {
        return {body};
    }
    template <std::size_t I>
    static constexpr schema::storage stored_as() {
        return detail::storage_in_list<typename Body::reader, I>::type::value();
    }

    static constexpr void print(detail::printing& to) {
        to.dialect.append_identifier(to.out, Name.view());
        if constexpr (Name.view() != Alias.view()) {
            to.out += " AS ";
            to.dialect.append_identifier(to.out, Alias.view());
        }
    }
    static constexpr void print_definition(detail::printing& to) {
        to.dialect.append_identifier(to.out, Name.view());
        std::string_view separator = " (";
        for (const detail::leaf& column : detail::layout_of<model>) {
            to.out += separator;
            separator = ", ";
            to.dialect.append_identifier(to.out, column.name);
        }
        to.out += ") AS (";
        Body::print(to);
        to.out += ")";
    }
};

namespace detail {

/// What the step of a recursive table sees of it: its name and its rows.
template <class Row, class Reader>
struct recursion_body {
    using row_type = Row;
    using reader = Reader;
    static constexpr bool is_recursion = true;
    static constexpr bool has_values = false;
    static constexpr void print(printing&) {}
};

template <class Base, class Step>
struct recursive_body {
    using row_type = typename Base::row_type;
    using reader = typename Base::reader;
    static constexpr bool is_recursive = true;
    static constexpr bool has_values = Base::has_values || Step::has_values;
    [[no_unique_address]] Base base;
    [[no_unique_address]] Step step;

    static constexpr void print(printing& to) {
        Base::print(to);
        to.out += " UNION ALL ";
        Step::print(to);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        if constexpr (Base::has_values) base.bind(statement, position);
        if constexpr (Step::has_values) step.bind(statement, position);
    }
};

}  // namespace detail

/// `auto recent = with<"recent">(select<summary>(…)…);` then `select<…>(recent(col<&summary::mean>)).from(recent)`, or
/// `.join(recent).on(…)`. The query that it is a source of begins with its definition.
template <fixed_string Name, class Query>
constexpr auto with(const Query& query) {
    static_cast<void>(detail::obeys<common_table_has_columns<typename Query::row_type>>());
    return common_table<Name, Query, Name>{query};
}

/// A recursive one: `with_recursive<"chain">(base, [](auto chain) { return select<…>(…).from<…>().join(chain).on(…); })`.
/// Rows are added (UNION ALL) until a step gives none: a circle in the data never ends, unless a step counts and stops.
template <fixed_string Name, class Base, class Step>
constexpr auto with_recursive(const Base& base, const Step& step) {
    using row = typename Base::row_type;
    static_cast<void>(detail::obeys<common_table_has_columns<row>>());
    using self = common_table<Name, detail::recursion_body<row, typename Base::reader>, Name>;
    const auto added = step(self{});
    using step_type = std::remove_const_t<decltype(added)>;
    if constexpr (detail::check_sides<step_gives_the_same_row<row, typename step_type::row_type>, Base, step_type>())
        return common_table<Name, detail::recursive_body<Base, step_type>, Name>{{base, added}};
    else
        return common_table<Name, Base, Name>{base};
}

}  // namespace varve
