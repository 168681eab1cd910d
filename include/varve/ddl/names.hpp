#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/ddl/ddl_dialect.hpp>

namespace varve::detail {

/// "namespace"."name", or the name alone where there is no namespace or the engine has none.
[[gnu::cold]] constexpr void append_qualified(std::string& out, const dialect& dialect, std::string_view in_schema, std::string_view name) {
    if (!in_schema.empty() && dialect.can().namespaces) {
        dialect.append_identifier(out, in_schema);
        out.push_back('.');
    }
    dialect.append_identifier(out, name);
}

[[gnu::cold]] constexpr std::string qualified(const dialect& dialect, std::string_view in_schema, std::string_view name) {
    std::string out;
    append_qualified(out, dialect, in_schema, name);
    return out;
}

/// ("a", "b")
[[gnu::cold]] constexpr void append_names(std::string& out, const dialect& dialect, const std::vector<std::string>& names) {
    out.push_back('(');
    bool first = true;
    for (const std::string& name : names) {
        if (!first) out += ", ";
        first = false;
        dialect.append_identifier(out, name);
    }
    out.push_back(')');
}

}  // namespace varve::detail
