// The planner for engines whose tables are altered in place: a schema and changes in, one statement a change out, in the
// order they came. Called through alter_dialect::plan_changes; an engine overrides what it spells differently.
#pragma once

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/ddl/alter_column.hpp>
#include <varve/ddl/comment.hpp>
#include <varve/ddl/create_index.hpp>
#include <varve/ddl/create_object.hpp>
#include <varve/ddl/create_table.hpp>
#include <varve/ddl/plan.hpp>
#include <varve/diff/apply.hpp>

namespace varve::detail {

class alter_planner {
public:
    constexpr alter_planner(const ddl_dialect& dialect, const schema::schema& from) : dialect_(dialect), state_(from) {}

    constexpr plan run(const std::vector<change>& changes) {
        for (const change& each : changes) {
            take(each);
            apply_change(state_, each, references::unchecked);
        }
        return std::move(made_);
    }

private:
    // No std::string by value: g++ 12 cannot destroy such a parameter in a constant expression.
    constexpr void add(const std::string& sql, hazard_set hazards = {}) {
        if (!sql.empty()) made_.statements.push_back({.sql = sql, .hazards = hazards});
    }
    constexpr std::string name_of(const schema::table& table) const { return qualified(dialect_, table.in_schema, table.name); }
    constexpr std::string name_of(const change& one) const { return qualified(dialect_, one.in_schema, one.table); }
    constexpr void alter(const change& one, const std::string& action, hazard_set hazards) {
        add("ALTER TABLE " + name_of(one) + " " + action, hazards);
    }
    [[noreturn]] void refuse(const std::string& what) const {
        throw feature_not_supported(std::string{dialect_.name()} + " cannot " + what + " in place");
    }

    constexpr void take(const change& one) {
        if (one.concerns<schema::table>()) return take_table(one);
        if (one.concerns<table_header>()) return take_header(one);
        if (one.concerns<schema::view>()) {
            if (!one.creates()) add(drop_view(dialect_, std::get<schema::view>(one.before)), hazard::breaks_old_readers);
            if (!one.drops()) add(create_view(dialect_, std::get<schema::view>(one.after)));
            return;
        }
        if (one.concerns<schema::object>()) {
            if (!one.creates()) add(drop_object(dialect_, std::get<schema::object>(one.before)));
            if (!one.drops()) add(create_object(dialect_, std::get<schema::object>(one.after)));
            return;
        }
        if (one.concerns<schema::column>()) return take_column(one);
        if (one.concerns<schema::index>()) return take_index(one);
        if (one.concerns<schema::unique>()) return take_constraint<schema::unique>(one);
        if (one.concerns<schema::foreign_key>()) return take_constraint<schema::foreign_key>(one);
        if (one.concerns<schema::check>()) return take_constraint<schema::check>(one);
        take_constraint<schema::primary_key>(one);
    }

    constexpr void take_table(const change& one) {
        if (const auto* const gone = std::get_if<schema::table>(&one.before))
            return add("DROP TABLE " + name_of(*gone), hazard::data_loss | hazard::breaks_old_readers);
        const auto& made = std::get<schema::table>(one.after);
        add(create_table(dialect_, made));
        for (const std::string& each : create_indexes(dialect_, made)) add(each);
        if (!made.comment.empty()) add(comment_on(dialect_, "TABLE", name_of(made), made.comment));
        for (const schema::column& each : made.columns)
            if (!each.comment.empty())
                add(comment_on(dialect_, "COLUMN", name_of(made) + "." + dialect_.identifier(each.name), each.comment));
    }

    constexpr void take_header(const change& one) {
        const auto& before = std::get<table_header>(one.before);
        const auto& after = std::get<table_header>(one.after);
        const std::string name = qualified(dialect_, before.in_schema, before.name);
        if (before.name != after.name)
            add("ALTER TABLE " + name + " RENAME TO " + dialect_.identifier(after.name), hazard::breaks_old_readers);
        if (before.in_schema != after.in_schema && dialect_.can().namespaces)
            add("ALTER TABLE " + qualified(dialect_, before.in_schema, after.name) + " SET SCHEMA " + dialect_.identifier(after.in_schema),
                hazard::breaks_old_readers);
        if (before.comment != after.comment)
            add(comment_on(dialect_, "TABLE", qualified(dialect_, after.in_schema, after.name), after.comment));
    }

    constexpr void take_column(const change& one) {
        const auto* const before = std::get_if<schema::column>(&one.before);
        const auto* const after = std::get_if<schema::column>(&one.after);
        const schema::table* const table = state_.find_table(one.table, one.in_schema);
        if (table == nullptr) throw migration_error("a change names table '" + one.table + "', which is not there; create it first");
        if (after == nullptr) {
            if (!dialect_.can().drop_column) refuse("drop a column");
            return alter(one, "DROP COLUMN " + dialect_.identifier(before->name),
                         hazard::data_loss | hazard::blocking_lock | hazard::breaks_old_readers);
        }
        const std::string name = name_of(one) + "." + dialect_.identifier(after->name);
        if (before == nullptr) {
            const bool may_fail = !after->nullable && after->default_value.empty() && after->generated.empty() &&
                                  after->identity == schema::identity::none;
            alter(one, "ADD COLUMN " + column_text(dialect_, *table, *after),
                  hazard{hazard::blocking_lock} | (may_fail ? hazard_set{hazard::may_fail_on_data} : hazard_set{}));
            if (!after->comment.empty()) add(comment_on(dialect_, "COLUMN", name, after->comment));
            return;
        }
        if (before->name != after->name) {
            if (!dialect_.can().rename_column) refuse("rename a column");
            return alter(one, "RENAME COLUMN " + dialect_.identifier(before->name) + " TO " + dialect_.identifier(after->name),
                         hazard::breaks_old_readers);
        }
        const column_actions made = alter_column_actions(dialect_, *table, *before, *after);
        if (!made.actions.empty()) {
            if (!dialect_.can().alter_column) refuse("alter a column");
            std::string all;
            for (const std::string& action : made.actions) all += (all.empty() ? "" : ", ") + action;
            hazard_set hazards = hazard::blocking_lock;
            if (made.rewrites) hazards |= hazard::table_rewrite;
            if (made.may_fail) hazards |= hazard::may_fail_on_data;
            alter(one, all, hazards);
        }
        if (before->comment != after->comment) add(comment_on(dialect_, "COLUMN", name, after->comment));
    }

    constexpr void take_index(const change& one) {
        const auto* const before = std::get_if<schema::index>(&one.before);
        const auto* const after = std::get_if<schema::index>(&one.after);
        if (before != nullptr)
            for (const std::string& each : drop_index_statements(dialect_, one.in_schema, *before)) add(each);
        if (after == nullptr) return;
        const schema::table* const table = state_.find_table(one.table, one.in_schema);
        if (table == nullptr) throw migration_error("index '" + after->name + "' is on a table that is not there; create it first");
        for (const std::string& each : create_index_statements(dialect_, *table, *after, true))
            add(each, after->unique ? hazard::blocking_lock | hazard::may_fail_on_data : hazard_set{hazard::blocking_lock});
    }

    template <class Part>
    constexpr void take_constraint(const change& one) {
        const auto* before = std::get_if<Part>(&one.before);
        const auto* after = std::get_if<Part>(&one.after);
        // What says nothing to this engine is not there: no columns, or a check of another dialect only.
        if (before != nullptr && !is_said(*before)) before = nullptr;
        if (after != nullptr && !is_said(*after)) after = nullptr;
        if (before != nullptr && !drop_kept_as_index(one, *before)) {
            if (!dialect_.can().add_constraint) refuse("drop a constraint");
            alter(one, "DROP CONSTRAINT " + dialect_.identifier(before->name), hazard::blocking_lock);
        }
        if (after == nullptr || create_kept_as_index(one, *after)) return;
        if (!dialect_.can().add_constraint) refuse("add a constraint");
        std::string action = "ADD ";
        append_constraint(action, dialect_, *after);
        alter(one, action, hazard::blocking_lock | hazard::may_fail_on_data);
    }

    constexpr bool is_said(const schema::check& check) const { return has_text(check.condition, dialect_); }
    constexpr bool is_said(const schema::primary_key& key) const { return !key.empty(); }
    template <class Part>
    constexpr bool is_said(const Part&) const {
        return true;
    }

    template <class Part>
    constexpr bool drop_kept_as_index(const change& one, const Part& part) {
        if constexpr (std::is_same_v<Part, schema::unique>) {
            if (!is_kept_as_index(dialect_, part)) return false;
            add("DROP INDEX " + qualified(dialect_, one.in_schema, part.name));
            return true;
        }
        return false;
    }
    template <class Part>
    constexpr bool create_kept_as_index(const change& one, const Part& part) {
        if constexpr (std::is_same_v<Part, schema::unique>) {
            const schema::table* const table = state_.find_table(one.table, one.in_schema);
            if (table == nullptr || !is_kept_as_index(dialect_, part)) return false;
            add(create_unique_index(dialect_, *table, part), hazard::blocking_lock | hazard::may_fail_on_data);
            return true;
        }
        return false;
    }

    const ddl_dialect& dialect_;
    schema::schema state_;
    plan made_;
};

}  // namespace varve::detail
