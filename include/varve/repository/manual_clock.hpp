#pragma once

#include <chrono>

#include <varve/repository/clock.hpp>

namespace varve {

/// A clock that stands until it is set, for tests: `manual_clock clock{start}; clock.advance(1h);`
class manual_clock final : public clock {
public:
    explicit manual_clock(time_point start = {}) : now_(start) {}

    time_point now() const override { return now_; }
    void set(time_point at) { now_ = at; }
    void advance(std::chrono::microseconds by) { now_ += by; }

private:
    time_point now_;
};

}  // namespace varve
