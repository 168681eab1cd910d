#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include <varve/core/error.hpp>
#include <varve/core/steady_time.hpp>
#include <varve/session/trace.hpp>

namespace varve::detail {

/// What is to be done around each statement of a connection; not there when nobody wants anything, so that a statement
/// then costs a test of a pointer. The functions are the connection's own, as ordinary code sees them.
struct statement_watch {
    tracer* told = nullptr;
    void* connection = nullptr;
    void (*begin_limit)(void* connection) = nullptr;  ///< nullptr: no limit, or the engine counts by itself
    void (*end_limit)(void* connection) = nullptr;
};

/// Writes a statement with its values in place; called only when a tracer wants them.
using expansion = std::string (*)(const void* statement);

/// nullptr for an engine that cannot.
template <class EngineStatement>
constexpr expansion expansion_of() {
    if constexpr (requires(const EngineStatement& one) { one.expanded_sql(); })
        return [](const void* one) -> std::string { return static_cast<const EngineStatement*>(one)->expanded_sql(); };
    else
        return nullptr;
}

/// One statement, watched.
class trace_scope {
public:
    trace_scope(const statement_watch* watch, std::string_view sql) : watch_(watch), sql_(sql) {
        if (watch_ != nullptr) [[unlikely]]
            begin();
    }
    void finished(std::int64_t rows, expansion expand = nullptr, const void* statement = nullptr) noexcept {
        if (watch_ != nullptr) [[unlikely]]
            end(rows, nullptr, expand, statement);
    }
    void failed(const error& why, std::int64_t rows = 0, expansion expand = nullptr, const void* statement = nullptr) noexcept {
        if (watch_ != nullptr) end(rows, &why, expand, statement);
    }

    bool is_watched() const { return watch_ != nullptr; }

    // A stream is in the hands of its reader between two rows: only the time of the engine counts for its limit.
    void pause() noexcept {
        if (watch_ != nullptr) [[unlikely]]
            limit(false);
    }
    void resume() noexcept {
        if (watch_ != nullptr) [[unlikely]]
            limit(true);
    }

private:
    [[gnu::cold]] void limit(bool begins) noexcept {
        if (watch_->begin_limit != nullptr) (begins ? watch_->begin_limit : watch_->end_limit)(watch_->connection);
    }
    [[gnu::cold]] void begin() noexcept {
        limit(true);
        if (watch_->told != nullptr) start_ = steady_now();
    }
    [[gnu::cold]] void end(std::int64_t rows, const error* why, expansion expand, const void* statement) noexcept {
        limit(false);
        if (watch_->told == nullptr) return;
        const std::chrono::nanoseconds taken{steady_now() - start_};
        std::string text;
        if (expand != nullptr && watch_->told->wants_values()) {
            try {
                text = expand(statement);
            } catch (...) {  // NOLINT(bugprone-empty-catch): too little memory for the text is no reason to fail what ran
            }
        }
        watch_->told->on_statement({.sql = sql_, .with_values = text, .duration = taken, .rows = rows, .failure = why});
    }

    const statement_watch* watch_;
    std::string_view sql_;
    std::int64_t start_;  // set only when it is read
};

}  // namespace varve::detail
