// INSERT of chosen columns: from a query, `insert_into<archive>(col<&archive::name>).from(select<…>(…))`, or of values,
// `insert_into<metric>(col<&metric::name>).values("pressure")`. What no column is named for takes its default.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

#include <varve/core/rule.hpp>
#include <varve/query/insertion.hpp>
#include <varve/query/selected_columns.hpp>
#include <varve/query/set_operation.hpp>

namespace varve {

/// A query gives as many values as are to be inserted.
template <class Model, std::size_t Columns, std::size_t Given>
struct insert_gives_a_value_for_each_column {
    static constexpr bool holds = Columns == Given;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: an insert is given another number of values than it writes columns; they are paired in order; give the table of "
                      "the struct named in this rule one value for each column, or name the columns in insert_into<…>(…)");
    }
};

/// What is selected fits the column that it is inserted into.
template <class Model, std::size_t Position, class Field, class Selected>
struct inserted_value_fits_column {
    static constexpr bool like = detail::like_types<Field, Selected>() && detail::like_expressions<Field, Selected>();
    static constexpr bool may_be_null = detail::is_optional<Selected> && !detail::is_optional<Field>;
    static constexpr bool holds = like && !may_be_null;
    static constexpr auto check() {
        static_assert(like,
                      "varve: a selected value does not fit the column that it is inserted into; both have the same kind of type; select another "
                      "expression at the position named in this rule, or cast it");
        static_assert(!like || !may_be_null,
                      "varve: a selected value that may be NULL is inserted into a column that cannot be; only a std::optional field takes it; "
                      "select coalesce(…) at the position named in this rule, or make the field std::optional");
    }
};

/// A column takes values that lie in the database as its own do.
template <class Model, std::size_t Position, schema::storage Stored, schema::storage Selected>
struct inserted_value_is_stored_alike {
    static constexpr bool holds = Stored == Selected;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a selected value is stored in another way than the column that it is inserted into; the engine copies what lies "
                      "there, and it would be read as something else; give both columns the same stored_as");
    }
};

/// An insert writes columns of its own table, none that the engine calculates, and each once.
template <class Model, auto Member>
struct inserted_column_is_written {
    static constexpr bool own = is_member_of<Member, Model>;
    static constexpr bool holds = [] {
        if constexpr (own)
            return detail::position_of_column<Member> < detail::column_count<Model> && !detail::roles_of<Model>[detail::position_of_column<Member>].is_computed;
        else
            return false;
    }();
    static constexpr auto check() {
        static_assert(own,
                      "varve: an insert names a column of another table; it writes columns of its own; name fields of the struct named in this "
                      "rule's first template argument");
        static_assert(!own || holds,
                      "varve: an insert names a column that the engine calculates; nobody else writes it; leave out the field named in this rule");
    }
};

template <class Model, auto... Members>
struct inserted_columns_are_different {
    static constexpr bool holds = [] {
        constexpr std::array<std::size_t, sizeof...(Members)> positions{detail::position_of_column<Members>...};
        for (std::size_t i = 0; i < positions.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (positions[i] == positions[j]) return false;
        return true;
    }();
    static constexpr auto check() {
        static_assert(holds, "varve: an insert names a column twice; a column takes one value; leave one of the fields named in this rule");
    }
};

namespace detail {

template <class Model>
inline constexpr std::array<bool, column_count<Model>> needs_a_value = [] {
    std::array<bool, column_count<Model>> needs{};
    const schema::table table = varve::table_of<Model>();
    for (std::size_t i = 0; i < needs.size(); ++i) {
        const schema::column& column = table.columns[i];
        needs[i] = !column.nullable && column.default_value.empty() && column.generated.empty() && column.identity == schema::identity::none;
    }
    return needs;
}();

}  // namespace detail

/// What is neither NULL nor has a default must be given.
template <class Model, std::size_t Position>
struct insert_gives_every_value_needed {
    static constexpr bool holds = detail::never_holds<Model>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: an insert leaves out a column that has no default and cannot be NULL; every row would be refused; name the field at "
                      "the position (of columns, from 0) named in this rule too, or give it the fact varve::default_value<…>");
    }
};

namespace detail {

/// The columns that an insert writes, by position.
template <class Model, std::size_t... Positions>
struct column_choice {
    static constexpr std::size_t count = sizeof...(Positions);
    static constexpr bool writes(std::size_t column) { return (false || ... || (Positions == column)); }

    static constexpr void print(printing& to) {
        to.out += "INSERT INTO ";
        append_table(to.out, to.dialect, schema_name_of<Model>, table_name_of<Model>);
        std::string_view separator = " (";
        ((to.out += separator, separator = ", ", to.dialect.append_identifier(to.out, layout_of<Model>[Positions].name)), ...);
        to.out += ") ";
    }
};

template <class Model, std::size_t Position, class Choice>
consteval bool check_value_needed() {
    if constexpr (needs_a_value<Model>[Position] && !Choice::writes(Position))
        return obeys<insert_gives_every_value_needed<Model, Position>>();
    else
        return true;
}
template <class Model, class Choice, std::size_t... I>
consteval bool check_values_needed(std::index_sequence<I...>) {
    return (true & ... & check_value_needed<Model, I, Choice>());
}

// Where no column is named: all that can be written, in their order.
template <class Model>
inline constexpr std::size_t writable_columns = [] {
    std::size_t count = 0;
    for (const column_role& role : roles_of<Model>) count += role.is_computed ? 0 : 1;
    return count;
}();
template <class Model>
consteval std::size_t writable_column(std::size_t wanted) {
    std::size_t at = 0;
    for (;; ++at)
        if (!roles_of<Model>[at].is_computed && wanted-- == 0) return at;
}
template <class Model, std::size_t... I>
consteval auto all_columns(std::index_sequence<I...>) -> column_choice<Model, writable_column<Model>(I)...>;

template <class Model, std::size_t Position, class Column>
consteval bool check_inserted_column() {
    using field = column_field_type<Model, Position>;
    if constexpr (!obeys<inserted_value_fits_column<Model, Position, field, typename Column::type>>())
        return false;
    else if constexpr (!has_other_storage<field>)
        return true;
    else
        return obeys<inserted_value_is_stored_alike<Model, Position, layout_of<Model>[Position].stored_as, Column::stored_as>>();
}

template <class Model, std::size_t... Positions, class Columns, std::size_t... I>
consteval bool check_inserted(column_choice<Model, Positions...>, Columns, std::index_sequence<I...>) {
    return (true & ... & check_inserted_column<Model, Positions, typename Columns::template at<I>>());
}

template <class Choice, class Query>
struct query_fits;
template <class Model, std::size_t... Positions, class List, class From, class... Clauses>
struct query_fits<column_choice<Model, Positions...>, select_query<List, From, Clauses...>> {
    static consteval bool check() {
        using columns = typename columns_of_list<List, From>::type;
        if constexpr (is_unsound<From>)
            return false;  // NOLINT(bugprone-branch-clone): one mistake gives one message
        else if constexpr (!obeys<insert_gives_a_value_for_each_column<Model, sizeof...(Positions), columns::count>>())
            return false;
        else
            return check_inserted(column_choice<Model, Positions...>{}, columns{}, std::make_index_sequence<sizeof...(Positions)>{});
    }
};
template <class Choice, set_kind Kind, class Left, class Right, class... Clauses>
struct query_fits<Choice, set_query<Kind, Left, Right, Clauses...>> {
    static consteval bool check() { return query_fits<Choice, Left>::check() && query_fits<Choice, Right>::check(); }
};

// SQLite takes the ON of ON CONFLICT for that of a join, unless a WHERE stands between.
template <class Query>
inline constexpr bool ends_in_tables = true;
template <class List, class From, class Where, class Group, class Having, class Order, class Limit, class Offset>
inline constexpr bool ends_in_tables<select_query<List, From, Where, Group, Having, Order, Limit, Offset>> =
    std::is_same_v<Where, no_clause> && std::is_same_v<Group, no_clause> && std::is_same_v<Having, no_clause> && std::is_same_v<Order, no_clause> &&
    std::is_same_v<Limit, no_clause> && std::is_same_v<Offset, no_clause>;
template <class Query>
inline constexpr bool becomes_a_table = false;
template <set_kind Kind, class Left, class Right, class... Clauses>
inline constexpr bool becomes_a_table<set_query<Kind, Left, Right, Clauses...>> = true;
// The condition may be left out: what it ends in is known at run time only.
template <class List, class From, class Where, class... Clauses>
    requires requires { requires decltype(Where::condition)::may_be_empty; }
inline constexpr bool becomes_a_table<select_query<List, From, Where, Clauses...>> = true;

template <class Choice, class Query>
struct query_source {
    using parts = operand_list<Query>;
    static constexpr bool has_values = Query::has_values;
    [[no_unique_address]] Query query;

    static constexpr bool writes(std::size_t column) { return Choice::writes(column); }

    template <bool BeforeConflict>
    static constexpr void print(printing& to) {
        Choice::print(to);
        if constexpr (BeforeConflict && becomes_a_table<Query>) {
            to.out += "SELECT * FROM (";
            Query::print(to);
            to.out += ") AS ";
            to.dialect.append_identifier(to.out, "given");
        } else {
            Query::print(to);
        }
        if (BeforeConflict && (ends_in_tables<Query> || becomes_a_table<Query>)) to.out += " WHERE 1 = 1";
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        query.bind(statement, position);
    }
};

template <class Choice, class... Values>
struct values_source {
    using operands = operand_list<Values...>;
    static constexpr bool has_values = (false || ... || Values::has_values);
    [[no_unique_address]] pack<Values...> values;

    static constexpr bool writes(std::size_t column) { return Choice::writes(column); }

    template <bool>
    static constexpr void print(printing& to) {
        Choice::print(to);
        std::string_view separator = "VALUES (";
        ((to.out += separator, separator = ", ", print_expression<Values>(to)), ...);
        to.out.push_back(')');
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        values.bind(statement, position);
    }
};

/// The rows of no table: values name no column.
struct no_rows {
    using model = void;
    template <class Column>
    static consteval bool check_column() {
        return obeys<column_is_of_query<void, Column::member>>();
    }
};

}  // namespace detail

/// Chosen columns, which have yet to get their values.
template <class Model, class Choice, auto... Members>
struct insert_start {
    /// The rows of a query, paired with the columns in order. Its types, its NULLs and how its values are stored are checked
    /// column by column.
    template <class Query>
    constexpr auto from(const Query& query) const {
        static_cast<void>(detail::query_fits<Choice, Query>::check());
        return insertion<Model, detail::query_source<Choice, Query>>{{query}, {}};
    }
    /// One row of values or expressions, one for each column named.
    template <class... Values>
        requires(sizeof...(Members) != 0)
    constexpr auto values(const Values&... given) const {
        if constexpr (!detail::obeys<insert_gives_a_value_for_each_column<Model, sizeof...(Members), sizeof...(Values)>>()) {
            return insertion<Model, detail::values_source<Choice>>{};
        } else {
            static_cast<void>((true & ... & detail::check_columns<detail::no_rows, Values>()));
            return of_assignments(set<Members>(given)...);
        }
    }

private:
    template <class... Assignments>
    static constexpr auto of_assignments(const Assignments&... assignments) {
        return insertion<Model, detail::values_source<Choice, typename Assignments::value_expression...>>{{{{assignments.value}...}}, {}};
    }
};

/// The columns named: `insert_into<archive>(col<&archive::name>, col<&archive::value>)`.
template <class Model, member auto First, member auto... Rest>
constexpr auto insert_into(const column_expression<First>&, const column_expression<Rest>&...) {
    static_cast<void>(detail::model_is_sound<Model>);
    if constexpr (!(detail::obeys<inserted_column_is_written<Model, First>>() & ... & detail::obeys<inserted_column_is_written<Model, Rest>>())) {
        return insert_start<Model, detail::column_choice<Model>, First, Rest...>{};
    } else {
        using choice = detail::column_choice<Model, detail::position_of_column<First>, detail::position_of_column<Rest>...>;
        static_cast<void>(detail::obeys<inserted_columns_are_different<Model, First, Rest...>>() &&
                          detail::check_values_needed<Model, choice>(std::make_index_sequence<detail::column_count<Model>>{}));
        return insert_start<Model, choice, First, Rest...>{};
    }
}

/// All columns that are not calculated, in the order of the fields, a generated key too.
template <class Model>
constexpr auto insert_into() {
    static_cast<void>(detail::model_is_sound<Model>);
    using choice = decltype(detail::all_columns<Model>(std::make_index_sequence<detail::writable_columns<Model>>{}));
    return insert_start<Model, choice>{};
}

}  // namespace varve
