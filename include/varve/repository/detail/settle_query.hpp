#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <varve/query/insert.hpp>
#include <varve/query/select_list.hpp>
#include <varve/repository/detail/behaving_texts.hpp>

namespace varve::detail {

/// An upsert that tells which row stayed: its key, or of a model with behaviours all of it.
template <class Model, bool KeyGiven, auto... Target>
struct settle_query {
    using row_type = Model;
    using target = upsert_target<Model, Target...>;
    static constexpr clause_set needs = clause_set::of(optional_clause::on_conflict, optional_clause::returning);
    const Model& row;
    static constexpr behaviour_positions notes = behaviour_columns<Model>;

    static constexpr bool returns(std::size_t column) { return behaves<Model> || roles_of<Model>[column].is_key; }
    static constexpr bool overwrites(std::size_t column) {
        return !target::contains(column) && !roles_of<Model>[column].is_key && !roles_of<Model>[column].is_computed &&
               column != notes.created && column != notes.version;
    }

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        print_insert(out, dialect, columns_of<Model>, KeyGiven, 1);
        out += " ON CONFLICT ";
        target::print(out, dialect);
        constexpr std::string_view first = " DO UPDATE SET ";
        std::string_view separator = first;
        for (std::size_t i = 0; i < column_count<Model>; ++i)
            if (overwrites(i)) append_excluded(out, dialect, i, separator);
        append_next_version(out, dialect, columns_of<Model>, notes.version, separator, true);
        // A row that nothing is written to is not returned, so the target is written over itself.
        for (std::size_t i = 0; i < column_count<Model> && separator == first; ++i)
            if (target::contains(i)) append_excluded(out, dialect, i, separator);
        separator = " RETURNING ";
        for (std::size_t i = 0; i < column_count<Model>; ++i) {
            if (!returns(i)) continue;
            out += separator;
            separator = ", ";
            append_column(out, dialect, columns_of<Model>, i);
        }
    }
    template <class Backend>
    static constexpr std::string_view sql = constant_sql<settle_query, Backend>;

    template <class Statement>
    void bind(Statement& statement) const {
        bind_columns(statement, row, insert_parameters<Model, KeyGiven>, 0);
    }
    template <class Statement>
    static void read(Statement& statement, Model& settled) {
        int column = 0;
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (
                [&] {
                    if constexpr (returns(I))
                        read_field<layout_of<Model>[I].stored_as>(statement, column++, column_field<Model, I>(settled));
                }(),
                ...);
        }(std::make_index_sequence<column_count<Model>>{});
    }

private:
    static constexpr void append_excluded(const sql_writer& out, const dialect& dialect, std::size_t column, std::string_view& separator) {
        out += separator;
        separator = ", ";
        append_column(out, dialect, columns_of<Model>, column);
        out += " = excluded.";
        append_column(out, dialect, columns_of<Model>, column);
    }
};

/// The row that an upsert is about to write over.
template <class Model, auto... Target>
struct settled_before_query {
    using row_type = Model;
    using reader = model_list<Model>;
    using target = upsert_target<Model, Target...>;
    const Model& row;

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        out += "SELECT ";
        append_select_list(out, dialect, layout_of<Model>);
        out += " FROM ";
        append_table(out, dialect, schema_name_of<Model>, table_name_of<Model>);
        std::string_view separator = " WHERE ";
        int next = 1;
        for (std::size_t i = 0; i < column_count<Model>; ++i) {
            if (!target::contains(i)) continue;
            out += separator;
            separator = " AND ";
            append_column(out, dialect, columns_of<Model>, i);
            out.push_back(' ');
            out += nulls_are_one() ? dialect.operator_name(schema::operators::is_not_distinct) : std::string_view{"="};
            out.push_back(' ');
            dialect.append_placeholder(out, next++);
        }
    }
    template <class Backend>
    static constexpr std::string_view sql = constant_sql<settled_before_query, Backend>;

    static constexpr parameter_positions<Model> parameters = [] {
        parameter_positions<Model> positions{};
        std::uint16_t next = 1;
        for (std::size_t i = 0; i < column_count<Model>; ++i)
            if (target::contains(i)) positions[i] = next++;
        return positions;
    }();

    template <class Statement>
    void bind(Statement& statement) const {
        bind_columns(statement, row, parameters, 0);
    }
    template <class Statement>
    static void read(Statement& statement, Model& found) {
        read_row(statement, found);
    }

private:
    // As the unique fact says it: NULLs that differ never meet, and then nothing is written over.
    static constexpr bool nulls_are_one() {
        const schema::table table = varve::table_of<Model>();
        for (const schema::unique& unique : table.uniques) {
            if (!unique.nulls_not_distinct || unique.columns.size() != target::count) continue;
            bool same = true;
            for (std::size_t i = 0; i < column_count<Model>; ++i) {
                bool named = false;
                for (const std::string& column : unique.columns) named |= column == layout_of<Model>[i].name;
                same &= named == target::contains(i);
            }
            if (same) return true;
        }
        return false;
    }
};

}  // namespace varve::detail
