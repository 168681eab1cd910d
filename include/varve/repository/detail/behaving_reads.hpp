#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <varve/query/constant_text.hpp>
#include <varve/query/select_list.hpp>
#include <varve/repository/detail/behaving_texts.hpp>
#include <varve/repository/detail/row_key.hpp>
#include <varve/repository/repository_options.hpp>

namespace varve::detail {

/// ` FROM table WHERE key`, without the rows that are not seen. Not a template: it compiles once.
constexpr void append_from_seen(const sql_writer& out, const dialect& dialect, const table_columns& table, std::size_t deleted, seen_rows seen) {
    out += " FROM ";
    append_table(out, dialect, table.in_schema, table.name);
    int next = 1;
    append_where_key(out, dialect, table, next);
    if (seen == seen_rows::live) append_only_live(out, dialect, table, deleted);
}

/// The row with a key, unless it is one that is not seen.
template <class Model, seen_rows Seen, class Key>
struct seen_row_query {
    using row_type = Model;
    using reader = model_list<Model>;
    const Key& key;

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        out += "SELECT ";
        append_select_list(out, dialect, layout_of<Model>);
        append_from_seen(out, dialect, columns_of<Model>, behaviour_columns<Model>.deleted, Seen);
    }
    template <class Backend>
    static constexpr std::string_view sql = constant_sql<seen_row_query, Backend>;

    template <class Statement>
    void bind(Statement& statement) const {
        int position = 1;
        key.bind(statement, position);
    }
    template <class Statement>
    static void read(Statement& statement, Model& row) {
        read_row(statement, row);
    }
};

/// The version of the row with a key.
template <class Model, seen_rows Seen, class Key>
struct version_query {
    using row_type = std::int64_t;
    const Key& key;

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        out += "SELECT ";
        append_column(out, dialect, columns_of<Model>, behaviour_columns<Model>.version);
        append_from_seen(out, dialect, columns_of<Model>, behaviour_columns<Model>.deleted, Seen);
    }
    template <class Backend>
    static constexpr std::string_view sql = constant_sql<version_query, Backend>;

    template <class Statement>
    void bind(Statement& statement) const {
        int position = 1;
        key.bind(statement, position);
    }
    template <class Statement>
    static void read(Statement& statement, std::int64_t& version) {
        read_field<schema::storage::natural>(statement, 0, version);
    }
};

}  // namespace varve::detail
