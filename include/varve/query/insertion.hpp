// INSERT as a query of its own: what is written (a row, rows, values, a select), what a conflict with rows that are there
// does, and what is given back. The sources are insert_row.hpp, insert_rows.hpp and insert_into.hpp; conflicts are
// conflict.hpp; repositories, which write whole models, use the shorter texts of insert.hpp.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>

#include <varve/query/clauses.hpp>
#include <varve/query/conflict.hpp>
#include <varve/query/constant_text.hpp>
#include <varve/query/returning.hpp>

namespace varve {

namespace detail {

/// What an insert was given: borrowed when it was an lvalue, owned when it was not.
template <class Holder>
constexpr const auto& held_by(const Holder& holder) {
    if constexpr (std::is_pointer_v<Holder>)
        return *holder;
    else
        return holder;
}

}  // namespace detail

/// An INSERT whose text is a constant. `Source` prints `INSERT INTO …` up to its values and binds them.
template <class Model, class Source, class Conflict = detail::no_clause>
struct insertion {
    using row_type = void;
    using model = Model;
    using source_type = Source;
    using parts = detail::operand_list<Source, Conflict>;
    [[no_unique_address]] Source source;
    [[no_unique_address]] Conflict conflict;

    /// What follows is done in place of an insert that would break this unique key; the primary key when no field is named:
    /// `.on_conflict<&metric::name>().do_nothing()`.
    template <member auto... Target>
    constexpr auto on_conflict() const {
        detail::check_first_conflict<Conflict>();
        return detail::conflict_start<insertion, detail::checked_conflict_target<Model, Source, Target...>>{*this};
    }
    /// A row that would break any key of the table is left out.
    constexpr auto on_any_conflict_do_nothing() const {
        detail::check_first_conflict<Conflict>();
        return with(detail::do_nothing_clause<detail::any_conflict>{});
    }
    /// `.do_update(…).where(condition)`: rows for which it does not hold stay as they are, and are not returned.
    template <predicate Predicate>
        requires detail::takes_condition<Conflict>
    constexpr auto where(const Predicate& condition) const {
        return with(conflict.template with_condition<Model>(condition));
    }

    /// RETURNING the rows as they were written, by an update in place of the insert too; a row left out is not among them:
    /// `.returning()` as the model, `.returning<summary>(…)` into the fields of a struct, `.returning(a, b)` as a tuple.
    constexpr auto returning() const { return detail::returning_rows<Model>(*this); }
    template <class Row, expression... Expressions>
    constexpr auto returning(const Expressions&... expressions) const {
        return detail::returning_expressions<Row, Model>(*this, expressions...);
    }
    template <expression First, expression... Rest>
    constexpr auto returning(const First& first, const Rest&... rest) const {
        return detail::returning_values<Model>(*this, first, rest...);
    }

    template <class Clause>
    constexpr auto with(const Clause& clause) const {
        return insertion<Model, Source, Clause>{source, clause};
    }

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        detail::printing to{out, dialect};
        print(to);
    }
    /// As a part of another query.
    static constexpr void print(detail::printing& to) {
        Source::template print<detail::handles_conflict<Conflict>>(to);
        to.qualified = true;
        Conflict::print(to);
        to.qualified = false;
    }
    template <class Backend>
    static constexpr std::string_view sql = detail::constant_sql<insertion, Backend>;

    template <class Statement>
    void bind(Statement& statement) const {
        int position = 1;
        bind(statement, position);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        if constexpr (Source::has_values) source.bind(statement, position);
        if constexpr (Conflict::has_values) conflict.bind(statement, position);
    }
};

}  // namespace varve
