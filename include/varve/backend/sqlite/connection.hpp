#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <sqlite3.h>

#include <varve/backend/concept.hpp>
#include <varve/backend/sqlite/detail/first_word.hpp>
#include <varve/backend/sqlite/detail/guard_replace.hpp>
#include <varve/backend/sqlite/detail/run.hpp>
#include <varve/backend/sqlite/detail/watch.hpp>
#include <varve/backend/sqlite/errors.hpp>
#include <varve/backend/sqlite/file_lock.hpp>
#include <varve/backend/sqlite/options.hpp>
#include <varve/backend/sqlite/statement.hpp>

namespace varve {

/// One connection to SQLite; models engine_connection. Opened without SQLite's own mutex: one thread at a time uses it.
class sqlite_connection {
public:
    using statement = sqlite_statement;

    /// Opens, applies the options and reads the file's header, so that what is no database is noticed here. Throws
    /// not_a_database, connection_error, lock_not_available.
    [[gnu::cold]] static sqlite_connection open(const sqlite_options& options);

    sqlite_connection(sqlite_connection&&) noexcept = default;
    sqlite_connection& operator=(sqlite_connection&&) noexcept = default;

    sqlite3* native_handle() const { return handle_.get(); }
    const sqlite_options& options() const { return options_; }

    /// One statement that this library wrote: it changes rows or none, and is no REPLACE.
    [[gnu::cold, gnu::noinline]] statement prepare(std::string_view sql) {
        sqlite3_stmt* made = nullptr;
        const int code = sqlite3_prepare_v3(handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &made, nullptr);
        if (code != SQLITE_OK) detail::throw_sqlite_error(handle(), code, sql);
        return {made, sqlite3_stmt_readonly(made) == 0};
    }

    /// One statement that somebody else wrote. It may change settings, which are taken back with the connection, and rows that
    /// an index of words must hear of.
    [[gnu::cold]] statement prepare_raw(std::string_view sql) {
        sqlite3_stmt* made = nullptr;
        const char* rest = nullptr;
        const int code = sqlite3_prepare_v3(handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &made, &rest);
        if (code != SQLITE_OK) detail::throw_sqlite_error(handle(), code, sql);
        const detail::sqlite_statement_class what = detail::sqlite_statement_class_of(sql);
        statement prepared{made, what == detail::sqlite_statement_class::write && sqlite3_stmt_readonly(made) == 0};
        if (made == nullptr) throw usage_error("varve: sqlite: there is no statement in the text", {.sqlstate = "42601", .sql = std::string{sql}});
        if (!detail::sqlite_is_blank(sql.substr(static_cast<std::size_t>(rest - sql.data()))))
            throw usage_error("varve: sqlite: only the first of several statements would run; use execute() for more than one",
                              {.sqlstate = "42601", .sql = std::string{sql}});
        if (what == detail::sqlite_statement_class::other) touched_ = true;
        if (what == detail::sqlite_statement_class::write && detail::sqlite_says_replace(sql)) [[unlikely]]
            detail::sqlite_guard_replace(handle(), sql);
        return prepared;
    }

    /// Runs one or several statements that somebody else wrote; rows they give are dropped.
    [[gnu::cold]] void execute(std::string_view sql) {
        touched_ = true;
        while (!sql.empty()) {
            sqlite3_stmt* made = nullptr;
            const char* rest = nullptr;
            const int code = sqlite3_prepare_v3(handle(), sql.data(), static_cast<int>(sql.size()), 0, &made, &rest);
            if (code != SQLITE_OK) detail::throw_sqlite_error(handle(), code, sql);
            statement one{made, false};
            const std::string_view text = sql.substr(0, static_cast<std::size_t>(rest - sql.data()));
            if (detail::sqlite_statement_class_of(text) == detail::sqlite_statement_class::write && detail::sqlite_says_replace(text)) [[unlikely]]
                detail::sqlite_guard_replace(handle(), text);
            sql.remove_prefix(text.size());
            while (made != nullptr && one.step()) {}
        }
    }

    void begin(transaction_mode mode) {
        if (mode == transaction_mode::immediate)
            run(begin_immediate_, "BEGIN IMMEDIATE");
        else
            run(begin_deferred_, "BEGIN DEFERRED");
        if (mode != transaction_mode::read_only) [[likely]]
            return;
        try {
            refuse_writes(true);
        } catch (...) {
            rollback();
            throw;
        }
    }

    /// Throws transaction_rollback when SQLite has rolled the transaction back already, as it does when the disk is full.
    void commit() {
        try {
            run(commit_, "COMMIT");
        } catch (const error&) {
            if (in_transaction()) throw;
            refuse_commit();
        }
        if (query_only_) [[unlikely]]
            refuse_writes(false);
    }

    void rollback() {
        if (in_transaction()) run(rollback_, "ROLLBACK");
        refuse_writes(false);
    }

    /// PRAGMA query_only, for the rest of the transaction. Returns whether that is a change.
    [[gnu::cold, gnu::noinline]] bool refuse_writes(bool refuse) {
        if (query_only_ == refuse) return false;
        query_only_ = true;  // also when the next line throws: the end of the transaction must try again
        if (refuse)
            run(query_only_on_, "PRAGMA query_only = ON");
        else
            run(query_only_off_, "PRAGMA query_only = OFF");
        query_only_ = refuse;
        return true;
    }

    /// Ends the statement that runs, or waits for a lock, with query_canceled. The one function that another thread may call,
    /// as long as the connection is there. SQLite rolls the whole transaction back when that statement was writing.
    void interrupt() noexcept { watch_->interrupt(); }

    /// Statements that take longer throw statement_timeout; zero: no limit. Looked at every thousand steps of SQLite's virtual
    /// machine and while waiting for locks, so a limit is passed by a few microseconds, or by one long call of a function.
    void limit_statements(std::chrono::milliseconds limit) { watch_->limit_statements(limit); }
    /// The time of a statement, or of the next row of one, begins and ends; by the session.
    void begin_limit() { watch_->begin_limit(); }
    void end_limit() { watch_->end_limit(); }

    bool in_transaction() const { return sqlite3_get_autocommit(handle()) == 0; }
    std::int64_t last_insert_rowid() const { return sqlite3_last_insert_rowid(handle()); }

    [[gnu::cold]] bool is_alive() const {
        try {
            detail::sqlite_run(handle(), "SELECT 1");
            return true;
        } catch (const error&) {
            return false;
        }
    }

    /// Rolls back, and when raw SQL ran takes its settings, temporary objects and attached databases away.
    [[gnu::cold]] void reset();

    /// Takes the file `<database>-varve-lock`: SQLite's own locks do not outlive a commit, and a rebuild needs several.
    [[gnu::cold]] void lock_migrations(std::chrono::milliseconds wait) {
        if (migration_lock_.held()) return;
        const char* const file = sqlite3_db_filename(handle(), "main");
        if (file != nullptr && *file != '\0') migration_lock_.acquire(std::string{file} + "-varve-lock", wait);
    }
    void unlock_migrations() { migration_lock_.release(); }

    sqlite_connection scratch() const {
        sqlite_options memory = options_;
        memory.path = ":memory:";
        memory.read_only = false;
        return open(memory);
    }

private:
    struct closer {
        void operator()(sqlite3* handle) const {
            sqlite3_busy_handler(handle, nullptr, nullptr);  // the watch is gone by now
            sqlite3_progress_handler(handle, 0, nullptr, nullptr);
            sqlite3_close_v2(handle);  // waits for statements that are left
        }
    };

    sqlite_connection(sqlite3* handle, const sqlite_options& options)
        : handle_(handle), watch_(std::make_unique<detail::sqlite_watch>(handle, options.busy_timeout)), options_(options) {}

    sqlite3* handle() const { return handle_.get(); }
    [[gnu::cold]] void apply_settings();
    [[gnu::cold]] void use_journal_mode();

    [[noreturn, gnu::cold, gnu::noinline]] static void refuse_commit() {
        throw transaction_rollback("varve: sqlite: nothing to commit: SQLite rolled the transaction back after an earlier error",
                                   {.sqlstate = "40000"});
    }

    void run(statement& kept, std::string_view sql) {
        if (kept.native_handle() == nullptr) [[unlikely]]
            kept = prepare(sql);
        struct resetting {
            statement& one;
            ~resetting() { one.reset(); }
        } at_end{kept};
        while (kept.step()) {}
    }

    std::unique_ptr<sqlite3, closer> handle_;  // before the statements, which must be finalized before it is closed
    std::unique_ptr<detail::sqlite_watch> watch_;
    sqlite_options options_;
    statement begin_deferred_{};
    statement begin_immediate_{};
    statement commit_{};
    statement rollback_{};
    statement query_only_on_{};
    statement query_only_off_{};
    detail::sqlite_file_lock migration_lock_{};
    bool query_only_ = false;
    bool touched_ = false;
};

}  // namespace varve

#include <varve/backend/sqlite/detail/open.hpp>
