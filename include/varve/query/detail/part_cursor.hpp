#pragma once

#include <cstddef>
#include <span>
#include <stdexcept>

#include <varve/query/detail/dynamic_part.hpp>

namespace varve::detail {

/// Hands the parts of the query that is printed to where they are printed, in order. Queries print themselves from their
/// types, without an object: what belongs to the object lies here meanwhile, for the thread that prints.
class part_cursor {
public:
    explicit part_cursor(std::span<const dynamic_part* const> parts) : parts_(parts), around_(current()) { current() = this; }
    part_cursor(const part_cursor&) = delete;
    part_cursor& operator=(const part_cursor&) = delete;
    ~part_cursor() { current() = around_; }

    template <class Part>
    static const Part& next() {
        part_cursor* const here = current();
        if (here == nullptr || here->taken_ == here->parts_.size())
            throw std::logic_error("varve: a query prints more dynamic parts than it binds");
        return static_cast<const Part&>(*here->parts_[here->taken_++]);
    }
    /// Throws when parts are left: the text would not be the one that the parameters are for.
    void finished() const {
        if (taken_ != parts_.size()) throw std::logic_error("varve: a query binds more dynamic parts than it prints");
    }

private:
    static part_cursor*& current() {
        thread_local part_cursor* here = nullptr;
        return here;
    }

    std::span<const dynamic_part* const> parts_;
    part_cursor* around_;
    std::size_t taken_ = 0;
};

}  // namespace varve::detail
