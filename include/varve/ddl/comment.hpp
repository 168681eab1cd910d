#pragma once

#include <string>
#include <string_view>

#include <varve/ddl/names.hpp>

namespace varve {

/// COMMENT ON <kind> <what>; an empty comment takes it away. Empty where the engine keeps none.
constexpr std::string comment_on(const ddl_dialect& dialect, std::string_view kind, std::string_view what, std::string_view comment) {
    if (!dialect.can().comments) return {};
    std::string out = "COMMENT ON ";
    out += kind;
    out.push_back(' ');
    out += what;
    out += " IS ";
    if (comment.empty()) out += "NULL";
    else dialect.append_text_literal(out, comment);
    return out;
}

}  // namespace varve
