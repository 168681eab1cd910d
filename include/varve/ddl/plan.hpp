#pragma once

#include <string>
#include <vector>

#include <varve/diff/hazard.hpp>

namespace varve {

/// One statement of a plan.
struct ddl_statement {
    enum class role : unsigned char {
        execute,        ///< run it
        expect_no_rows  ///< a check: any row it returns is a reason to roll back (PRAGMA foreign_key_check)
    };

    std::string sql{};
    hazard_set hazards{};
    role what = role::execute;
    std::string failure{};  ///< expect_no_rows: what a returned row means, for the error message

    constexpr bool operator==(const ddl_statement&) const = default;
};

/// The statements that take a database through a list of changes, in order.
struct plan {
    std::vector<ddl_statement> before{};      ///< run before the transaction begins (SQLite: PRAGMA foreign_keys = OFF)
    std::vector<ddl_statement> statements{};  ///< inside the transaction where the engine's DDL is transactional
    std::vector<ddl_statement> after{};       ///< run after it ended, committed or not (SQLite: PRAGMA foreign_keys = ON)

    constexpr bool empty() const { return statements.empty(); }
    constexpr bool operator==(const plan&) const = default;
};

}  // namespace varve
