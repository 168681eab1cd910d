#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/query/by_key.hpp>
#include <varve/query/erase.hpp>
#include <varve/repository/detail/behaving.hpp>
#include <varve/repository/detail/key_column.hpp>
#include <varve/repository/detail/same_value.hpp>
#include <varve/repository/detail/tracked_change.hpp>
#include <varve/repository/detail/tracked_insert.hpp>
#include <varve/repository/detail/tracked_set.hpp>

namespace varve::detail {

/// An object, and how it stands in the database as far as the unit knows.
template <class Model>
struct tracked_object final : tracked_row {
    explicit tracked_object(Model&& given) : row(std::move(given)) {}

    Model row;
    Model stored{};
    std::unique_ptr<Model> before{};  ///< while a commit runs
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

[[noreturn, gnu::cold]] inline void refuse_changed_key(std::string_view table) {
    throw usage_error("varve: the key of an object of " + std::string{table} +
                      " was changed; the key is what its row is found by; discard it, and add another object and remove this one");
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
        : tracked_set(&model_tag<Model>, columns_of<Model>, references_of<Model>, soft_deletes<Model>), session_(session), options_(options) {}

    object* find(const Model& row) const { return static_cast<object*>(at(&row, key_of_row<Model>{row}.text())); }
    object* find(const std::string& key) const { return static_cast<object*>(keyed(key)); }

    /// The object of a row that was read: the one that is tracked, else this. Nothing when it is to be removed.
    Model* track(Model&& row) {
        tracked_row*& known = slot(key_of_row<Model>{row}.text());
        if (known != nullptr) return known->state == row_state::removed ? nullptr : &of(*known).row;
        object& made = append(std::move(row), row_state::kept);
        made.stored = made.row;
        known = &made;
        return &made.row;
    }
    Model& add(Model&& row) { return append(std::move(row), row_state::added).row; }

    bool refresh(object& each) {
        std::optional<Model> found = session_.first(seen_row_query<Model, seen_rows::live, key_of_row<Model>>{key_of_row<Model>{each.stored}});
        each.links.clear();
        if (!found) return forget(each), false;
        each.row = *found;
        each.stored = std::move(*found);
        each.state = row_state::kept;
        return true;
    }

    std::optional<std::string> text_of(const tracked_row& row, std::span<const std::uint16_t> columns) const override {
        const object& each = of(row);
        const Model& from = each.state == row_state::removed ? each.stored : each.row;
        std::string made;
        for (const std::uint16_t column : columns) {
            if (column == identity_position<Model> && is_unkeyed(each)) return std::nullopt;
            const std::optional<std::string> part = text_of_column(from, column);
            if (!part) return std::nullopt;
            append_key_part(made, part);
        }
        return made;
    }

    void insert(std::span<tracked_row* const> rows) override {
        for (tracked_row* const row : rows) apply_links(*row);
        const batch_view<Model> batch{rows};
        if constexpr (behaves<Model>)
            acts().insert_range(batch, [this](const auto& stamped) { return insert_tracked<Model>(session_, stamped); });
        else
            insert_tracked<Model>(session_, batch);
    }

    // A row that is gone already is no error: it was to go.
    void remove(std::span<tracked_row* const> rows) override {
        if constexpr (behaves<Model>) {
            for (tracked_row* const row : rows)
                acts().template erase<has_versions<Model>>(key_of_row<Model>{of(*row).stored}, version_of(of(*row).row));
        } else if constexpr (has_plain_key()) {
            std::vector<column_field_type<Model, key_positions<Model>[0]>> keys;
            for (tracked_row* const row : rows) keys.push_back(column_field<const Model, key_positions<Model>[0]>(of(*row).stored));
            session_.run(varve::erase<Model>().where(key_column<Model>{}.in(keys)));
        } else {
            for (tracked_row* const row : rows) {
                const key_of_row<Model> key{of(*row).stored};
                session_.run(remove_query<Model, false, key_of_row<Model>>{key});
            }
        }
    }

    void write_history() override {
        if constexpr (is_audited<Model>) history_->write();
    }

private:
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
        auto made = std::make_unique<object>(std::move(row));
        const Model* const address = &made->row;
        return tracked_set::append(std::move(made), address, state);
    }

    static bool is_unkeyed([[maybe_unused]] const object& each) {
        if constexpr (has_generated_key<Model>)
            return each.state == row_state::added && key_is_unset(each.row);
        else
            return false;
    }
    const void* address_of(const tracked_row& row) const override { return &of(row).row; }
    std::string key_of(const tracked_row& row) const override {
        const object& each = of(row);
        if (is_unkeyed(each)) return {};
        return key_of_row<Model>{each.state == row_state::added ? each.row : each.stored}.text();
    }

    template <class Action>
    static void each_column(Action action) {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (action(std::integral_constant<std::size_t, I>{}), ...);
        }(std::make_index_sequence<column_count<Model>>{});
    }

    bool compare(tracked_row& row) const override {
        object& each = of(row);
        std::array<bool, column_count<Model>> changed{};
        bool any = false;
        each_column([&]<std::size_t I>(std::integral_constant<std::size_t, I>) {
            if constexpr (roles_of<Model>[I].is_key || tracked_change<Model>::compares(I)) {
                if (same_value(column_field<const Model, I>(each.row), column_field<const Model, I>(each.stored))) return;
                if (roles_of<Model>[I].is_key) refuse_changed_key(name());
                changed[I] = any = true;
            }
        });
        if (any)
            row.changed.assign(changed.begin(), changed.end());
        else
            row.changed.clear();
        return any;
    }

    void take_back(tracked_row& row) const override { of(row).row = of(row).stored; }
    void keep(tracked_row& row) const override { of(row).before = std::make_unique<Model>(of(row).row); }
    void put_back(tracked_row& row) const noexcept override {
        if (of(row).before != nullptr) of(row).row = std::move(*of(row).before);
        of(row).before.reset();
    }
    // The copy is what was written, but for the columns that the commit itself filled in.
    void settle(tracked_row& row) const override {
        object& each = of(row);
        each.stored = std::move(*each.before);
        each.before.reset();
        each_column([&]<std::size_t I>(std::integral_constant<std::size_t, I>) {
            if constexpr (filled_by_commit<I>()) column_field<Model, I>(each.stored) = column_field<const Model, I>(each.row);
        });
    }
    template <std::size_t Column>
    static consteval bool filled_by_commit() {
        constexpr behaviour_positions notes = behaviour_columns<Model>;
        bool found = Column == identity_position<Model> || Column == notes.created || Column == notes.updated || Column == notes.version;
        for (const reference& key : references_of<Model>)
            for (const std::uint16_t each : key.columns) found |= each == Column;
        return found;
    }

    static std::optional<std::string> text_of_column(const Model& row, std::size_t column) {
        text_writer writer;
        each_column([&]<std::size_t I>(std::integral_constant<std::size_t, I>) {
            if (I == column) codec<column_field_type<Model, I>>::bind(writer, 0, column_field<const Model, I>(row));
        });
        return std::move(writer.text);
    }

    behaving<Model, Backend, seen_rows::live> acts() {
        if constexpr (is_audited<Model>)
            return {session_, options_, &*history_};
        else
            return {session_, options_};
    }
    void begin_history() override {
        if constexpr (is_audited<Model>) history_.emplace(session_, options_);
    }
    void update(const column_mask& columns, std::span<tracked_row* const> rows) override {
        const tracked_change<Model> change{columns, session_.dialect()};
        for (tracked_row* const row : rows) {
            bool done = false;
            if constexpr (behaves<Model>)
                done = acts().update(of(*row).row, change);
            else
                done = session_.run(change.template query<seen_rows::live>(of(*row).row)) != 0;
            if (!done) throw_gone(name(), key_of(*row), version_of(of(*row).row));
        }
    }

    struct no_history {};
    using history =
        typename std::conditional_t<is_audited<Model>, std::type_identity<std::optional<audit<Model, Backend>>>, std::type_identity<no_history>>::type;

    session<Backend>& session_;
    const repository_options& options_;
    [[no_unique_address]] history history_{};
};

}  // namespace varve::detail
