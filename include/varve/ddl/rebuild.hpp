// The planner for engines whose tables cannot be altered: a schema and changes in, a plan out. What ALTER TABLE can do is
// done in place; all other changes of one table are gathered into one rebuild at the place of the last of them, in the
// order of SQLite's lang_altertable.html section 7. Called through rebuild_dialect::plan_changes.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/ddl/create_index.hpp>
#include <varve/ddl/create_object.hpp>
#include <varve/ddl/create_table.hpp>
#include <varve/ddl/merge_creations.hpp>
#include <varve/ddl/rebuild_hooks.hpp>
#include <varve/ddl/rebuild_need.hpp>
#include <varve/ddl/rebuild_table.hpp>
#include <varve/ddl/rebuild_texts.hpp>
#include <varve/diff/apply.hpp>
#include <varve/schema/row_key.hpp>

namespace varve {

namespace detail {

class rebuild_planner {
public:
    constexpr rebuild_planner(const rebuild_hooks& dialect, const schema::schema& from) : dialect_(dialect), state_(from), texts_(dialect) {}

    constexpr plan run(const std::vector<change>& given) {
        const std::vector<change> changes = merge_creations(given);
        needs_ = find_rebuild_needs(dialect_, state_, changes);
        for (std::size_t i = 0; i < changes.size(); ++i) {
            take(changes[i], i);
            for (table_need& need : needs_.tables) {
                if (need.last != i) continue;
                if (need.rebuild && need.old.name != "") rebuild(need);
                put_full_text_back(need);
            }
        }
        finish();
        return std::move(made_);
    }

private:
    // No std::string by value: g++ 12 cannot destroy such a parameter in a constant expression.
    constexpr void add(const std::string& sql, hazard_set hazards = {}) {
        if (!sql.empty()) made_.statements.push_back({.sql = sql, .hazards = hazards});
    }

    /// A full-text index names its table and columns in ways that no rename reaches, and outlives a table that is rebuilt: it
    /// goes before, and is made anew when the table's last change is done.
    constexpr void put_full_text_aside(const schema::table& table, table_need& need) {
        if (need.without_full_text) return;
        for (const schema::index& each : table.indexes) {
            if (!each.is_full_text()) continue;
            for (const std::string& sql : drop_index_statements(dialect_, table.in_schema, each)) add(sql);
            need.without_full_text = true;
        }
    }
    constexpr void put_full_text_back(table_need& need) {
        if (!need.without_full_text) return;
        need.without_full_text = false;
        const schema::table* const table = state_.find_table(need.name, need.in_schema);
        if (need.dropped || table == nullptr) return;
        for (const schema::index& each : table->indexes)
            if (each.is_full_text()) create(*table, each);
    }
    constexpr void create(const schema::table& table, const schema::index& index) {
        const hazard_set hazards = index.unique ? hazard::blocking_lock | hazard::may_fail_on_data : hazard_set{hazard::blocking_lock};
        for (const std::string& sql : create_index_statements(dialect_, table, index, true)) add(sql, hazards);
    }
    static constexpr bool full_text_names(const schema::table& table, const std::string& column) {
        bool any = false;
        for (const schema::index& each : table.indexes) {
            if (!each.is_full_text()) continue;
            any = true;
            for (const schema::index_part& part : each.parts)
                if (part.column == column) return true;
        }
        return any && schema::row_key(table) == column;
    }

    constexpr void take(const change& one, std::size_t index) {
        if (const auto* const view = std::get_if<schema::view>(&one.after); view != nullptr && view->materialized)
            throw feature_not_supported("view '" + view->name + "': " + std::string{dialect_.name()} +
                                        " has no materialized views; use a plain view or a table");
        if (one.concerns<schema::view>()) return take_object<schema::view>(one, create_view, drop_view);
        if (one.concerns<schema::object>()) return take_object<schema::object>(one, create_object, drop_object);
        table_need& need = needs_.tables[needs_.table_of[index]];
        if (need.rebuild && need.old.name.empty()) {
            need.old = table_before(one);
            put_full_text_aside(need.old, need);
            for (const schema::column& each : need.old.columns) need.copied.push_back({each.name, each.name});
        }
        if (one.concerns<schema::table>()) return take_table(one, need);
        if (one.concerns<table_header>()) return take_header(one, need);
        if (need.dropped) return apply(one);
        if (const auto* const column = std::get_if<schema::column>(&one.before)) {
            const auto* const after = std::get_if<schema::column>(&one.after);
            if (after != nullptr && after->name != column->name) return rename_column(one, need, column->name, after->name);
        }
        if (need.rebuild) return take_into_rebuild(one, need);
        take_in_place(one, index, need);
    }

    constexpr void apply(const change& one) { apply_change(state_, one, references::unchecked); }

    constexpr schema::table& table_before(const change& one) {
        const auto* const header = std::get_if<table_header>(&one.before);
        const auto* const dropped = std::get_if<schema::table>(&one.before);
        schema::table* const found = header    ? state_.find_table(header->name, header->in_schema)
                                     : dropped ? state_.find_table(dropped->name, dropped->in_schema)
                                               : state_.find_table(one.table, one.in_schema);
        if (found == nullptr)
            throw migration_error("a change names table '" + one.table + "', which is not there; create it first");
        return *found;
    }

    template <class Part, class Create, class Drop>
    constexpr void take_object(const change& one, Create create, Drop drop) {
        if (!one.creates()) add(drop(dialect_, std::get<Part>(one.before)), one.drops() ? hazard::breaks_old_readers : hazard_set{});
        if (!one.drops()) add(create(dialect_, std::get<Part>(one.after)));
        apply(one);
    }

    constexpr void take_table(const change& one, table_need& need) {
        apply(one);
        if (const auto* const created = std::get_if<schema::table>(&one.after)) {
            add(create_table(dialect_, *created));
            for (const std::string& each : create_indexes(dialect_, *created)) add(each);
        } else {
            const auto& gone = std::get<schema::table>(one.before);
            put_full_text_aside(gone, need);
            add("DROP TABLE " + qualified(dialect_, gone.in_schema, gone.name), hazard::data_loss | hazard::breaks_old_readers);
            touched_.push_back(gone.name);
            std::erase_if(state_.objects, [&](const schema::object& each) {
                return each.kind == schema::object_kind::trigger && each.table == gone.name;
            });
            need.old = {};
        }
    }

    constexpr void take_header(const change& one, table_need& need) {
        const auto& before = std::get<table_header>(one.before);
        const auto& after = std::get<table_header>(one.after);
        if (before.name != after.name) put_full_text_aside(table_before(one), need);
        apply(one);
        if (before.name == after.name) return;  // options are the rebuild's; comments are nowhere
        add("ALTER TABLE " + dialect_.identifier(before.name) + " RENAME TO " + dialect_.identifier(after.name),
            hazard::breaks_old_readers);
        if (!need.old.name.empty()) need.old.name = after.name;
        for (std::string& each : touched_)
            if (each == before.name) each = after.name;
        texts_.table_renamed(state_, before.name, after.name);
    }

    constexpr void rename_column(const change& one, table_need& need, const std::string& from, const std::string& to) {
        if (full_text_names(table_before(one), from)) put_full_text_aside(table_before(one), need);
        copied_column* mapped = nullptr;
        for (copied_column& each : need.copied)
            if (each.column == from) mapped = &each;
        const bool only_planned = need.rebuild && mapped == nullptr;
        if (need.rebuild && !only_planned) {
            if (mapped->source != from || schema::find(need.old.columns, to) != nullptr) {
                // The engine still has another column of that name: it must be gone before the rename.
                rebuild(need);
                restart(need, one);
            }
            for (copied_column& each : need.copied)
                if (each.column == from) each = {to, to};
            for (schema::column& each : need.old.columns)
                if (each.name == from) each.name = to;
            rename_in(need.old.primary_key.columns, from, to);
        }
        if (!only_planned)
            add("ALTER TABLE " + dialect_.identifier(one.table) + " RENAME COLUMN " + dialect_.identifier(from) + " TO " +
                    dialect_.identifier(to),
                hazard::breaks_old_readers);
        apply(one);
        texts_.column_renamed(state_, one.table, from, to);
    }

    constexpr void restart(table_need& need, const change& one) {
        need.old = table_before(one);
        put_full_text_aside(need.old, need);
        need.copied.clear();
        for (const schema::column& each : need.old.columns) need.copied.push_back({each.name, each.name});
    }

    constexpr void take_into_rebuild(const change& one, table_need& need) {
        if (const auto* const column = std::get_if<schema::column>(&one.before)) {
            forget_implied_check(dialect_, table_before(one), *column, std::get_if<schema::column>(&one.after));
            if (one.drops()) {
                std::erase_if(need.copied, [&](const copied_column& each) { return each.column == column->name; });
                need.hazards |= hazard::data_loss | hazard::breaks_old_readers;
            } else {
                need.hazards |= hazard::may_fail_on_data;
            }
        } else if (!one.drops() && !one.concerns<schema::column>()) {
            need.hazards |= hazard::may_fail_on_data;
        }
        apply(one);
    }

    constexpr void take_in_place(const change& one, std::size_t index, const table_need& need) {
        if (one.concerns<schema::index>()) {
            const auto in_step = [&](const schema::index& each) { return need.without_full_text && each.is_full_text(); };
            if (const auto* const gone = std::get_if<schema::index>(&one.before); gone != nullptr && !in_step(*gone))
                for (const std::string& sql : drop_index_statements(dialect_, one.in_schema, *gone)) add(sql);
            apply(one);
            if (const auto* const made = std::get_if<schema::index>(&one.after); made != nullptr && !in_step(*made))
                create(table_before(one), *made);
            return;
        }
        if (one.concerns<schema::unique>()) {
            const auto* const before = std::get_if<schema::unique>(&one.before);
            const auto* const after = std::get_if<schema::unique>(&one.after);
            apply(one);
            if (before != nullptr && after != nullptr && *before == *after) return;
            if (before != nullptr) add("DROP INDEX " + dialect_.identifier(before->name));
            if (after != nullptr)
                add(create_unique_index(dialect_, table_before(one), *after), hazard::blocking_lock | hazard::may_fail_on_data);
            return;
        }
        if (!one.concerns<schema::column>()) return apply(one);  // written beside the column it came with, or says nothing here
        if (one.creates()) {
            const auto& column = std::get<schema::column>(one.after);
            const std::string& name = one.table;
            apply(one);
            std::string sql = "ALTER TABLE " + dialect_.identifier(name) + " ADD COLUMN ";
            append_column(sql, dialect_, table_before(one), column);
            sql += needs_.beside[index];
            return add(sql, needs_.beside[index].empty() ? hazard_set{} : hazard_set{hazard::may_fail_on_data});
        }
        if (one.drops())
            add("ALTER TABLE " + dialect_.identifier(one.table) + " DROP COLUMN " +
                    dialect_.identifier(std::get<schema::column>(one.before).name),
                hazard::data_loss | hazard::table_rewrite | hazard::blocking_lock | hazard::breaks_old_readers);
        apply(one);
    }

    constexpr void rebuild(table_need& need) {
        const schema::table fresh = texts_.current(*state_.find_table(need.old.name, need.old.in_schema));
        std::string temporary = "varve_new_" + fresh.name;
        while (state_.find_table(temporary, fresh.in_schema) != nullptr) temporary.push_back('_');
        append_rebuild(made_.statements, dialect_, need, fresh, temporary);
        for (const std::string& each : create_indexes(dialect_, fresh, true)) add(each);
        need.without_full_text = false;
        for (const schema::object& each : state_.objects) {
            if (each.kind != schema::object_kind::trigger || each.table != fresh.name) continue;
            add(texts_.current_trigger(each));
        }
        touched_.push_back(fresh.name);
        need.old = {};
        need.copied.clear();
        need.hazards = {};
    }

    constexpr bool is_touched(const std::string& table) const {
        for (const std::string& each : touched_)
            if (each == table) return true;
        return false;
    }

    /// Only tables that this plan could have left with dangling references: violations elsewhere are not its business.
    constexpr void finish() {
        if (touched_.empty()) return;
        dialect_.surround(made_);
        for (const schema::table& table : state_.tables) {
            bool refers = false;
            for (const schema::foreign_key& key : table.foreign_keys)
                refers = refers || is_touched(table.name) || is_touched(key.referenced_table);
            if (refers) made_.statements.push_back(dialect_.reference_check(table));
        }
    }

    const rebuild_hooks& dialect_;
    schema::schema state_;
    rebuild_needs needs_;
    rebuild_texts texts_;
    std::vector<std::string> touched_;
    plan made_;
};

}  // namespace detail

}  // namespace varve
