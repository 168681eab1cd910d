#pragma once

#include <memory>
#include <utility>

namespace varve::detail {

/// A prepared statement that stays with its connection, and a chain of more of the same text for when it is in use: a
/// stream that is open while the same query runs again.
template <class EngineStatement>
struct kept_statement {
    explicit kept_statement(EngineStatement&& prepared) : engine(std::move(prepared)) {}

    EngineStatement engine;
    bool busy = false;
    std::unique_ptr<kept_statement> spare{};

    void reset() {
        for (kept_statement* each = this; each != nullptr; each = each->spare.get()) each->engine.reset();
    }
    bool any_busy() const {
        for (const kept_statement* each = this; each != nullptr; each = each->spare.get())
            if (each->busy) return true;
        return false;
    }
};

/// Holds a kept statement for one use; resets it at the end, also when an exception passes.
template <class EngineStatement>
class statement_use {
public:
    explicit statement_use(kept_statement<EngineStatement>& kept) : kept_(kept) { kept_.busy = true; }
    statement_use(const statement_use&) = delete;
    statement_use& operator=(const statement_use&) = delete;
    ~statement_use() {
        kept_.engine.reset();
        kept_.busy = false;
    }
    EngineStatement& engine() const { return kept_.engine; }

private:
    kept_statement<EngineStatement>& kept_;
};

}  // namespace varve::detail
