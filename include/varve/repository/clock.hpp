#pragma once

#include <chrono>

namespace varve {

/// Where repositories take the time from that behaviours note. Called on the thread of the repository.
class clock {
public:
    using time_point = std::chrono::sys_time<std::chrono::microseconds>;

    /// The moment it is, UTC.
    virtual time_point now() const = 0;

protected:
    ~clock() = default;  // never deleted through the base
};

namespace detail {

struct computer_clock final : clock {
    time_point now() const override { return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()); }
};

inline constexpr computer_clock the_computer_clock{};

}  // namespace detail

}  // namespace varve
