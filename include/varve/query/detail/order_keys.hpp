#pragma once

#include <cstddef>
#include <vector>

#include <varve/query/detail/expression_node.hpp>

namespace varve::detail {

/// Keys of an order, the first to decide first.
class order_keys final : public dynamic_part {
public:
    struct key {
        shared_node by;
        bool descending = false;
    };

    void add(shared_node by, bool descending) { keys_.push_back({static_cast<shared_node&&>(by), descending}); }
    void add(const order_keys& others) {
        const std::vector<key> more = others.keys_;  // may be this one
        keys_.insert(keys_.end(), more.begin(), more.end());
    }
    const std::vector<key>& all() const { return keys_; }

    void bind(value_sink& to, int& position) const {
        for (const key& each : keys_) each.by->bind(to, position);
    }
    void append_structure(structure_key& to) const override {
        to.add('k');
        to.add_count(keys_.size());
        for (const key& each : keys_) {
            to.add(each.descending ? 'd' : 'u');
            each.by->append_structure(to);
        }
    }

private:
    std::vector<key> keys_{};
};

}  // namespace varve::detail
