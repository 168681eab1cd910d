#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <varve/query/constant_text.hpp>
#include <varve/query/select_list.hpp>
#include <varve/repository/detail/behaving_texts.hpp>
#include <varve/repository/repository_options.hpp>

namespace varve::detail {

/// The key's columns in order, `(a, b)` or `a`.
[[gnu::cold]] constexpr void append_key_list(const sql_writer& out, const dialect& dialect, const table_columns& table, bool parenthesised) {
    std::string_view separator = parenthesised ? "(" : "";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!table.roles[i].is_key) continue;
        out += separator;
        separator = ", ";
        append_column(out, dialect, table, i);
    }
    if (parenthesised) out.push_back(')');
}

/// So many rows in the order of the key, behind a key or from the first.
template <class Model, seen_rows Seen, class After>
struct page_query {
    using row_type = Model;
    using reader = model_list<Model>;
    static constexpr bool is_first = std::is_same_v<After, std::nullptr_t>;
    After after;
    std::int64_t size = 0;

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        constexpr bool several = key_size<Model> > 1;
        out += "SELECT ";
        append_select_list(out, dialect, layout_of<Model>);
        out += " FROM ";
        append_table(out, dialect, schema_name_of<Model>, table_name_of<Model>);
        int next = 1;
        constexpr bool hides = Seen == seen_rows::live && soft_deletes<Model>;
        if (!is_first) {
            out += " WHERE ";
            append_key_list(out, dialect, columns_of<Model>, several);
            out += several ? " > (" : " > ";
            for (std::size_t i = 0; i < key_size<Model>; ++i) {
                if (i != 0) out += ", ";
                dialect.append_placeholder(out, next++);
            }
            if (several) out.push_back(')');
        }
        if (hides) {
            out += is_first ? " WHERE " : " AND ";
            append_column(out, dialect, columns_of<Model>, behaviour_columns<Model>.deleted);
            out += " IS NULL";
        }
        out += " ORDER BY ";
        append_key_list(out, dialect, columns_of<Model>, false);
        out += " LIMIT ";
        dialect.append_placeholder(out, next);
    }
    template <class Backend>
    static constexpr std::string_view sql = constant_sql<page_query, Backend>;

    template <class Statement>
    void bind(Statement& statement) const {
        int position = 1;
        if constexpr (!is_first) after.bind(statement, position);
        statement.bind(position, size);
    }
    template <class Statement>
    static void read(Statement& statement, Model& row) {
        read_row(statement, row);
    }
};

}  // namespace varve::detail
