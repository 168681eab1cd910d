#pragma once

#include <string>
#include <vector>

#include <varve/schema/expression.hpp>

namespace varve::schema {

enum class nulls_order : unsigned char { engine, first, last };

/// One key of an index: a column, or an expression when `column` is empty.
struct index_part {
    std::string column{};
    expression value{};
    bool descending = false;
    nulls_order nulls = nulls_order::engine;
    std::string collation{};
    std::string operator_class{};

    constexpr bool operator==(const index_part&) const = default;
};

struct index {
    std::string name{};
    std::vector<index_part> parts{};
    bool unique = false;
    bool nulls_not_distinct = false;
    expression where{};                  ///< partial index; empty = all rows
    std::vector<std::string> include{};  ///< columns carried along, not searched
    std::string method{};                ///< btree, gin, …; empty = the engine's default
    std::string comment{};

    constexpr bool operator==(const index&) const = default;
};

}  // namespace varve::schema
