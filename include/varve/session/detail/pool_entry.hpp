#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

#include <varve/core/steady_time.hpp>
#include <varve/session/detail/statement_watch.hpp>

namespace varve::detail {

/// What the pool knows of a connection; the same for every backend, so that the pool is compiled once.
class pool_entry {
public:
    pool_entry() = default;
    pool_entry(const pool_entry&) = delete;
    pool_entry& operator=(const pool_entry&) = delete;
    [[gnu::cold]] virtual ~pool_entry() = default;

    virtual bool is_alive() = 0;
    /// As it was when it was opened: no transaction, no settings of the session before. Throws when that cannot be had.
    virtual void recycle() = 0;
    virtual void limit_statements(std::chrono::milliseconds limit) = 0;
    /// The limit that recycle() goes back to; set at once, too.
    virtual void usual_limit(std::chrono::milliseconds limit) = 0;

    /// `kept`: who owns `tells`, if the connection must.
    void trace(tracer* tells, std::shared_ptr<tracer> kept = nullptr) {
        kept_tracer_ = std::move(kept);
        watch.told = tells;
        watch_again();
    }

    std::unique_ptr<pool_entry> below{};    ///< the one that came back before it, while both are idle
    const statement_watch* told = nullptr;  ///< nullptr: nobody watches the statements
    std::size_t most_composed = 64;         ///< statements of texts that are made at run time stay prepared
    int depth = 0;                          ///< transactions and savepoints that are open
    int exceptions = 0;                     ///< under way when it was handed out: more on return, and its session threw
    std::int64_t born = steady_now();
    std::int64_t used = born;

protected:
    void watch_again() { told = watch.told != nullptr || watch.begin_limit != nullptr ? &watch : nullptr; }

    statement_watch watch{};

private:
    std::shared_ptr<tracer> kept_tracer_{};
};

}  // namespace varve::detail
