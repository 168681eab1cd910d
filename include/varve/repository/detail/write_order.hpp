#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/repository/detail/tracked_set.hpp>

namespace varve::detail {

// In which order a unit of work inserts and deletes: by the foreign keys of tables, and where these go in a circle (a
// table that refers to itself is the smallest) by those of the rows. Ordinary code: it compiles once.

using tracked_sets = std::vector<std::unique_ptr<tracked_set>>;
using set_group = std::vector<tracked_set*>;

/// Rows of one table that no order among themselves matters to.
struct write_batch {
    tracked_set* set;
    std::vector<tracked_row*> rows;
};

enum class write_kind : unsigned char { insert, remove };

/// Tarjan's strongly connected components: tables that refer to each other are one group, and it comes behind those that
/// it refers to.
class table_groups {
public:
    explicit table_groups(const tracked_sets& sets) : sets_(sets), marks_(sets.size()) {
        for (std::size_t i = 0; i < sets.size(); ++i)
            if (marks_[i].number == 0) visit(i);
    }
    std::vector<set_group>&& take() { return std::move(groups_); }

private:
    struct mark {
        std::size_t number = 0;
        std::size_t lowest = 0;
        bool on_path = false;
    };

    [[gnu::cold]] void visit(std::size_t at) {
        marks_[at] = {++last_, last_, true};
        path_.push_back(at);
        for (const reference& key : sets_[at]->references())
            for (std::size_t other = 0; other < sets_.size(); ++other) {
                if (!sets_[other]->is_referenced_by(key)) continue;
                if (marks_[other].number == 0) visit(other);
                if (marks_[other].on_path) marks_[at].lowest = std::min(marks_[at].lowest, marks_[other].lowest);
            }
        if (marks_[at].lowest != marks_[at].number) return;
        set_group& group = groups_.emplace_back();
        std::size_t member = 0;
        do {
            member = path_.back();
            path_.pop_back();
            marks_[member].on_path = false;
            group.push_back(sets_[member].get());
        } while (member != at);
    }

    const tracked_sets& sets_;
    std::vector<mark> marks_;
    std::vector<std::size_t> path_{};
    std::size_t last_ = 0;
    std::vector<set_group> groups_{};
};

/// The rows of one group in layers, each behind those that its rows refer to.
class row_layers {
public:
    row_layers(const set_group& group, write_kind kind) : group_(group), kind_(kind) {
        for (tracked_set* const set : group)
            for (tracked_row* const row : rows_of(*set)) {
                row->place = nodes_.size();
                nodes_.push_back({row, 0, none, 0});
            }
    }

    /// False when rows refer to each other in a circle. `all` counts the references that the engine follows when it deletes, too.
    [[gnu::cold]] bool arrange(bool all) {
        for (node& each : nodes_) each = {each.row, 0, none, 0};
        edges_.clear();
        for (tracked_set* const set : group_)
            for (const reference& key : set->references()) connect(*set, key, all);
        if (kind_ == write_kind::insert) connect_links();

        std::vector<std::size_t> ready;
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            if (nodes_[i].parents == 0) ready.push_back(i);
        for (std::size_t done = 0; done < ready.size(); ++done)
            for (std::size_t edge = nodes_[ready[done]].first_edge; edge != none; edge = edges_[edge].next) {
                node& child = nodes_[edges_[edge].child];
                child.layer = std::max(child.layer, nodes_[ready[done]].layer + 1);
                if (--child.parents == 0) ready.push_back(edges_[edge].child);
            }
        return ready.size() == nodes_.size();
    }

    [[gnu::cold]] void append_batches(std::vector<write_batch>& batches) {
        std::stable_sort(nodes_.begin(), nodes_.end(), [](const node& left, const node& right) { return left.layer < right.layer; });
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            tracked_set* const set = nodes_[i].row->set;
            if (i == 0 || nodes_[i - 1].layer != nodes_[i].layer || nodes_[i - 1].row->set != set) batches.push_back({set, {}});
            batches.back().rows.push_back(nodes_[i].row);
        }
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    struct node {
        tracked_row* row;
        std::size_t parents;
        std::size_t first_edge;
        std::size_t layer;
    };
    struct edge {
        std::size_t child;
        std::size_t next;  ///< of the same parent
    };

    std::span<tracked_row* const> rows_of(const tracked_set& set) const {
        return kind_ == write_kind::insert ? set.added() : set.removed();
    }
    void connect(std::size_t parent, std::size_t child) {
        if (parent == child) return;
        edges_.push_back({child, nodes_[parent].first_edge});
        nodes_[parent].first_edge = edges_.size() - 1;
        ++nodes_[child].parents;
    }

    [[gnu::cold]] void connect(const tracked_set& set, const reference& key, bool all) {
        if (key.is_deferred || (kind_ == write_kind::remove && !all && key.follows_deletion)) return;
        for (const tracked_set* const parents : group_) {
            if (!parents->is_referenced_by(key) || (kind_ == write_kind::remove && parents->marks_removed())) continue;
            std::unordered_map<std::string, tracked_row*> found;
            for (tracked_row* const row : rows_of(*parents))
                if (std::optional<std::string> text = parents->text_of(*row, key.referenced)) found.emplace(std::move(*text), row);
            for (tracked_row* const row : rows_of(set)) {
                if (is_linked(*row, key)) continue;
                const std::optional<std::string> text = set.text_of(*row, key.columns);
                if (const auto parent = text ? found.find(*text) : found.end(); parent != found.end())
                    connect(parent->second->place, row->place);
            }
        }
    }
    [[gnu::cold]] void connect_links() {
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            for (const row_link& link : nodes_[i].row->links)
                if (link.parent->place < nodes_.size() && nodes_[link.parent->place].row == link.parent) connect(link.parent->place, i);
    }
    // What a link is about to overwrite refers to nothing.
    static bool is_linked(const tracked_row& row, const reference& key) {
        return std::any_of(row.links.begin(), row.links.end(),
                           [&](const row_link& link) { return std::ranges::equal(link.columns, key.columns); });
    }

    const set_group& group_;
    write_kind kind_;
    std::vector<node> nodes_{};
    std::vector<edge> edges_{};
};

[[noreturn, gnu::cold]] inline void refuse_circle(const set_group& group, write_kind kind) {
    std::string tables;
    for (const tracked_set* const set : group) {
        if (!tables.empty()) tables += ", ";
        tables += set->name();
    }
    throw usage_error("varve: rows of " + tables + " refer to each other in a circle, so that none can be " +
                      (kind == write_kind::insert ? "inserted" : "removed") +
                      " first; leave a foreign key of one of them NULL for one commit, or declare it initially_deferred()");
}

/// The batches in the order in which they are inserted, or removed.
[[gnu::cold]] inline std::vector<write_batch> write_order(const tracked_sets& sets, write_kind kind) {
    std::vector<write_batch> batches;
    const std::vector<set_group> groups = table_groups{sets}.take();
    for (const set_group& group : groups) {
        const auto rows = kind == write_kind::insert ? group[0]->added() : group[0]->removed();
        const bool alone = group.size() == 1 && std::none_of(group[0]->references().begin(), group[0]->references().end(),
                                                             [&](const auto& key) { return group[0]->is_referenced_by(key); });
        if (alone) {
            if (!rows.empty()) batches.push_back({group[0], {rows.begin(), rows.end()}});
            continue;
        }
        row_layers layers{group, kind};
        if (!layers.arrange(true) && (kind == write_kind::insert || !layers.arrange(false))) refuse_circle(group, kind);
        layers.append_batches(batches);
    }
    if (kind == write_kind::remove) std::reverse(batches.begin(), batches.end());
    return batches;
}

}  // namespace varve::detail
