#pragma once

#include <cstdint>

#include <varve/session/any_session.hpp>

namespace varve::migration {

/// What a data step is given to work through many rows: how many at a time, and whom to tell.
/// A revision with a data step includes this header, which brings any_session along.
class batch {
public:
    using listener = void (*)(void* context, std::int64_t rows);

    explicit batch(std::int64_t size = 1000, listener told = nullptr, void* context = nullptr)
        : size_(size), told_(told), context_(context) {}

    /// Rows to do at a time.
    std::int64_t size() const { return size_; }
    /// Rows done so far.
    std::int64_t done() const { return done_; }

    /// Says that `rows` more are done.
    void report(std::int64_t rows) {
        done_ += rows;
        if (told_ != nullptr) told_(context_, done_);
    }

    /// Calls `work(size())` until it says that it wrote no row: an UPDATE that finds its own rows by what is not done yet.
    template <class Work>
    std::int64_t repeat(Work work) {
        while (const std::int64_t rows = work(size_)) report(rows);
        return done_;
    }

private:
    std::int64_t size_;
    std::int64_t done_ = 0;
    listener told_;
    void* context_;
};

}  // namespace varve::migration
