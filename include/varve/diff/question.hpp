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

    constexpr bool about_column() const { return !table.empty(); }

    /// What vanished as the command line names it: "table.column" or "table".
    constexpr std::string subject() const {
        std::string out = in_schema;
        if (!out.empty()) out += ".";
        if (about_column()) out += table + ".";
        return out + vanished;
    }

    /// The question and every way to answer it, by a fact or on the command line.
    constexpr std::string text() const {
        std::string out = about_column() ? "column '" : "table '";
        out += subject() + "' is gone";
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            out += i == 0 ? " while '" : ", '";
            out += candidates[i] + "'";
        }
        if (!candidates.empty()) out += " appeared";
        for (const std::string& each : candidates) {
            out += "; if it was renamed to '" + each + "', say ";
            out += about_column() ? "renamed<&...::" + each + ">.from(\"" : "table_renamed_from(\"";
            out += vanished + "\") or --rename " + subject() + "=" + each;
        }
        out += "; if it is to be dropped with its data, say ";
        out += about_column() ? "dropped<\"" : "dropping<models<...>, \"";
        out += vanished + "\">";
        return out + " or --drop " + subject();
    }
};

}  // namespace varve
