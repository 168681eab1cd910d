#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/expression/operation.hpp>
#include <varve/query/detail/expression_node.hpp>

namespace varve::detail {

/// Conditions joined by `and` or `or`, or one behind `not`; none at all is no condition.
class condition_group final : public expression_node, public dynamic_part {
public:
    /// Deeper ones are refused: engines give up there, and printing them takes stack for each.
    static constexpr std::size_t deepest = 200;

    condition_group() = default;
    condition_group(const condition_group& other) : joined_by_(other.joined_by_), parts_(other.parts_), depth_(other.depth_) {}
    condition_group(condition_group&& other) noexcept
        : joined_by_(std::exchange(other.joined_by_, operation::and_)),
          parts_(std::exchange(other.parts_, {})),
          depth_(std::exchange(other.depth_, 0)) {}
    condition_group& operator=(condition_group other) noexcept {
        joined_by_ = other.joined_by_;
        parts_.swap(other.parts_);
        depth_ = other.depth_;
        return *this;
    }
    ~condition_group() override = default;

    bool empty() const { return parts_.empty(); }

    void add(operation joins, shared_node part) {
        const bool encloses = is_negated() || (parts_.size() > 1 && joined_by_ != joins);
        const std::size_t below = encloses ? depth_ + 1 : depth_;
        const std::size_t depth = below > part->depth() + 1 ? below : part->depth() + 1;
        check(depth);
        if (encloses) enclose();
        parts_.push_back(std::move(part));
        joined_by_ = joins;
        depth_ = depth;
    }
    /// Another group, as one condition.
    void add(operation joins, const condition_group& other) {
        if (other.empty()) return;
        if (empty())
            *this = other;
        else if (other.parts_.size() == 1 && !other.is_negated())
            add(joins, other.parts_.front());
        else
            add(joins, std::make_shared<condition_group>(other));
    }
    void negate() {
        if (is_negated()) {  // twice is not at all, of NULL too
            joined_by_ = operation::and_;
        } else if (!empty()) {
            check(depth_ + 1);
            if (parts_.size() > 1) enclose();
            joined_by_ = operation::not_;
        }
    }

    /// Not of an empty one.
    void flatten(flattening& to) const override {
        if (parts_.size() > 1 || is_negated()) to.add(schema::node_kind::operation, static_cast<int>(parts_.size()), text_of(joined_by_));
        for (const shared_node& each : parts_) each->flatten(to);
    }
    void bind(value_sink& to, int& position) const override {
        for (const shared_node& each : parts_) each->bind(to, position);
    }
    void append_structure(structure_key& to) const override {
        to.add(is_negated() ? 'n' : joined_by_ == operation::or_ ? 'o' : 'a');
        to.add_count(parts_.size());
        for (const shared_node& each : parts_) each->append_structure(to);
    }
    std::size_t depth() const override { return depth_; }

private:
    bool is_negated() const { return joined_by_ == operation::not_; }
    void enclose() {
        shared_node before = std::make_shared<condition_group>(std::move(*this));
        depth_ = before->depth() + 1;
        parts_.push_back(std::move(before));
    }
    static void check(std::size_t depth) {
        if (depth > deepest)
            throw usage_error("varve: conditions that are put together at run time stand more than 200 deep inside each other; engines do not take that",
                              {.sqlstate = "54001"});
    }

    operation joined_by_ = operation::and_;
    std::vector<shared_node> parts_{};
    std::size_t depth_ = 0;
};

}  // namespace varve::detail
