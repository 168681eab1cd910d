#pragma once

#include <string>
#include <vector>

#include <varve/sql/dialect.hpp>

namespace varve {

/// Appends the columns of a unique key in parentheses, as an index is made on them and as ON CONFLICT names them: an
/// engine finds the index by comparing these expressions, so both must be written by this one function.
///
/// Where NULLs are to be equal and the engine cannot say so, a nullable column becomes two keys: whether it is NULL, and
/// its value or ''. NULL is then one value and differs from every real one, the empty text too.
constexpr void append_conflict_target(std::string& out, const std::vector<std::string>& columns,
                                      const std::vector<bool>& nullable, bool nulls_not_distinct, const dialect& dialect) {
    const bool in_pairs = nulls_not_distinct && !dialect.can().nulls_not_distinct;
    out.push_back('(');
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i != 0) out += ", ";
        if (in_pairs && nullable[i]) {
            out.push_back('(');
            dialect.append_identifier(out, columns[i]);
            out += " IS NULL), coalesce(";
            dialect.append_identifier(out, columns[i]);
            out += ", '')";
        } else {
            dialect.append_identifier(out, columns[i]);
        }
    }
    out.push_back(')');
}

}  // namespace varve
