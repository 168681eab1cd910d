#pragma once

#include <string>
#include <string_view>

#include <varve/core/error.hpp>
#include <varve/diff/change.hpp>

namespace varve::detail {

// Not constexpr: reaching it in a constant expression is the compile-time error, and the call names the function.
[[noreturn]] inline void refuse(const std::string& what, std::string_view advice) {
    throw migration_error("varve: " + what + "; " + std::string{advice});
}

constexpr std::string in_quotes(std::string_view text) {
    std::string out{"'"};
    out += text;
    out.push_back('\'');
    return out;
}

constexpr std::string qualified(std::string_view in_schema, std::string_view name) {
    std::string out{in_schema};
    if (!out.empty()) out.push_back('.');
    out += name;
    return out;
}

[[noreturn]] inline void refuse_missing(std::string_view kind, std::string_view name, const std::string& where) {
    refuse("there is no " + std::string{kind} + " " + in_quotes(name) + where,
           "create it first, or correct the name (names are compared with case)");
}

[[noreturn]] inline void refuse_present(std::string_view kind, std::string_view name, const std::string& where) {
    refuse("there is a " + std::string{kind} + " " + in_quotes(name) + where + " already",
           "drop or rename that one first, or choose another name");
}

[[noreturn]] inline void refuse_different(std::string_view kind, std::string_view name, const std::string& where) {
    refuse("the " + std::string{kind} + " " + in_quotes(name) + where + " is not what the change says it was",
           "the change was made against another schema: make it anew from the schema at this point");
}

inline std::string in_table(const schema::table& table) { return " in table " + in_quotes(qualified(table.in_schema, table.name)); }

constexpr schema::table& table_of(schema::schema& whole, const change& one) {
    schema::table* const found = whole.find_table(one.table, one.in_schema);
    if (!found) refuse_missing("table", qualified(one.in_schema, one.table), "");
    return *found;
}

}  // namespace varve::detail
