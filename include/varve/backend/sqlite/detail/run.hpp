#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

#include <varve/backend/sqlite/errors.hpp>
#include <varve/backend/sqlite/statement.hpp>

namespace varve::detail {

[[gnu::cold]] inline sqlite_statement sqlite_prepare(sqlite3* handle, std::string_view sql) {
    sqlite3_stmt* made = nullptr;
    const int code = sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), 0, &made, nullptr);
    if (code != SQLITE_OK) throw_sqlite_error(handle, code, sql);
    return {made, false};
}

/// Runs one statement of the library's own and drops its rows.
[[gnu::cold]] inline void sqlite_run(sqlite3* handle, std::string_view sql) {
    sqlite_statement one = sqlite_prepare(handle, sql);
    while (one.step()) {}
}

/// A column as text, whatever it holds; NULL is empty.
[[gnu::cold]] inline std::string sqlite_column_text(const sqlite_statement& row, int column) {
    const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(row.native_handle(), column));
    return text != nullptr ? text : "";
}

/// The first column of all rows, as text; NULL is empty.
[[gnu::cold]] inline std::vector<std::string> sqlite_texts(sqlite3* handle, std::string_view sql) {
    sqlite_statement one = sqlite_prepare(handle, sql);
    std::vector<std::string> out;
    while (one.step()) out.push_back(sqlite_column_text(one, 0));
    return out;
}

[[gnu::cold]] inline std::string sqlite_quoted(std::string_view name) {
    std::string out = "\"";
    for (const char each : name) {
        if (each == '"') out.push_back('"');
        out.push_back(each);
    }
    out.push_back('"');
    return out;
}

}  // namespace varve::detail
