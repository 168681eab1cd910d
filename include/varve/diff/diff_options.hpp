#pragma once

#include <string>
#include <vector>

namespace varve {

/// A rename that was declared: of the column `from` of `table`, or, with an empty `table`, of the table `from`.
struct rename {
    std::string table{};  ///< the column's table, by its old or its new name; "namespace.table" outside the default one
    std::string from{};
    std::string to{};

    constexpr bool operator==(const rename&) const = default;
};

/// What diff is told beside the facts in the schemas.
struct diff_options {
    std::vector<rename> renames{};     ///< --rename t.old=new, --rename old=new
    std::vector<std::string> drops{};  ///< --drop t.column, --drop table
    /// false: what vanished is dropped and what appeared is new, unasked. For comparing two databases (drift, the proof
    /// that a second diff is empty), never for what is going to run.
    bool confirm_drops = true;
};

}  // namespace varve
