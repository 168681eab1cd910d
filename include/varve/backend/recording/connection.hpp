#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <varve/backend/concept.hpp>
#include <varve/backend/recording/script.hpp>
#include <varve/backend/recording/range.hpp>
#include <varve/backend/recording/statement.hpp>

namespace varve {

/// Where a recording "database" is: its script. Copies share it, so a test keeps one and sees what every connection did.
struct recording_options {
    std::shared_ptr<recording_script> script = std::make_shared<recording_script>();

    static recording_options from_url(std::string_view url) {
        if (!url.starts_with("recording://")) throw usage_error("varve: recording: the URL is recording://");
        return {};
    }
};

/// Keeps transactions as a real engine would and sends everything else to the script.
class recording_connection {
public:
    using statement = recording_statement;

    static recording_connection open(const recording_options& options) {
        if (options.script->refused_openings > 0) {
            --options.script->refused_openings;
            throw connection_error("varve: recording: the script refuses this connection", {.sqlstate = "08001"});
        }
        ++options.script->opened;
        return recording_connection{options.script};
    }

    statement prepare(std::string_view sql) {
        ++script_->prepared;
        return {script_, std::string{sql}};
    }
    void execute(std::string_view sql) { statement{script_, std::string{sql}}.step(); }

    void begin(transaction_mode mode) {
        refuses_writes_ = mode == transaction_mode::read_only;
        execute(mode == transaction_mode::read_only ? "BEGIN READ ONLY" : mode == transaction_mode::immediate ? "BEGIN IMMEDIATE" : "BEGIN");
        in_transaction_ = true;
    }
    void commit() {
        execute("COMMIT");
        in_transaction_ = false;
    }
    void rollback() {
        if (!std::exchange(in_transaction_, false)) return;
        execute("ROLLBACK");
    }
    bool in_transaction() const { return in_transaction_; }

    bool refuse_writes(bool refuse) {
        if (std::exchange(refuses_writes_, refuse) == refuse) return false;
        execute(refuse ? "SET TRANSACTION READ ONLY" : "SET TRANSACTION READ WRITE");
        return true;
    }

    void interrupt() noexcept { ++script_->interrupted; }
    void limit_statements(std::chrono::milliseconds limit) { script_->statement_limit = limit.count(); }

    std::int64_t last_insert_rowid() const { return script_->last_rowid; }
    const schema::schema& found() const { return script_->found; }
    bool is_alive() const { return script_->alive; }
    void reset() { rollback(); }
    void lock_migrations(std::chrono::milliseconds) { execute("LOCK MIGRATIONS"); }
    void unlock_migrations() { execute("UNLOCK MIGRATIONS"); }
    recording_connection scratch() const { return open({}); }

private:
    explicit recording_connection(std::shared_ptr<recording_script> script) : script_(std::move(script)) {}

    std::shared_ptr<recording_script> script_;
    bool in_transaction_ = false;
    bool refuses_writes_ = false;
};

}  // namespace varve
