#pragma once

#include <cstddef>
#include <iterator>
#include <string>
#include <type_traits>

#include <varve/core/error.hpp>
#include <varve/core/number_text.hpp>
#include <varve/query/detail/part_cursor.hpp>
#include <varve/query/insert.hpp>
#include <varve/query/insertion.hpp>

namespace varve {

namespace detail {

/// Rows beyond the parameters that an engine takes are refused before the engine says something less clear.
[[noreturn, gnu::cold]] inline void refuse_too_many_rows(std::string_view table, std::size_t rows, std::size_t most) {
    throw usage_error("varve: an insert of " + number_text(static_cast<std::int64_t>(rows)) + " rows into " + std::string{table} +
                      " at once; the engine takes parameters for " + number_text(static_cast<std::int64_t>(most)) +
                      "; insert them in parts, or by repository::insert_range");
}

// SQL has no VALUES without a row: none is selected then.
inline void print_some_rows(printing& to, const table_columns& table, bool key_given, int rows) {
    if (rows != 0) return print_insert(to.out, to.dialect, table, key_given, rows);
    const int width = print_insert_columns(to.out, to.dialect, table, key_given);
    for (int column = 0; column < width; ++column) to.out += column == 0 ? " SELECT NULL" : ", NULL";
    to.out += " WHERE 1 = 0";
}

/// The text of what prints itself from its object, with the parts that it is known to hold only now.
template <class Write>
std::string composed_text(const Write& write, const dialect& dialect) {
    parts_collector collected;
    write.collect(collected);
    const part_cursor cursor{collected.parts};
    std::string out;
    printing to{out, dialect};
    write.print(to);
    cursor.finished();
    expect_clauses(to.needs, dialect.can(), dialect.name());
    return out;
}

/// RETURNING of a statement whose text is made at run time.
template <class Write, class From, class List>
struct returning_composed {
    using row_type = typename List::row_type;
    using reader = List;
    Write write;
    [[no_unique_address]] List returned;

    std::string text(const dialect& dialect) const { return composed_text(*this, dialect); }
    void print(printing& to) const {
        if constexpr (List::template check<From, no_clause, no_clause, no_clause>()) {
            to.needs.add(optional_clause::returning);
            write.print(to);
            to.out += " RETURNING ";
            List::print(to);
        }
    }
    void collect(parts_collector& to) const {
        write.collect(to);
        int position = 0;
        if constexpr (has_dynamic<List>) returned.bind(to, position);
    }
    template <class Statement>
    void bind(Statement& statement) const {
        int position = 1;
        write.bind(statement, position);
        if constexpr (List::has_values) returned.bind(statement, position);
    }
    template <class Statement>
    static void read(Statement& statement, row_type& row) {
        List::read(statement, row);
    }
};

}  // namespace detail

/// An INSERT of many rows in one statement. Their number is part of its text, which is made when it runs and found again
/// where as many rows were inserted before.
template <class Model, class Holder, bool KeyGiven, class Conflict = detail::no_clause>
struct rows_insertion {
    using row_type = void;
    using model = Model;
    struct source_type {
        static constexpr bool writes(std::size_t column) { return detail::insert_writes<Model>(column, KeyGiven); }
    };
    Holder rows;
    [[no_unique_address]] Conflict conflict;

    /// As of insertion.
    template <member auto... Target>
    constexpr auto on_conflict() const {
        detail::check_first_conflict<Conflict>();
        return detail::conflict_start<rows_insertion, detail::checked_conflict_target<Model, source_type, Target...>>{*this};
    }
    constexpr auto on_any_conflict_do_nothing() const {
        detail::check_first_conflict<Conflict>();
        return with(detail::do_nothing_clause<detail::any_conflict>{});
    }
    template <predicate Predicate>
        requires detail::takes_condition<Conflict>
    constexpr auto where(const Predicate& condition) const {
        return with(conflict.template with_condition<Model>(condition));
    }
    /// The generated keys are written as the rows have them.
    constexpr auto with_key() const { return rows_insertion<Model, Holder, true, Conflict>{rows, conflict}; }

    /// RETURNING, as of insertion; engines give the rows in the order of the insert, though none promises it.
    constexpr auto returning() const { return returning_list(detail::model_list<Model>{}); }
    template <class Row, expression... Expressions>
    constexpr auto returning(const Expressions&... expressions) const {
        static_cast<void>(detail::expression_list<Row, Expressions...>::is_sound);
        return returning_list(detail::expression_list<Row, Expressions...>{{{expressions}...}});
    }
    template <expression First, expression... Rest>
    constexpr auto returning(const First& first, const Rest&... rest) const {
        return returning_list(typename decltype(detail::returning_values<Model>(*this, first, rest...))::reader{{{first}, {rest}...}});
    }

    template <class Clause>
    constexpr auto with(const Clause& clause) const {
        return rows_insertion<Model, Holder, KeyGiven, Clause>{rows, clause};
    }

    /// Throws usage_error where the rows have more values than the engine takes parameters, or a condition says nothing.
    std::string text(const dialect& dialect) const { return detail::composed_text(*this, dialect); }
    void collect(detail::parts_collector& to) const {
        int position = 0;
        if constexpr (detail::has_dynamic<Conflict>) {
            conflict.expect_something();
            conflict.bind(to, position);
        }
    }
    void print(detail::printing& to) const {
        static_assert(width != 0,
                      "varve: many rows are inserted of a model that has a generated key and nothing else; there are no values to list; say "
                      "with_key(), or insert them one by one");
        const auto count = static_cast<std::size_t>(std::distance(std::begin(held()), std::end(held())));
        const std::size_t most = static_cast<std::size_t>(to.dialect.most_parameters()) / width;
        if (count > most) detail::refuse_too_many_rows(detail::table_name_of<Model>, count, most);
        detail::print_some_rows(to, detail::columns_of<Model>, KeyGiven, static_cast<int>(count));
        to.next += static_cast<int>(count * width);
        to.qualified = true;
        Conflict::print(to);
        to.qualified = false;
    }
    template <class Statement>
    void bind(Statement& statement) const {
        int position = 1;
        bind(statement, position);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        for (const Model& row : held()) {
            detail::bind_columns(statement, row, detail::insert_parameters<Model, KeyGiven>, position - 1);
            position += static_cast<int>(width);
        }
        if constexpr (Conflict::has_values) conflict.bind(statement, position);
    }

private:
    static constexpr std::size_t width = static_cast<std::size_t>(detail::insert_width<Model>(KeyGiven));

    template <class List>
    constexpr auto returning_list(const List& list) const {
        return detail::returning_composed<rows_insertion, detail::from_clause<Model>, List>{*this, list};
    }
    constexpr const auto& held() const { return detail::held_by(rows); }
};

/// Many whole rows in one statement: `insert_rows(batch).on_conflict<&metric::name>().do_update().returning()`. A named range is
/// borrowed and must outlive the query, a temporary one is moved into it; no rows are inserted without an error. For more
/// rows than a statement takes see repository::insert_range.
template <class Range>
    requires is_model<std::iter_value_t<decltype(std::begin(std::declval<Range&>()))>>
constexpr auto insert_rows(Range&& rows) {
    using model = std::iter_value_t<decltype(std::begin(rows))>;
    static_cast<void>(detail::model_is_sound<model>);
    if constexpr (std::is_lvalue_reference_v<Range>)
        return rows_insertion<model, const std::remove_reference_t<Range>*, false>{&rows, {}};
    else
        return rows_insertion<model, std::remove_cvref_t<Range>, false>{static_cast<Range&&>(rows), {}};
}

}  // namespace varve
