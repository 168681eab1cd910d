#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/query/by_key.hpp>
#include <varve/query/erase.hpp>
#include <varve/repository/detail/behaving.hpp>
#include <varve/repository/detail/insert_rows.hpp>
#include <varve/repository/detail/key_column.hpp>
#include <varve/repository/detail/same_value.hpp>
#include <varve/repository/detail/tracked_change.hpp>
#include <varve/repository/detail/tracked_set.hpp>

namespace varve::detail {

/// An object, and how it stands in the database as far as the unit knows.
template <class Model>
struct tracked_object final : tracked_row {
    Model row{};
    std::optional<Model> stored{};
    column_mask<Model> changed{};
};

/// The rows of a batch as a range of the model.
template <class Model>
struct batch_view {
    struct iterator {
        using iterator_category = std::forward_iterator_tag;
        using value_type = Model;
        using difference_type = std::ptrdiff_t;
        using pointer = Model*;
        using reference = Model&;

        tracked_row* const* at;
        Model& operator*() const { return static_cast<tracked_object<Model>*>(*at)->row; }
        iterator& operator++() {
            ++at;
            return *this;
        }
        bool operator==(const iterator&) const = default;
    };
    std::span<tracked_row* const> rows;
    iterator begin() const { return {rows.data()}; }
    iterator end() const { return {rows.data() + rows.size()}; }
};

[[noreturn, gnu::cold]] inline void throw_gone(const std::string& table, std::string key, std::int64_t expected) {
    throw stale_write("a row of " + table + " is gone since it was read; discard its object", std::move(key), expected, 0);
}
[[noreturn, gnu::cold]] inline void refuse_changed_key(const std::string& table) {
    throw usage_error("varve: the key of an object of " + table +
                      " was changed; the key is what its row is found by; discard it, and add another object and remove this one");
}

[[noreturn, gnu::cold]] inline void refuse_lost_link(const std::string& table) {
    throw usage_error("varve: an object of " + table +
                      " is linked to one that was removed or discarded since; link it to another, or discard it as well");
}

/// Tells one model from another.
template <class Model>
inline constexpr char model_tag = 0;

/// The objects of one model: what a unit of work writes of them.
template <class Model, backend Backend>
class tracked_models final : public tracked_set {
public:
    using object = tracked_object<Model>;

    tracked_models(session<Backend>& session, const repository_options& options)
        : tracked_set(&model_tag<Model>, table_of<Model>(), soft_deletes<Model>), session_(session), options_(options) {
        for (const tracked_reference& key : references())
            for (const std::size_t column : key.columns) noted_[column] = true;
        constexpr behaviour_positions notes = behaviour_columns<Model>;
        for (const std::size_t column : {identity_position<Model>, notes.created, notes.updated, notes.version})
            if (column < column_count<Model>) noted_[column] = true;
    }

    object* find(const Model& row) const {
        const auto found = by_address_.find(&row);
        return found == by_address_.end() ? nullptr : found->second;
    }
    object* find(const std::string& key) const {
        const auto found = by_key_.find(key);
        return found == by_key_.end() ? nullptr : found->second;
    }

    /// The object of a row that was read: the one that is tracked, else this. Nothing when it is to be removed.
    Model* track(Model&& row) {
        const auto [place, is_new] = by_key_.try_emplace(key_of_row<Model>{row}.text(), nullptr);
        if (!is_new) return place->second->state == row_state::removed ? nullptr : &place->second->row;
        object& made = append(std::move(row), row_state::kept);
        made.stored = made.row;
        place->second = &made;
        return &made.row;
    }
    Model& add(Model&& row) { return append(std::move(row), row_state::added).row; }

    void discard(object& each) {
        each.links.clear();
        if (each.state == row_state::added) return forget(each);
        each.row = *each.stored;
        each.state = row_state::kept;
    }
    bool refresh(object& each) {
        std::optional<Model> found =
            session_.first(seen_row_query<Model, seen_rows::live, key_of_row<Model>>{key_of_row<Model>{*each.stored}});
        each.links.clear();
        if (!found) return forget(each), false;
        each.row = *found;
        each.stored = std::move(found);
        each.state = row_state::kept;
        return true;
    }

    std::optional<std::string> text_of(const tracked_row& row, std::span<const std::size_t> columns) const override {
        const object& each = of(row);
        if constexpr (has_generated_key<Model>)
            for (const std::size_t column : columns)
                if (column == identity_position<Model> && each.state == row_state::added && key_is_unset(each.row)) return std::nullopt;
        const Model& from = each.state == row_state::removed ? *each.stored : each.row;
        std::string made;
        for (const std::size_t column : columns) {
            const std::optional<std::string> part = text_of_column(from, column);
            if (!part) return std::nullopt;
            append_key_part(made, part);
        }
        return made;
    }

    void plan() override {
        added_.clear();
        changed_.clear();
        removed_.clear();
        for (object& each : objects_) {
            for (const row_link& link : each.links)
                if (link.parent->state == row_state::removed || link.parent->state == row_state::gone) refuse_lost_link(name());
            if (each.state == row_state::added) added_.push_back(&each);
            if (each.state == row_state::removed) removed_.push_back(&each);
            if (each.state == row_state::kept && compare(each)) changed_.push_back(&each);
        }
    }
    pending_change describe(const tracked_row& row, pending_change::kind what) const override {
        const object& each = of(row);
        pending_change made{what, name(), {}, {}};
        if constexpr (has_generated_key<Model>) {
            if (each.state != row_state::added || !key_is_unset(each.row)) made.key = key_of_row<Model>{each.row}.text();
        } else {
            made.key = key_of_row<Model>{each.row}.text();
        }
        for (std::size_t i = 0; i < column_count<Model>; ++i)
            if (what == pending_change::kind::update && each.changed[i]) made.columns.push_back(layout_of<Model>[i].name);
        return made;
    }

    void keep() override {
        before_.clear();
        before_.reserve(added_.size() + changed_.size());
        for (const std::vector<tracked_row*>* const rows : {&added_, &changed_})
            for (tracked_row* const row : *rows) before_.push_back({&of(*row), of(*row).row});
        if constexpr (is_audited<Model>) history_.emplace(session_, options_);
    }
    void put_back() noexcept override {
        for (kept_row& each : before_) each.object->row = std::move(each.row);
        before_.clear();
    }
    void settle() override {
        for (kept_row& each : before_) {
            take_noted(each.row, each.object->row);
            each.object->stored = std::move(each.row);
            each.object->links.clear();
            if (each.object->state == row_state::added) by_key_[key_of_row<Model>{each.object->row}.text()] = each.object;
            each.object->state = row_state::kept;
        }
        before_.clear();
        for (tracked_row* const row : removed_) forget(of(*row));
    }

    void insert(std::span<tracked_row* const> rows) override {
        for (tracked_row* const row : rows) apply_links(*row);
        const batch_view<Model> batch{rows};
        if constexpr (behaves<Model>)
            acts().insert_range(batch, [this](auto& stamped) { return insert_rows<Model>(session_, stamped); });
        else
            insert_rows<Model>(session_, batch);
    }

    void update() override {
        std::map<column_mask<Model>, std::vector<object*>> groups;  // a text each, so that it is prepared once
        for (tracked_row* const row : changed_) {
            apply_links(*row);
            groups[of(*row).changed].push_back(&of(*row));
        }
        for (const auto& [mask, rows] : groups) {
            const tracked_change<Model>& change = changes_.try_emplace(mask, mask, session_.dialect()).first->second;
            for (object* const each : rows)
                if (!run(each->row, change)) throw_gone(name(), key_of_row<Model>{each->row}.text(), version_of(each->row));
        }
    }

    // A row that is gone already is no error: it was to go.
    void remove(std::span<tracked_row* const> rows) override {
        if constexpr (behaves<Model>) {
            for (tracked_row* const row : rows)
                acts().template erase<has_versions<Model>>(key_of_row<Model>{*of(*row).stored}, version_of(of(*row).row));
        } else if constexpr (has_plain_key()) {
            std::vector<column_field_type<Model, key_positions<Model>[0]>> keys;
            for (tracked_row* const row : rows) keys.push_back(column_field<const Model, key_positions<Model>[0]>(*of(*row).stored));
            session_.run(varve::erase<Model>().where(key_column<Model>{}.in(keys)));
        } else {
            for (tracked_row* const row : rows) {
                const key_of_row<Model> key{*of(*row).stored};
                session_.run(remove_query<Model, false, key_of_row<Model>>{key});
            }
        }
    }

    void write_history() override {
        if constexpr (is_audited<Model>) history_->write();
    }

private:
    struct kept_row {
        tracked_object<Model>* object;
        Model row;
    };

    static object& of(tracked_row& row) { return static_cast<object&>(row); }
    static const object& of(const tracked_row& row) { return static_cast<const object&>(row); }

    // What goes into one parameter as a range on every engine.
    static consteval bool has_plain_key() {
        if constexpr (key_size<Model> == 1)
            return std::is_integral_v<column_field_type<Model, key_positions<Model>[0]>> ||
                   std::is_same_v<column_field_type<Model, key_positions<Model>[0]>, std::string>;
        else
            return false;
    }

    object& append(Model&& row, row_state state) {
        object& made = objects_.emplace_back();
        made.set = this;
        made.state = state;
        made.row = std::move(row);
        by_address_.emplace(&made.row, &made);
        return made;
    }
    void forget(object& each) {
        if (each.state != row_state::added) by_key_.erase(key_of_row<Model>{*each.stored}.text());
        by_address_.erase(&each.row);
        each.state = row_state::gone;
        each.stored.reset();
    }

    static void apply_links(tracked_row& row) {
        for (const row_link& link : row.links) link.apply(row, *link.parent);
    }

    template <class Action>
    static void each_column(Action action) {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (action(std::integral_constant<std::size_t, I>{}), ...);
        }(std::make_index_sequence<column_count<Model>>{});
    }

    /// Notes which columns differ; false when none does.
    bool compare(object& each) const {
        each.changed = {};
        each_column([&]<std::size_t I>(std::integral_constant<std::size_t, I>) {
            if constexpr (roles_of<Model>[I].is_key || tracked_change<Model>::compares(I)) {
                if (same_value(column_field<const Model, I>(each.row), column_field<const Model, I>(*each.stored))) return;
                if (roles_of<Model>[I].is_key) refuse_changed_key(name());
                each.changed[I] = true;
            }
        });
        for (const row_link& link : each.links)
            for (const std::size_t column : link.columns) each.changed[column] = true;
        return each.changed != column_mask<Model>{};
    }

    static std::optional<std::string> text_of_column(const Model& row, std::size_t column) {
        text_writer writer;
        each_column([&]<std::size_t I>(std::integral_constant<std::size_t, I>) {
            if (I == column) codec<column_field_type<Model, I>>::bind(writer, 0, column_field<const Model, I>(row));
        });
        return std::move(writer.text);
    }

    // The columns that a commit writes into objects; in all others the copy is what the database holds now.
    void take_noted(Model& to, const Model& from) const {
        each_column([&]<std::size_t I>(std::integral_constant<std::size_t, I>) {
            if (noted_[I]) column_field<Model, I>(to) = column_field<const Model, I>(from);
        });
    }

    behaving<Model, Backend, seen_rows::live> acts() {
        if constexpr (is_audited<Model>)
            return {session_, options_, &*history_};
        else
            return {session_, options_};
    }
    bool run(Model& row, const tracked_change<Model>& change) {
        if constexpr (behaves<Model>)
            return acts().update(row, change);
        else
            return session_.run(change.template query<seen_rows::live>(row)) != 0;
    }

    struct no_history {};

    session<Backend>& session_;
    const repository_options& options_;
    column_mask<Model> noted_{};
    std::deque<object> objects_{};  ///< where they stay, whatever comes and goes
    std::unordered_map<const Model*, object*> by_address_{};
    std::unordered_map<std::string, object*> by_key_{};  ///< of those that are in the database
    std::map<column_mask<Model>, tracked_change<Model>> changes_{};
    std::vector<kept_row> before_{};
    typename std::conditional_t<is_audited<Model>, std::type_identity<std::optional<audit<Model, Backend>>>, std::type_identity<no_history>>::type history_{};
};

}  // namespace varve::detail
