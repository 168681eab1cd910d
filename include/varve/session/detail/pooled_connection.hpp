#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <varve/session/detail/kept_statement.hpp>
#include <varve/session/trace.hpp>
#include <varve/sql/statement.hpp>

namespace varve::detail {

template <class Backend>
inline constinit std::atomic<std::uint32_t> last_slot{0};

/// The place of a query type in every connection's list of prepared statements; 0 = none given yet.
template <class Backend, class Query>
inline constinit std::atomic<std::uint32_t> slot_of{0};

/// A connection and what lives with it: its prepared statements survive the session that prepared them.
template <class Backend>
struct pooled_connection {
    using connection_type = typename Backend::connection;
    using engine_type = typename connection_type::statement;
    using kept = kept_statement<engine_type>;

    explicit pooled_connection(connection_type&& opened) : connection(std::move(opened)) {}

    connection_type connection;  // first, so that it goes last
    std::vector<std::unique_ptr<kept>> slots{};
    std::unordered_map<std::string, std::unique_ptr<kept>> composed{};
    tracer* told = nullptr;
    int depth = 0;  ///< transactions and savepoints that are open
    std::chrono::steady_clock::time_point born = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point used = born;

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
        return find(slot_of<Backend, Query>, Query::template sql<Backend>);
    }

    /// The statement of a text. Few texts are kept: programs that compose them without end must not grow without end.
    kept& find_composed(std::string_view sql) {
        std::string text{sql};
        if (const auto found = composed.find(text); found != composed.end()) return idle(*found->second, sql);
        if (composed.size() >= most_composed)
            std::erase_if(composed, [](const auto& each) { return !each.second->any_busy(); });
        auto made = std::make_unique<kept>(connection.prepare(sql));
        return *composed.emplace(std::move(text), std::move(made)).first->second;
    }

    /// Runs a statement that gives no rows and has no parameters.
    void run_text(std::string_view sql) {
        statement_use<engine_type> use{find_composed(sql)};
        while (use.engine().step()) {}
    }

private:
    static constexpr std::size_t most_composed = 64;

    [[gnu::cold]] kept& prepare_slot(std::atomic<std::uint32_t>& number, std::string_view sql) {
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

    kept& idle(kept& first, std::string_view sql) {
        if (!first.busy) return first;
        if (kept* const spare = first.idle_spare()) return *spare;
        first.spares.push_back(std::make_unique<kept>(connection.prepare(sql)));
        return *first.spares.back();
    }
};

}  // namespace varve::detail
