#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include <varve/core/error.hpp>

namespace varve {

/// One statement that ran, or BEGIN, COMMIT, ROLLBACK of a transaction. `sql` has placeholders where values were bound.
struct trace_event {
    std::string_view sql{};
    std::string_view with_values{};  ///< the same with the values in place; empty unless the tracer asked for values
    std::chrono::nanoseconds duration{};  ///< of a stream: from its making to its end
    std::int64_t rows = 0;           ///< read, or written by a statement that gives none; of a failure: as far as known
    const error* failure = nullptr;  ///< what it threw; nullptr when it went well
};

/// Whether a tracer is given the values that were bound: passwords and names of people may be among them.
enum class traced_values : unsigned char { hidden, shown };

/// Is told of every statement of a database or session. Called on the thread that ran it, so it must be thread-safe for a
/// pool, and must not throw.
class tracer {
public:
    virtual ~tracer() = default;
    virtual void on_statement(const trace_event& event) noexcept = 0;
    /// Whether trace_event::with_values is filled in.
    virtual bool wants_values() const noexcept { return false; }
};

/// A tracer that calls `function(const trace_event&)`.
template <class Function>
std::unique_ptr<tracer> make_tracer(Function function, traced_values values = traced_values::hidden) {
    struct calling final : tracer {
        calling(Function&& called, traced_values asked) : function(std::move(called)), values(asked) {}
        void on_statement(const trace_event& event) noexcept override { function(event); }
        bool wants_values() const noexcept override { return values == traced_values::shown; }
        Function function;
        traced_values values;
    };
    return std::make_unique<calling>(std::move(function), values);
}

}  // namespace varve
