#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <varve/repository/pending_change.hpp>
#include <varve/schema/table.hpp>

namespace varve::detail {

class tracked_set;
struct tracked_row;

/// A foreign key that takes its value from a row once that is inserted.
struct row_link {
    tracked_row* parent;
    void (*apply)(tracked_row& child, const tracked_row& parent);
    std::span<const std::size_t> columns;  ///< of the child
};

enum class row_state : unsigned char {
    added,    ///< to be inserted
    kept,     ///< in the database, as far as the unit knows
    removed,  ///< to be deleted
    gone      ///< no longer tracked; its memory stays until the unit ends
};

/// What a unit of work knows of an object, whatever its type.
struct tracked_row {
    tracked_set* set = nullptr;
    row_state state = row_state::kept;
    std::vector<row_link> links{};
};

/// A foreign key by the positions of its columns.
struct tracked_reference {
    std::string in_schema;
    std::string table;
    std::vector<std::size_t> columns;
    std::vector<std::string> referenced;
    bool is_deferred;      ///< looked at when the transaction ends, so that no order is wrong
    bool follows_deletion;  ///< the engine deletes or changes the children itself
};

/// The objects of one model in a unit of work. What orders them by their foreign keys is ordinary code over this.
class tracked_set {
public:
    tracked_set(const void* model_tag, const schema::table& table, bool marks_removed)
        : tag_(model_tag), in_schema_(table.in_schema), name_(table.name), marks_removed_(marks_removed) {
        using action = schema::referential_action;
        for (const schema::column& each : table.columns) columns_.push_back(each.name);
        for (const schema::foreign_key& each : table.foreign_keys)
            references_.push_back({each.referenced_schema, each.referenced_table, positions_of(each.columns), each.referenced_columns,
                                   each.initially_deferred, each.on_delete != action::no_action && each.on_delete != action::restrict});
    }
    tracked_set(const tracked_set&) = delete;
    tracked_set& operator=(const tracked_set&) = delete;
    virtual ~tracked_set() = default;

    const void* tag() const { return tag_; }
    const std::string& name() const { return name_; }
    const std::vector<tracked_reference>& references() const { return references_; }
    bool marks_removed() const { return marks_removed_; }  ///< the rows stay: no order of deletion is wrong
    bool is_referenced_by(const tracked_reference& key) const { return key.table == name_ && key.in_schema == in_schema_; }
    std::vector<std::size_t> positions_of(std::span<const std::string> names) const {
        std::vector<std::size_t> found;
        for (const std::string& name : names)
            for (std::size_t i = 0; i < columns_.size(); ++i)
                if (columns_[i] == name) found.push_back(i);
        return found;
    }

    /// The values of some columns as one text, nothing when one is NULL; of a row to be deleted as they are in the database.
    virtual std::optional<std::string> text_of(const tracked_row& row, std::span<const std::size_t> columns) const = 0;

    /// Finds what is to be written.
    virtual void plan() = 0;
    std::span<tracked_row* const> added() const { return added_; }
    std::span<tracked_row* const> changed() const { return changed_; }
    std::span<tracked_row* const> removed() const { return removed_; }
    virtual pending_change describe(const tracked_row& row, pending_change::kind what) const = 0;

    // The rest of a commit; whatever throws, put_back() makes the objects what they were at keep().
    virtual void keep() = 0;
    virtual void insert(std::span<tracked_row* const> rows) = 0;
    virtual void update() = 0;
    virtual void remove(std::span<tracked_row* const> rows) = 0;
    virtual void write_history() = 0;
    virtual void put_back() noexcept = 0;
    virtual void settle() = 0;

protected:
    std::vector<tracked_row*> added_{};
    std::vector<tracked_row*> changed_{};
    std::vector<tracked_row*> removed_{};

private:
    const void* tag_;
    std::string in_schema_;
    std::string name_;
    bool marks_removed_;
    std::vector<std::string> columns_{};
    std::vector<tracked_reference> references_{};
};

}  // namespace varve::detail
