#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include <varve/core/error.hpp>

namespace varve {

/// One statement that ran. Bound values are never part of it.
struct trace_event {
    std::string_view sql{};
    std::chrono::nanoseconds duration{};
    std::int64_t rows = 0;           ///< read, or written by a statement that gives none
    const error* failure = nullptr;  ///< what it threw; nullptr when it went well
};

/// Is told of every statement of a database or session. Called on the thread that ran it, so it must be thread-safe for a
/// pool, and must not throw.
class tracer {
public:
    virtual ~tracer() = default;
    virtual void on_statement(const trace_event& event) noexcept = 0;
};

/// A tracer that calls `function(const trace_event&)`.
template <class Function>
std::unique_ptr<tracer> make_tracer(Function function) {
    struct calling final : tracer {
        explicit calling(Function&& called) : function(std::move(called)) {}
        void on_statement(const trace_event& event) noexcept override { function(event); }
        Function function;
    };
    return std::make_unique<calling>(std::move(function));
}

namespace detail {

/// Times one statement when there is a tracer; without one it is a test of a pointer.
class trace_scope {
public:
    trace_scope(tracer* told, std::string_view sql) : tracer_(told), sql_(sql) {
        if (tracer_ != nullptr) [[unlikely]]
            start_ = std::chrono::steady_clock::now();
    }
    void finished(std::int64_t rows) noexcept {
        if (tracer_ != nullptr) [[unlikely]]
            tell(rows, nullptr);
    }
    void failed(const error& why) noexcept {
        if (tracer_ != nullptr) tell(0, &why);
    }

private:
    void tell(std::int64_t rows, const error* why) noexcept {
        tracer_->on_statement({.sql = sql_, .duration = std::chrono::steady_clock::now() - start_, .rows = rows, .failure = why});
    }

    tracer* tracer_;
    std::string_view sql_;
    std::chrono::steady_clock::time_point start_;  // set only when it is read
};

}  // namespace detail

}  // namespace varve
