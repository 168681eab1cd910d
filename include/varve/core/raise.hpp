#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include <varve/core/error.hpp>

namespace varve::detail {

/// The parts behind one another.
[[gnu::cold, gnu::noinline]] inline std::string concat(std::initializer_list<std::string_view> parts) {
    std::string out;
    for (const std::string_view each : parts) out += each;
    return out;
}

/// Throws an `Error` of these words. One call, because a message put together with `+` and thrown in its place is what
/// compilers spend most on in functions that rarely fail.
template <class Error>
[[noreturn, gnu::cold, gnu::noinline]] void raise(std::initializer_list<std::string_view> words, std::string_view sqlstate = {},
                                                  std::string_view sql = {}) {
    error_details details;
    details.sqlstate = sqlstate;
    details.sql = sql;
    throw Error(concat(words), details);
}

}  // namespace varve::detail
