#pragma once

#include <string>
#include <string_view>

namespace varve::migration {

/// A table as operations name it: "metrics", or in("audit", "metrics") where the engine has namespaces. It views its
/// names: it is made for the call it is an argument of.
struct table_name {
    std::string_view name{};
    std::string_view in_schema{};

    constexpr table_name(const char* table) : name(table) {}
    constexpr table_name(std::string_view table, std::string_view space = {})
        : name(table), in_schema(space) {}
    table_name(const std::string& table) : name(table) {}
};

constexpr table_name in(std::string_view space, std::string_view table) { return {table, space}; }

}  // namespace varve::migration
