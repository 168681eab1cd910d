#pragma once

#include <string>
#include <variant>
#include <vector>

#include <varve/diff/change.hpp>
#include <varve/migrate/data_function.hpp>
#include <varve/schema/type.hpp>

namespace varve::migration {

/// SQL of the user's own, and what it does to the schema.
struct sql_step {
    std::vector<schema::dialect_text> text{};
    std::vector<change> effect{};
};

/// C++ of the user's own.
struct data_step {
    std::string name{};
    int version = 1;
    data_function run = nullptr;
};

/// One thing a revision does.
using step = std::variant<change, sql_step, data_step>;

}  // namespace varve::migration
