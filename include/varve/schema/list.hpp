#pragma once

#include <initializer_list>
#include <utility>
#include <vector>

namespace varve::schema {

/// The parts of a schema value: a std::vector that is destroyed by a call. A table holds some thirty vectors, one inside the
/// other, and compilers otherwise write out the end of all of them wherever one is dropped.
template <class Part>
struct list : std::vector<Part> {
    using std::vector<Part>::vector;

    constexpr list() = default;
    constexpr list(const std::vector<Part>& parts) : std::vector<Part>(parts) {}
    constexpr list(std::vector<Part>&& parts) noexcept : std::vector<Part>(std::move(parts)) {}
    constexpr list(const list&) = default;
    constexpr list(list&&) noexcept = default;
    constexpr list& operator=(const list&) = default;
    constexpr list& operator=(list&&) noexcept = default;
    [[gnu::noinline]] constexpr ~list() {}
};

}  // namespace varve::schema
