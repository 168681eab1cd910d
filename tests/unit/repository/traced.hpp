// The statements that a session runs, in order.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <varve/session/session.hpp>

namespace notes_test {

template <class Session>
class traced {
public:
    explicit traced(Session& session) : session_(session) { session.trace(tracer_.get()); }
    traced(const traced&) = delete;
    traced& operator=(const traced&) = delete;
    ~traced() { session_.trace(nullptr); }

    /// What ran since it was asked last.
    std::vector<std::string> take() { return std::exchange(statements_, {}); }
    std::size_t count_beginning_with(std::string_view words) const {
        return static_cast<std::size_t>(
            std::count_if(statements_.begin(), statements_.end(), [&](const std::string& each) { return each.starts_with(words); }));
    }

private:
    Session& session_;
    std::vector<std::string> statements_{};
    std::unique_ptr<varve::tracer> tracer_ =
        varve::make_tracer([this](const varve::trace_event& event) { statements_.emplace_back(event.sql); });
};

}  // namespace notes_test
