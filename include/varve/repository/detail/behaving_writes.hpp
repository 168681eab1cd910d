#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <varve/model/instant.hpp>
#include <varve/query/constant_text.hpp>
#include <varve/repository/detail/behaving_texts.hpp>
#include <varve/repository/detail/row_key.hpp>
#include <varve/repository/repository_options.hpp>

namespace varve::detail {

/// UPDATE of chosen columns of the row with the object's key, if it is seen and has the object's version. Not a template: it
/// prints constants, and at run time what only a run can choose.
[[gnu::cold]] constexpr void append_change(const sql_writer& out, const dialect& dialect, const table_columns& table,
                                           const behaviour_positions& notes, std::span<const bool> written, seen_rows seen) {
    out += "UPDATE ";
    append_table(out, dialect, table.in_schema, table.name);
    std::string_view separator = " SET ";
    int next = 1;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (written[i]) append_set(out, dialect, table, i, separator, next);
    append_next_version(out, dialect, table, notes.version, separator);
    append_where_key(out, dialect, table, next);
    append_same_version(out, dialect, table, notes.version, next);
    if (seen == seen_rows::live) append_only_live(out, dialect, table, notes.deleted);
}

/// The parameters of such an UPDATE: the written columns in order, then the key, then the version.
template <class Model>
constexpr parameter_positions<Model> change_parameters(const std::array<bool, column_count<Model>>& written) {
    parameter_positions<Model> positions{};
    std::uint16_t next = 1;
    for (std::size_t i = 0; i < column_count<Model>; ++i)
        if (written[i]) positions[i] = next++;
    for (std::size_t i = 0; i < column_count<Model>; ++i)
        if (roles_of<Model>[i].is_key) positions[i] = next++;
    if (behaviour_columns<Model>.version != column_count<Model>) positions[behaviour_columns<Model>.version] = next++;
    return positions;
}

template <class Model, seen_rows Seen, class Change>
struct change_query;

/// Which fields of an object an update writes: those named, or all; never the key, nor what behaviours keep for themselves.
/// A revert writes the mark of deletion as well.
template <class Model, bool WritesMark, auto... Members>
struct change_of {
    static constexpr behaviour_positions notes = behaviour_columns<Model>;

    static constexpr bool names(std::size_t column) {
        if constexpr (sizeof...(Members) == 0)
            return true;
        else
            return (false || ... || (position_of_column<Members> == column));
    }
    static constexpr bool writes(std::size_t column) {
        if (roles_of<Model>[column].is_key || roles_of<Model>[column].is_computed) return false;
        if (column == notes.created || column == notes.version) return false;
        if (column == notes.deleted) return WritesMark;
        return column == notes.updated || names(column);
    }

    /// The statement that writes them.
    template <seen_rows Seen>
    static auto query(const Model& row) {
        return change_query<Model, Seen, change_of>{row};
    }
};

/// UPDATE of the columns that are a constant of the call.
template <class Model, seen_rows Seen, class Change>
struct change_query {
    using row_type = void;
    const Model& row;

    static constexpr std::array<bool, column_count<Model>> written = [] {
        std::array<bool, column_count<Model>> made{};
        for (std::size_t i = 0; i < column_count<Model>; ++i) made[i] = Change::writes(i);
        return made;
    }();
    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        append_change(out, dialect, columns_of<Model>, behaviour_columns<Model>, written, Seen);
    }
    template <class Backend>
    static constexpr std::string_view sql = constant_sql<change_query, Backend>;

    static constexpr parameter_positions<Model> parameters = change_parameters<Model>(written);

    template <class Statement>
    void bind(Statement& statement) const {
        bind_columns(statement, row, parameters, 0);
    }
};

/// Puts the mark of deletion on the row with a key, or takes it away; `Compares`: if the version is the one given.
template <class Model, bool Deletes, bool Compares, class Key>
struct mark_query {
    using row_type = void;
    const Key& key;
    timestamp_value now{};
    std::int64_t version = 0;
    static constexpr behaviour_positions notes = behaviour_columns<Model>;

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        out += "UPDATE ";
        append_table(out, dialect, schema_name_of<Model>, table_name_of<Model>);
        std::string_view separator = " SET ";
        int next = 1;
        if (Deletes) {
            append_set(out, dialect, columns_of<Model>, notes.deleted, separator, next);
        } else {
            out += separator;
            separator = ", ";
            append_column(out, dialect, columns_of<Model>, notes.deleted);
            out += " = NULL";
        }
        append_set(out, dialect, columns_of<Model>, notes.updated, separator, next);
        append_next_version(out, dialect, columns_of<Model>, notes.version, separator);
        append_where_key(out, dialect, columns_of<Model>, next);
        if (Compares) append_same_version(out, dialect, columns_of<Model>, notes.version, next);
        append_only_live(out, dialect, columns_of<Model>, notes.deleted, Deletes);
    }
    template <class Backend>
    static constexpr std::string_view sql = constant_sql<mark_query, Backend>;

    template <class Statement>
    void bind(Statement& statement) const {
        int position = 1;
        if constexpr (Deletes) bind_instant<notes.deleted>(statement, position++);
        if constexpr (has_timestamps<Model>) bind_instant<notes.updated>(statement, position++);
        key.bind(statement, position);
        if constexpr (Compares) statement.bind(position++, version);
    }

private:
    template <std::size_t Column, class Statement>
    void bind_instant(Statement& statement, int position) const {
        using field = column_field_type<Model, Column>;
        codec<field, layout_of<Model>[Column].stored_as>::bind_copy(statement, position, instant_as<field>(now));
    }
};

/// DELETE of the row with a key; `Compares`: if the version is the one given.
template <class Model, bool Compares, class Key>
struct remove_query {
    using row_type = void;
    const Key& key;
    std::int64_t version = 0;

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        out += "DELETE FROM ";
        append_table(out, dialect, schema_name_of<Model>, table_name_of<Model>);
        int next = 1;
        append_where_key(out, dialect, columns_of<Model>, next);
        if (Compares) append_same_version(out, dialect, columns_of<Model>, behaviour_columns<Model>.version, next);
    }
    template <class Backend>
    static constexpr std::string_view sql = constant_sql<remove_query, Backend>;

    template <class Statement>
    void bind(Statement& statement) const {
        int position = 1;
        key.bind(statement, position);
        if constexpr (Compares) statement.bind(position++, version);
    }
};

}  // namespace varve::detail
