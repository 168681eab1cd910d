#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <varve/model/behaviour.hpp>
#include <varve/query/clauses.hpp>
#include <varve/query/constant_text.hpp>
#include <varve/repository/detail/behaviour_columns.hpp>
#include <varve/repository/detail/relation.hpp>
#include <varve/repository/repository_options.hpp>

namespace varve::detail {

/// A row behind a link, and the value by which the link points at the near one.
template <class Far, class Value>
struct linked {
    Far row;
    Value near_value;
};

[[gnu::cold]] constexpr void append_qualified(const sql_writer& out, const dialect& dialect, const table_columns& table, std::size_t column) {
    dialect.append_identifier(out, table.name);
    out.push_back('.');
    dialect.append_identifier(out, table.columns[column].name);
}

/// The rows that links lead to from a range of values, in one statement.
template <auto Near, auto Far, seen_rows Seen, class Value>
struct linked_query {
    using link = member_root<Near>;
    using far = member_root<reference_of<Far>>;
    using row_type = linked<far, Value>;
    using condition = decltype(col<Near>.in(std::vector<Value>{}));
    condition near_is_one_of;

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        out += "SELECT ";
        for (std::size_t i = 0; i < column_count<far>; ++i) {
            append_qualified(out, dialect, columns_of<far>, i);
            out += ", ";
        }
        append_qualified(out, dialect, columns_of<link>, position_of_column<Near>);
        out += " FROM ";
        append_table(out, dialect, schema_name_of<link>, table_name_of<link>);
        out += " JOIN ";
        append_table(out, dialect, schema_name_of<far>, table_name_of<far>);
        out += " ON ";
        append_qualified(out, dialect, columns_of<far>, position_of_column<reference_of<Far>>);
        out += " = ";
        append_qualified(out, dialect, columns_of<link>, position_of_column<Far>);
        out += " WHERE ";
        printing to{.out = out, .dialect = dialect, .qualified = true};
        print_expression<condition>(to);
        append_live<link>(out, dialect);
        append_live<far>(out, dialect);
        std::string_view separator = " ORDER BY ";
        for (std::size_t i = 0; i < column_count<far>; ++i) {
            if (!roles_of<far>[i].is_key) continue;
            out += separator;
            separator = ", ";
            append_qualified(out, dialect, columns_of<far>, i);
        }
    }
    template <class Backend>
    static constexpr std::string_view sql = constant_sql<linked_query, Backend>;

    template <class Statement>
    void bind(Statement& statement) const {
        int position = 1;
        near_is_one_of.bind(statement, position);
    }
    template <class Statement>
    static void read(Statement& statement, row_type& found) {
        read_row(statement, found.row);
        read_field<layout_of<link>[position_of_column<Near>].stored_as>(statement, int{column_count<far>}, found.near_value);
    }

private:
    template <class Model>
    static constexpr void append_live(const sql_writer& out, const dialect& dialect) {
        if (Seen == seen_rows::all || !soft_deletes<Model>) return;
        out += " AND ";
        append_qualified(out, dialect, columns_of<Model>, behaviour_columns<Model>.deleted);
        out += " IS NULL";
    }
};

}  // namespace varve::detail
