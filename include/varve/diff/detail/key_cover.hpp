#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <varve/schema/schema.hpp>

namespace varve::detail {

constexpr bool same_set(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    if (left.size() != right.size()) return false;
    for (const std::string& each : left)
        if (std::find(right.begin(), right.end(), each) == right.end()) return false;
    return true;
}

/// The columns whose values an index makes unique in all rows; empty when it does not, or not by columns alone.
constexpr std::vector<std::string> unique_columns(const schema::index& index) {
    std::vector<std::string> columns;
    if (!index.unique || !index.where.empty()) return columns;
    for (const schema::index_part& part : index.parts) {
        if (part.column.empty()) return {};
        columns.push_back(part.column);
    }
    return columns;
}

/// Whether some key makes `columns` unique, as a foreign key that refers to them needs it.
constexpr bool has_key(const schema::table& table, const std::vector<std::string>& columns) {
    if (same_set(table.primary_key.columns, columns)) return true;
    for (const schema::unique& each : table.uniques)
        if (same_set(each.columns, columns)) return true;
    for (const schema::index& each : table.indexes)
        if (same_set(unique_columns(each), columns)) return true;
    return false;
}

/// Whether one and the same key does so before and after: it is never dropped in between.
constexpr bool keeps_key(const schema::table& before, const schema::table& after, const std::vector<std::string>& columns) {
    if (same_set(before.primary_key.columns, columns) && before.primary_key.columns == after.primary_key.columns) return true;
    for (const schema::unique& each : before.uniques)
        if (same_set(each.columns, columns))
            if (const schema::unique* const kept = schema::find(after.uniques, each.name); kept && *kept == each) return true;
    for (const schema::index& each : before.indexes)
        if (same_set(unique_columns(each), columns))
            if (const schema::index* const kept = schema::find(after.indexes, each.name); kept && *kept == each) return true;
    return false;
}

}  // namespace varve::detail
