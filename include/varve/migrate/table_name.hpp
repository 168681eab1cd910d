#pragma once

#include <string>
#include <string_view>

namespace varve::migration {

/// A table as operations name it: "metrics", or in("audit", "metrics") where the engine has namespaces.
struct table_name {
    std::string name{};
    std::string in_schema{};

    table_name(const char* table) : name(table) {}
    table_name(std::string_view table) : name(table) {}
    table_name(std::string table, std::string space = {}) : name(static_cast<std::string&&>(table)), in_schema(static_cast<std::string&&>(space)) {}

    /// "audit.metrics", for messages.
    std::string text() const { return in_schema.empty() ? name : in_schema + "." + name; }
};

inline table_name in(std::string_view space, std::string_view table) {
    return {std::string{table}, std::string{space}};
}

}  // namespace varve::migration
