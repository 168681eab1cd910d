#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/model/references.hpp>
#include <varve/query/table_columns.hpp>
#include <varve/repository/pending_change.hpp>

namespace varve::detail {

class tracked_set;
struct tracked_row;

/// A foreign key that takes its value from a row once that is inserted.
struct row_link {
    tracked_row* parent;
    void (*apply)(tracked_row& child, const tracked_row& parent);
    std::span<const std::uint16_t> columns;  ///< of the child
};

enum class row_state : unsigned char {
    added,    ///< to be inserted
    kept,     ///< in the database, as far as the unit knows
    removed,  ///< to be deleted
    gone      ///< no longer tracked; its memory stays until the unit ends
};

/// Columns by position.
using column_mask = std::vector<bool>;

[[noreturn, gnu::cold]] inline void throw_gone(std::string_view table, std::string key, std::int64_t expected) {
    throw stale_write("a row of " + std::string{table} + " is gone since it was read; discard its object", std::move(key), expected, 0);
}

/// What a unit of work knows of an object, whatever its type.
struct tracked_row {
    tracked_row() = default;
    tracked_row(const tracked_row&) = delete;
    tracked_row& operator=(const tracked_row&) = delete;
    virtual ~tracked_row() = default;

    tracked_set* set = nullptr;
    row_state state = row_state::kept;
    std::size_t place = 0;  ///< while rows are put in order
    std::vector<row_link> links{};
    column_mask changed{};
};

/// The objects of one model in a unit of work, by ordinary code that compiles once; what has to know the model is virtual.
class tracked_set {
public:
    tracked_set(const void* model_tag, const table_columns& table, std::span<const reference> references, bool marks_removed)
        : tag_(model_tag), table_(table), references_(references), marks_removed_(marks_removed) {}
    tracked_set(const tracked_set&) = delete;
    tracked_set& operator=(const tracked_set&) = delete;
    virtual ~tracked_set() = default;

    const void* tag() const { return tag_; }
    std::string_view name() const { return table_.name; }
    std::span<const reference> references() const { return references_; }
    bool marks_removed() const { return marks_removed_; }  ///< the rows stay: no order of deletion is wrong
    bool is_referenced_by(const reference& key) const { return key.table == table_.name && key.in_schema == table_.in_schema; }

    /// By the address of its object; `key` is where it is likely to be found.
    tracked_row* at(const void* address, const std::string& key) const {
        if (tracked_row* const likely = keyed(key); likely != nullptr && address_of(*likely) == address) return likely;
        if (const auto found = added_at_.find(address); found != added_at_.end()) return found->second;
        for (const auto& each : rows_)  // whoever changed its key is told so by the commit
            if (each->state != row_state::gone && address_of(*each) == address) return each.get();
        return nullptr;
    }
    void expect(std::size_t more) { by_key_.reserve(by_key_.size() + more); }
    tracked_row* keyed(const std::string& key) const {
        const auto found = by_key_.find(key);
        return found == by_key_.end() ? nullptr : found->second;
    }
    [[gnu::cold]] std::size_t count_removed() const {
        return static_cast<std::size_t>(
            std::count_if(rows_.begin(), rows_.end(), [](const auto& each) { return each->state == row_state::removed; }));
    }
    [[gnu::cold]] void discard(tracked_row& row) {
        row.links.clear();
        if (row.state == row_state::added) return forget(row);
        take_back(row);
        row.state = row_state::kept;
    }

    /// The values of some columns as one text, nothing when one is NULL or yet to be made; of a row to be deleted as they
    /// are in the database.
    virtual std::optional<std::string> text_of(const tracked_row& row, std::span<const std::uint16_t> columns) const = 0;

    /// Finds what is to be written.
    [[gnu::cold]] void plan() {
        added_.clear();
        changed_.clear();
        removed_.clear();
        for (const auto& each : rows_) {
            const bool stays = each->state == row_state::added || each->state == row_state::kept;
            for (const row_link& link : each->links)
                if (stays && (link.parent->state == row_state::removed || link.parent->state == row_state::gone)) refuse_lost_link();
            if (each->state == row_state::added) added_.push_back(each.get());
            if (each->state == row_state::removed) removed_.push_back(each.get());
            if (each->state == row_state::kept && differs(*each)) changed_.push_back(each.get());
        }
    }
    std::span<tracked_row* const> added() const { return added_; }
    std::span<tracked_row* const> changed() const { return changed_; }
    std::span<tracked_row* const> removed() const { return removed_; }

    [[gnu::cold]] pending_change describe(const tracked_row& row, pending_change::kind what) const {
        pending_change made{what, name(), key_of(row), {}};
        for (std::size_t i = 0; what == pending_change::kind::update && i < row.changed.size(); ++i)
            if (row.changed[i]) made.columns.push_back(table_.columns[i].name);
        return made;
    }

    // A commit; whatever throws, put_back() makes the objects what they were at keep().
    [[gnu::cold]] void keep() {
        for (tracked_row* const row : added_) keep(*row);
        for (tracked_row* const row : changed_) keep(*row);
        begin_history();
    }
    virtual void insert(std::span<tracked_row* const> rows) = 0;
    [[gnu::cold]] void update() {
        std::map<column_mask, std::vector<tracked_row*>> groups;  // a text each, so that it is prepared once
        for (tracked_row* const row : changed_) {
            apply_links(*row);
            groups[row->changed].push_back(row);
        }
        for (const auto& [columns, rows] : groups) update(columns, rows);
    }
    virtual void remove(std::span<tracked_row* const> rows) = 0;
    virtual void write_history() = 0;
    [[gnu::cold]] void put_back() noexcept {
        for (tracked_row* const row : added_) put_back(*row);
        for (tracked_row* const row : changed_) put_back(*row);
    }
    /// All that settle() needs memory for: behind the COMMIT nothing may fail.
    [[gnu::cold]] void prepare_to_settle() {
        expect(added_.size());
        inserted_.clear();
        inserted_.reserve(added_.size());
        for (tracked_row* const row : added_) {
            const auto& [key, at] = *inserted_.emplace(key_of(*row), row).first;
            if (const tracked_row* const known = keyed(key); known != nullptr && is_written(*known)) throw_gone(name(), key, 0);
        }
    }
    [[gnu::cold]] void settle() {
        added_at_.clear();
        while (!inserted_.empty()) {
            const auto put = by_key_.insert(inserted_.extract(inserted_.begin()));
            if (put.inserted) continue;
            tracked_row*& known = put.position->second;  // a row that is gone: its key was given out again
            known->links.clear();
            known->state = row_state::gone;
            known = put.node.mapped();
        }
        for (const auto* const rows : {&added_, &changed_})
            for (tracked_row* const row : *rows) {
                settle(*row);
                row->links.clear();
                if (row->state != row_state::gone) row->state = row_state::kept;
            }
        for (tracked_row* const row : removed_) forget(*row);
    }

    static void apply_links(tracked_row& row) {
        for (const row_link& link : row.links) link.apply(row, *link.parent);
    }

protected:
    template <class Object>
    Object& append(std::unique_ptr<Object>&& made, const void* address, row_state state) {
        Object& row = *made;
        row.set = this;
        row.state = state;
        if (state == row_state::added) added_at_.emplace(address, made.get());
        rows_.push_back(std::move(made));
        return row;
    }
    /// Where the row with a key is, or is to be put.
    tracked_row*& slot(std::string&& key) { return by_key_.try_emplace(std::move(key), nullptr).first->second; }
    [[gnu::cold]] void forget(tracked_row& row) {
        if (row.state != row_state::added)
            if (const auto found = by_key_.find(key_of(row)); found != by_key_.end() && found->second == &row) by_key_.erase(found);
        added_at_.erase(address_of(row));
        row.links.clear();
        row.state = row_state::gone;
    }

private:
    virtual const void* address_of(const tracked_row& row) const = 0;
    virtual std::string key_of(const tracked_row& row) const = 0;  ///< empty while the engine is to make it
    virtual bool compare(tracked_row& row) const = 0;              ///< notes the columns that differ in `changed`
    virtual void take_back(tracked_row& row) const = 0;
    virtual void keep(tracked_row& row) const = 0;
    virtual void put_back(tracked_row& row) const noexcept = 0;
    virtual void settle(tracked_row& row) const = 0;
    virtual void begin_history() = 0;
    virtual void update(const column_mask& columns, std::span<tracked_row* const> rows) = 0;

    bool differs(tracked_row& row) const {
        if (!compare(row) && row.links.empty()) return false;
        row.changed.resize(table_.columns.size());
        for (const row_link& link : row.links)
            for (const std::uint16_t column : link.columns) row.changed[column] = true;
        return true;
    }
    bool is_written(const tracked_row& row) const {
        return row.state == row_state::removed || std::find(changed_.begin(), changed_.end(), &row) != changed_.end();
    }
    [[noreturn, gnu::cold]] void refuse_lost_link() const {
        throw usage_error("varve: an object of " + std::string{name()} +
                          " is linked to one that was removed or discarded since; link it to another, or discard it as well");
    }

    const void* tag_;
    const table_columns& table_;
    std::span<const reference> references_;
    bool marks_removed_;
    std::vector<std::unique_ptr<tracked_row>> rows_{};
    std::unordered_map<const void*, tracked_row*> added_at_{};  ///< by address, while there is no key
    std::unordered_map<std::string, tracked_row*> by_key_{};      ///< of those that are in the database
    std::unordered_map<std::string, tracked_row*> inserted_{};    ///< on their way into by_key_
    std::vector<tracked_row*> added_{};
    std::vector<tracked_row*> changed_{};
    std::vector<tracked_row*> removed_{};
};

}  // namespace varve::detail
