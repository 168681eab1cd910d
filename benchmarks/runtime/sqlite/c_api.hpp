// What the hand-written sides share: SQLite's C API and nothing between it and the workload. Statements are prepared once,
// bound statically, on a connection without mutex; rows are read straight into the struct.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "data.hpp"

namespace benchmark::c {

inline void check(int code, int wanted = SQLITE_OK) {
    if (code != wanted) [[unlikely]]
        std::abort();
}

class database {
public:
    explicit database(const std::vector<std::string>& tables) {
        check(sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr));
        check(sqlite3_exec(handle, "PRAGMA foreign_keys = ON", nullptr, nullptr, nullptr));
        for (const std::string& each : tables) check(sqlite3_exec(handle, each.c_str(), nullptr, nullptr, nullptr));
    }
    database(const database&) = delete;
    database& operator=(const database&) = delete;
    ~database() {
        while (sqlite3_stmt* const each = sqlite3_next_stmt(handle, nullptr)) sqlite3_finalize(each);
        sqlite3_close(handle);
    }

    sqlite3_stmt* prepare(const char* sql) {
        sqlite3_stmt* made = nullptr;
        check(sqlite3_prepare_v3(handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr));
        return made;
    }

    sqlite3* handle = nullptr;
};

inline void run(sqlite3_stmt* statement) {
    check(sqlite3_step(statement), SQLITE_DONE);
    sqlite3_reset(statement);
}

inline void bind(sqlite3_stmt* statement, int position, const std::string& text) {
    check(sqlite3_bind_text(statement, position, text.data(), static_cast<int>(text.size()), SQLITE_STATIC));
}

/// The columns but the key, from a parameter on.
inline void bind(sqlite3_stmt* statement, int first, const metric& row) {
    bind(statement, first, row.name);
    if (row.dataset)
        bind(statement, first + 1, *row.dataset);
    else
        check(sqlite3_bind_null(statement, first + 1));
    check(sqlite3_bind_double(statement, first + 2, row.value));
    check(sqlite3_bind_int64(statement, first + 3, row.count));
}

inline const char* text(sqlite3_stmt* statement, int column) { return reinterpret_cast<const char*>(sqlite3_column_text(statement, column)); }
inline std::size_t size(sqlite3_stmt* statement, int column) { return static_cast<std::size_t>(sqlite3_column_bytes(statement, column)); }

inline void read(sqlite3_stmt* statement, metric& row) {
    row.id = sqlite3_column_int64(statement, 0);
    row.name.assign(text(statement, 1), size(statement, 1));
    if (sqlite3_column_type(statement, 2) != SQLITE_NULL) row.dataset.emplace(text(statement, 2), size(statement, 2));
    row.value = sqlite3_column_double(statement, 3);
    row.count = sqlite3_column_int64(statement, 4);
}
inline void read(sqlite3_stmt* statement, reading& row) {
    row.id = sqlite3_column_int64(statement, 0);
    row.metric_id = sqlite3_column_int64(statement, 1);
    row.value = sqlite3_column_double(statement, 2);
}
inline void read(sqlite3_stmt* statement, named_value& row) {
    row.name.assign(text(statement, 0), size(statement, 0));
    row.value = sqlite3_column_double(statement, 1);
}

template <class Row>
std::vector<Row> all(sqlite3_stmt* statement) {
    std::vector<Row> found;
    int code = 0;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) read(statement, found.emplace_back());
    check(code, SQLITE_DONE);
    sqlite3_reset(statement);
    return found;
}

}  // namespace benchmark::c
