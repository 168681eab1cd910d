#pragma once

#include <cstddef>
#include <iterator>
#include <vector>

namespace varve {

/// The objects of a unit of work that a query found, in its order: `for (metric& each : work.all(…))`. Borrows them.
template <class Model>
class tracked_rows {
public:
    class iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Model;
        using difference_type = std::ptrdiff_t;
        using pointer = Model*;
        using reference = Model&;

        iterator() = default;
        explicit iterator(Model* const* at) : at_(at) {}

        Model& operator*() const { return **at_; }
        Model* operator->() const { return *at_; }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        iterator operator++(int) {
            const iterator before = *this;
            ++at_;
            return before;
        }
        bool operator==(const iterator&) const = default;

    private:
        Model* const* at_ = nullptr;
    };

    explicit tracked_rows(std::vector<Model*>&& rows) : rows_(static_cast<std::vector<Model*>&&>(rows)) {}

    iterator begin() const { return iterator{rows_.data()}; }
    iterator end() const { return iterator{rows_.data() + rows_.size()}; }
    std::size_t size() const { return rows_.size(); }
    bool empty() const { return rows_.empty(); }
    Model& operator[](std::size_t position) const { return *rows_[position]; }

private:
    std::vector<Model*> rows_;
};

}  // namespace varve
