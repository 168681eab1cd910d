#pragma once

#include <sqlite3.h>

#include <stdexcept>
#include <string>
#include <vector>

#include <varve/ddl/plan.hpp>

namespace varve_test {

/// A real SQLite in memory, foreign keys on, through the C API alone: what the plans do is seen without Varve in between.
class real_database {
public:
    real_database() {
        if (sqlite3_open(":memory:", &handle_) != SQLITE_OK) throw std::runtime_error("no memory");
        run("PRAGMA foreign_keys = ON");
    }
    ~real_database() { sqlite3_close(handle_); }
    real_database(const real_database&) = delete;
    real_database& operator=(const real_database&) = delete;

    void run(const std::string& sql) { rows(sql); }

    /// Each row as "a|b|c", NULL as "-"; runs all statements of the text.
    std::vector<std::string> rows(const std::string& sql) {
        std::vector<std::string> found;
        const char* rest = sql.c_str();
        while (*rest != '\0') {
            sqlite3_stmt* statement = nullptr;
            if (sqlite3_prepare_v2(handle_, rest, -1, &statement, &rest) != SQLITE_OK) fail(sql);
            if (statement == nullptr) break;
            int code = SQLITE_ROW;
            while ((code = sqlite3_step(statement)) == SQLITE_ROW) found.push_back(row(statement));
            const bool good = code == SQLITE_DONE;
            sqlite3_finalize(statement);
            if (!good) fail(sql);
        }
        return found;
    }

    std::string value(const std::string& sql) {
        const std::vector<std::string> found = rows(sql);
        return found.empty() ? "nothing" : found.front();
    }

    /// As a migration runs it. Throws what failed, after a rollback and the statements that come after in any case.
    void migrate(const varve::plan& plan) {
        for (const auto& each : plan.before) run(each.sql);
        run("BEGIN IMMEDIATE");
        try {
            for (const auto& each : plan.statements) {
                const auto found = rows(each.sql);
                if (each.what == varve::ddl_statement::role::expect_no_rows && !found.empty()) throw std::runtime_error(each.failure);
            }
            run("COMMIT");
        } catch (...) {
            run("ROLLBACK");
            for (const auto& each : plan.after) run(each.sql);
            throw;
        }
        for (const auto& each : plan.after) run(each.sql);
        if (value("PRAGMA foreign_keys") != "1" || value("PRAGMA legacy_alter_table") != "0")
            throw std::runtime_error("the plan left a setting behind");
    }

private:
    static std::string row(sqlite3_stmt* statement) {
        std::string made;
        for (int i = 0; i < sqlite3_column_count(statement); ++i) {
            if (i != 0) made += "|";
            const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
            made += text != nullptr ? text : "-";
        }
        return made;
    }
    [[noreturn]] void fail(const std::string& sql) {
        throw std::runtime_error(std::string{sqlite3_errmsg(handle_)} + "\n" + sql);
    }

    sqlite3* handle_ = nullptr;
};

}  // namespace varve_test
