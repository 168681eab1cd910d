#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <libpq-fe.h>

#include <varve/backend/concept.hpp>
#include <varve/backend/postgres/copy.hpp>
#include <varve/backend/postgres/detail/link.hpp>
#include <varve/backend/postgres/detail/scratch_database.hpp>
#include <varve/backend/postgres/dialect.hpp>
#include <varve/backend/postgres/notification.hpp>
#include <varve/backend/postgres/options.hpp>
#include <varve/backend/postgres/statement.hpp>

namespace varve {

/// One connection to PostgreSQL; models engine_connection.
class postgres_connection {
public:
    using statement = postgres_statement;

    /// Throws connection_error, insufficient_resources (the server is full).
    [[gnu::cold]] static postgres_connection open(const postgres_options& options);

    PGconn* native_handle() const { return link_->handle.get(); }
    const postgres_options& options() const { return options_; }
    /// How often an answer of the server was waited for.
    std::int64_t round_trips() const { return link_->round_trips; }

    [[gnu::cold]] statement prepare(std::string_view sql) { return {*link_, sql}; }
    /// One statement that somebody else wrote, which may change settings.
    [[gnu::cold]] statement prepare_raw(std::string_view sql) {
        touched_ = true;
        return {*link_, sql};
    }
    /// Runs one or several statements that somebody else wrote; rows they give are dropped.
    [[gnu::cold]] void execute(std::string_view sql) {
        touched_ = true;
        if (sql.find('\0') != std::string_view::npos)
            throw usage_error("varve: postgres: the text holds a NUL character, where PostgreSQL would end it", {.sqlstate = "42601"});
        link_->run(sql);
    }

    /// What one statement of the library's own gives, as text.
    [[gnu::cold]] detail::postgres_result ask(std::string_view sql) { return link_->run(sql); }

    using copy = postgres_copy;
    /// The forms of a table's columns as COPY takes them; empty where one of them has none that is known here.
    [[gnu::cold]] std::vector<detail::postgres_form> copied_columns(std::string_view table, std::string_view columns) {
        const postgres_statement described{*link_, detail::concat({"SELECT ", columns, " FROM ", table, " WHERE FALSE"})};
        return postgres_copy::takes(described.column_forms()) ? described.column_forms() : std::vector<detail::postgres_form>{};
    }
    /// So many keys that the engine makes for the rows of a table, in order; empty where none of its sequences makes them.
    [[gnu::cold]] std::vector<std::int64_t> take_keys(std::string_view table, std::string_view column, std::size_t count) {
        std::vector<std::int64_t> keys;
        postgres_statement taken{*link_, "SELECT nextval(pg_get_serial_sequence($1, $2)::regclass) FROM generate_series(1, $3::bigint)"};
        taken.bind(1, table);
        taken.bind(2, column);
        taken.bind(3, static_cast<std::int64_t>(count));
        keys.reserve(count);
        while (taken.step())
            if (std::int64_t key = 0; taken.get(0, key)) keys.push_back(key);
        return keys;
    }
    [[gnu::cold]] postgres_copy begin_copy(std::string_view table, std::string_view columns, std::vector<detail::postgres_form> forms) {
        return {*link_, detail::concat({"COPY ", table, " (", columns, ") FROM STDIN (FORMAT binary)"}), std::move(forms)};
    }

    void begin(transaction_mode mode) { link_->run(mode == transaction_mode::read_only ? "BEGIN READ ONLY" : "BEGIN"); }
    /// Throws transaction_rollback when a statement had failed: PostgreSQL answers such a COMMIT by rolling back.
    void commit() {
        const bool failed = PQtransactionStatus(native_handle()) == PQTRANS_INERROR;
        if (failed)
            rollback();
        else
            link_->run("COMMIT");
        limit_is_stale_ = false;
        if (failed)
            throw transaction_rollback("varve: postgres: nothing was committed: a statement of the transaction had failed; it is rolled back",
                                       {.sqlstate = "40000"});
    }
    void rollback() {
        if (in_transaction()) link_->run("ROLLBACK");
        if (limit_is_stale_) apply_limit();
    }
    bool in_transaction() const {
        const PGTransactionStatusType status = PQtransactionStatus(native_handle());
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || (status == PQTRANS_ACTIVE && link_->in_block);
    }

    /// For the rest of the transaction; a transaction that may not write stays so.
    [[gnu::cold]] bool refuse_writes(bool refuse) {
        const auto now = link_->run("SHOW transaction_read_only");
        const bool refused = std::string_view{PQgetvalue(now.get(), 0, 0)} == "on";
        if (refused == refuse) return false;
        link_->run(refuse ? "SET TRANSACTION READ ONLY" : "SET TRANSACTION READ WRITE");
        return true;
    }

    /// Asks the server to cancel what runs: query_canceled there, and nothing where nothing runs. From any thread.
    void interrupt() noexcept {
        link_->interrupted = true;
        char why[256];
        PQcancel(link_->cancel.get(), why, sizeof why);
    }
    /// Statements that take longer throw statement_timeout; zero: no limit.
    [[gnu::cold]] void limit_statements(std::chrono::milliseconds limit) {
        link_->limit = limit.count();
        apply_limit();
    }

    std::int64_t last_insert_rowid() const { return 0; }  // the dialect does not promise it: RETURNING gives keys

    [[gnu::cold]] bool is_alive() {
        try {
            link_->run("");
            return true;
        } catch (const error&) {
            return false;
        }
    }

    /// Rolls back, and when raw SQL ran takes settings, temporary tables, locks and listeners away. Prepared statements stay.
    [[gnu::cold]] void reset() {
        link_->interrupted = false;
        rollback();
        if (!std::exchange(touched_, false)) return;
        link_->run("CLOSE ALL; SET SESSION AUTHORIZATION DEFAULT; RESET ALL; UNLISTEN *; SELECT pg_advisory_unlock_all(); DISCARD TEMP; DISCARD SEQUENCES");
        if (link_->limit > 0) apply_limit();
    }

    /// An advisory lock of the database, asked for again and again: who waits inside pg_advisory_lock holds a snapshot, and
    /// CREATE INDEX CONCURRENTLY waits for that.
    [[gnu::cold]] void lock_migrations(std::chrono::milliseconds wait);
    [[gnu::cold]] void unlock_migrations() {
        if (std::exchange(locks_migrations_, false)) link_->run("SELECT pg_advisory_unlock(" + std::string{migration_lock} + ")");
    }

    /// An empty database beside this one, dropped with the connection. Throws syntax_or_access_error where the user may not
    /// create databases.
    [[gnu::cold]] postgres_connection scratch() const;

    /// Asks for what others send to a channel by NOTIFY, until the session ends. What comes in is told by wait_for_notifications.
    [[gnu::cold]] void listen(std::string_view channel) {
        touched_ = true;
        link_->run("LISTEN " + postgres_dialect{}.identifier(channel));
    }
    /// Tells each notification that comes in within `wait`, and returns as soon as there was one; how many.
    [[gnu::cold]] int wait_for_notifications(std::chrono::milliseconds wait, const std::function<void(const postgres_notification&)>& told);

    /// Called with what the server says beside its answers (RAISE NOTICE, a name that was there already).
    void on_notice(std::function<void(std::string_view)> told) { link_->on_notice = std::move(told); }

private:
    static constexpr std::string_view migration_lock = "8534010987122734";  // any number that nobody else picks

    postgres_connection(std::unique_ptr<detail::postgres_link> link, const postgres_options& options) : link_(std::move(link)), options_(options) {}

    // A setting goes with the transaction that it was made in, and cannot be made in one that has failed.
    [[gnu::cold]] void apply_limit() {
        limit_is_stale_ = in_transaction();
        if (PQtransactionStatus(native_handle()) != PQTRANS_INERROR) link_->run("SET statement_timeout = " + std::to_string(link_->limit));
    }

    std::unique_ptr<detail::postgres_scratch_database> scratch_{};  // dropped after the connection to it is closed
    std::unique_ptr<detail::postgres_link> link_;
    postgres_options options_;
    bool touched_ = false;
    bool locks_migrations_ = false;
    bool limit_is_stale_ = false;
};

}  // namespace varve

#include <varve/backend/postgres/detail/open.hpp>
