#pragma once

#include <string>
#include <string_view>

#include <varve/core/error.hpp>

namespace varve::detail {

// Outside of the templates, so that each is compiled once.
[[noreturn, gnu::cold]] inline void refuse_second_row(std::string_view sql) {
    throw data_error("varve: one() found a second row; narrow the query, or call first() or all()",
                     {.sqlstate = "21000", .sql = std::string{sql}});
}

[[noreturn, gnu::cold]] inline void refuse_second_pass(std::string_view sql) {
    throw usage_error("varve: a stream is read once; run the query again for another pass", {.sql = std::string{sql}});
}

[[noreturn, gnu::cold]] inline void refuse_argument_count(std::string_view sql, int parameters, int arguments) {
    throw usage_error("varve: the statement has " + std::to_string(parameters) + " parameters, and " + std::to_string(arguments) +
                          " arguments were given",
                      {.sqlstate = "07001", .sql = std::string{sql}});
}

}  // namespace varve::detail
