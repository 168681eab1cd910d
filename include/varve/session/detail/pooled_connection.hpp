#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <varve/session/cancel_handle.hpp>
#include <varve/session/detail/attachment.hpp>
#include <varve/session/detail/composed_statements.hpp>
#include <varve/session/detail/kept_statement.hpp>
#include <varve/session/detail/pool_entry.hpp>
#include <varve/session/detail/query_text.hpp>
#include <varve/sql/statement.hpp>

namespace varve::detail {

template <class Backend>
inline constinit std::atomic<std::uint32_t> last_slot{0};

/// The place of a query type in every connection's list of prepared statements; 0 = none given yet.
template <class Backend, class Query>
inline constinit std::atomic<std::uint32_t> slot_of{0};

/// A connection and what lives with it: its prepared statements survive the session that prepared them.
template <class Backend>
struct pooled_connection final : pool_entry {
    using connection_type = typename Backend::connection;
    using engine_type = typename connection_type::statement;
    using kept = kept_statement<engine_type>;

    explicit pooled_connection(connection_type&& opened) : connection(std::move(opened)) {}

    [[gnu::cold]] ~pooled_connection() override = default;

    connection_type connection;  // first, so that it goes last
    std::vector<std::unique_ptr<kept>> slots{};
    cancel_source canceling{};
    bool lent_statements = false;  ///< somebody steps and resets statements of ours himself

    bool is_alive() override { return connection.is_alive(); }

    [[gnu::cold, gnu::noinline]] void recycle() override {
        canceling.cut();
        trace(nullptr);
        limit_statements(usual_limit_);
        depth = 0;
        if (std::exchange(lent_statements, false))  // whoever threw left them running, and a running one holds its locks
            for (auto& each : slots)
                if (each != nullptr) each->reset();
        connection.reset();
    }

    [[gnu::cold]] void limit_statements(std::chrono::milliseconds limit) override {
        if (limit == limit_) return;
        connection.limit_statements(limit);
        limit_ = limit;
        if constexpr (requires { connection.begin_limit(); }) {
            const bool limited = limit.count() > 0;
            watch.connection = &connection;
            watch.begin_limit = limited ? +[](void* at) { static_cast<connection_type*>(at)->begin_limit(); } : nullptr;
            watch.end_limit = limited ? +[](void* at) { static_cast<connection_type*>(at)->end_limit(); } : nullptr;
            watch_again();
        }
    }
    /// What limit_statements() goes back to.
    void usual_limit(std::chrono::milliseconds limit) override {
        limit_statements(limit);
        usual_limit_ = limit;
    }

    /// The statement of a query type: two loads and two tests once it is there.
    kept& find(std::atomic<std::uint32_t>& slot_number, std::string_view sql) {
        const std::uint32_t slot = slot_number.load(std::memory_order_relaxed);
        if (slot < slots.size()) [[likely]] {
            kept* const found = slots[slot].get();
            if (found != nullptr && !found->busy) [[likely]]
                return *found;
        }
        return prepare_slot(slot_number, sql);
    }
    template <class Query>
    kept& find() {
        return find(slot_of<Backend, Query>, text_on<Backend, Query>(connection));
    }

    /// A statement and its text, which lives as long as the statement is in use.
    struct found_statement {
        kept& statement;
        std::string_view sql;
    };

    /// The statements of texts that are made at run time.
    composed_statements<kept>& composed() {
        if (composed_ == nullptr) composed_ = std::make_unique<composed_statements<kept>>(most_composed);
        return static_cast<composed_statements<kept>&>(*composed_);
    }

    /// The statement of a text that this library wrote.
    found_statement find_written(std::string_view sql) {
        return find_text(sql, [&] { return connection.prepare(sql); });
    }
    /// The statement of a text that somebody else wrote.
    found_statement find_raw(std::string_view sql) {
        if constexpr (requires { connection.prepare_raw(sql); })
            return find_text(sql, [&] { return connection.prepare_raw(sql); });
        else
            return find_written(sql);
    }
    /// The statement of a query that is known by its structure: the text is made when it was not met before.
    template <class Composition>
    found_statement find_structure(const Composition& query) {
        std::string key = query.structure();
        auto* found = composed().find(key);
        if (found == nullptr) {
            std::string sql = query.text(dialect_on<Backend>(connection));
            auto prepared = connection.prepare(sql);
            found = &composed().add(std::move(key), std::move(sql), kept{std::move(prepared)});
        }
        return {idle(found->statement, found->sql), found->sql};
    }

    /// Runs a statement that this library wrote, without rows and parameters, and keeps it.
    void run_text(std::string_view sql) {
        statement_use<engine_type> use{find_written(sql).statement};
        while (use.engine().step()) {}
    }
    /// The same for one that is not run again: it is told of, and not kept.
    [[gnu::cold, gnu::noinline]] void run_once(std::string_view sql) {
        trace_scope trace{told, sql};
        try {
            engine_type once = connection.prepare(sql);
            while (once.step()) {}
        } catch (const error& why) {
            trace.failed(why);
            throw;
        }
        trace.finished(0);
    }

private:
    std::chrono::milliseconds limit_{0};
    std::chrono::milliseconds usual_limit_{0};
    std::unique_ptr<attachment> composed_{};

    [[gnu::cold, gnu::noinline]] kept& prepare_slot(std::atomic<std::uint32_t>& number, std::string_view sql) {
        std::uint32_t slot = number.load(std::memory_order_relaxed);
        if (slot == 0) {
            // Another thread may give the same type a number now: one of the two stays, the other is never used.
            const std::uint32_t fresh = last_slot<Backend>.fetch_add(1, std::memory_order_relaxed) + 1;
            if (number.compare_exchange_strong(slot, fresh, std::memory_order_relaxed)) slot = fresh;
        }
        if (slot >= slots.size()) slots.resize(slot + 1);
        if (slots[slot] != nullptr) return idle(*slots[slot], sql);
        slots[slot] = std::make_unique<kept>(connection.prepare(sql));
        return *slots[slot];
    }

    template <class Prepare>
    found_statement find_text(std::string_view sql, Prepare prepare) {
        auto* found = composed().find(sql);
        if (found == nullptr) found = &composed().add(std::string{sql}, std::string{sql}, kept{prepare()});
        return {idle(found->statement, found->sql), found->sql};
    }

    [[gnu::cold]] kept& idle(kept& first, std::string_view sql) {
        kept* each = &first;
        while (each->busy) {
            if (each->spare == nullptr) each->spare = std::make_unique<kept>(connection.prepare(sql));
            each = each->spare.get();
        }
        return *each;
    }
};

}  // namespace varve::detail
