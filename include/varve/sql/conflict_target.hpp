#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/sql/dialect.hpp>

namespace varve {

namespace detail {

/// A column of a unique key, as an index is made on it and as ON CONFLICT names it: an engine finds the index by comparing
/// these expressions, so both must be written by this one function.
///
/// `in_pairs`, where NULLs are to be equal and the engine cannot say so, it becomes two keys: whether it is NULL, and its
/// value or ''. NULL is then one value and differs from every real one, the empty text too.
[[gnu::cold]] constexpr void append_unique_column(const sql_writer& out, std::string_view column, bool in_pairs, const dialect& dialect) {
    if (!in_pairs) return dialect.append_identifier(out, column);
    out.push_back('(');
    dialect.append_identifier(out, column);
    out += " IS NULL), coalesce(";
    dialect.append_identifier(out, column);
    out += ", '')";
}

}  // namespace detail

/// Appends the columns of a unique key in parentheses, as ON CONFLICT names them.
constexpr void append_conflict_target(const sql_writer& out, const std::vector<std::string>& columns,
                                      const std::vector<bool>& nullable, bool nulls_not_distinct, const dialect& dialect) {
    const bool in_pairs = nulls_not_distinct && !dialect.can().nulls_not_distinct;
    out.push_back('(');
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i != 0) out += ", ";
        detail::append_unique_column(out, columns[i], in_pairs && nullable[i], dialect);
    }
    out.push_back(')');
}

}  // namespace varve
