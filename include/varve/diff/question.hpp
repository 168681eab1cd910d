#pragma once

#include <string>
#include <vector>

namespace varve {

/// What diff will not guess: a column or a table is gone, and nobody said whether it was renamed or dropped.
struct question {
    std::string table{};                    ///< the table (by its new name) that lost a column; empty: a table vanished
    std::string in_schema{};                ///< the table's namespace
    std::string vanished{};                 ///< the column, or the table, that is in `from` only
    std::vector<std::string> candidates{};  ///< what appeared there and may be the same thing under a new name

    constexpr bool operator==(const question&) const = default;

    /// The question and how to answer it, by a fact or on the command line.
    constexpr std::string text() const {
        const bool column = !table.empty();
        const std::string where = in_schema.empty() || column ? std::string{} : in_schema + ".";
        const std::string owner = in_schema.empty() ? table : in_schema + "." + table;
        std::string out = column ? "column '" + owner + "." + vanished + "'" : "table '" + where + vanished + "'";
        out += " is gone";
        for (std::size_t i = 0; i < candidates.size(); ++i) out += (i == 0 ? " while '" : ", '") + candidates[i] + "'";
        if (!candidates.empty()) out += candidates.size() == 1 ? " appeared" : " appeared; nothing tells which, if any, it became";
        for (const std::string& each : candidates) {
            out += "; if it was renamed to '" + each + "', say ";
            out += column ? "varve::renamed<&" + table + "::" + each + ">.from(\"" + vanished + "\")"
                          : "varve::table_renamed_from(\"" + vanished + "\") in its facts";
            out += " or --rename " + (column ? owner + "." : where) + vanished + "=" + each;
        }
        out += candidates.empty() ? "; if it is to be dropped with its data, say " : "; if it is to be dropped with its data, say ";
        out += column ? "varve::dropped<\"" + vanished + "\"> in the facts of '" + table + "'"
                      : "varve::dropped<\"" + vanished + "\"> beside the models";
        return out + " or --drop " + (column ? owner + "." : where) + vanished;
    }
};

}  // namespace varve
