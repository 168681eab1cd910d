#pragma once

#include <string>
#include <variant>
#include <vector>

#include <varve/diff/change.hpp>
#include <varve/schema/type.hpp>

namespace varve {

class any_session;

namespace migration {

class batch;

/// SQL of the user's own, and what it does to the schema.
struct sql_step {
    std::vector<schema::dialect_text> text{};
    std::vector<change> effect{};
};

/// What a data step is: C++ that runs between the changes of a revision. Without captures, so that a revision is a value.
using data_function = void (*)(any_session&, batch&);

struct data_step {
    std::string name{};
    int version = 1;
    data_function run = nullptr;
};

/// One thing a revision does.
using step = std::variant<change, sql_step, data_step>;

}  // namespace migration
}  // namespace varve
