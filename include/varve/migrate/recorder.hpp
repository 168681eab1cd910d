// Writes down what a revision does: operations go in, steps (schema changes that carry both sides, raw SQL with its stated
// effect, data steps) come out, each checked against the schema as the revisions before left it. Called by the fold, the
// generator and the version table; nothing runs here.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/diff/apply.hpp>
#include <varve/migrate/detail/plain_change.hpp>
#include <varve/migrate/operations.hpp>
#include <varve/migrate/step.hpp>
#include <varve/schema/schema.hpp>

namespace varve::migration {

/// The operations of one direction of one revision, on top of the schema that it starts from.
class recorder final : public operations {
public:
    explicit recorder(schema::schema start = {}) : state_(std::move(start)) {}

    void create_table(table_name table, std::initializer_list<table_part> parts) override {
        schema::table made;
        made.name = table.name;
        made.in_schema = table.in_schema;
        for (const table_part& part : parts) part.add_to(made);
        record({.before = {}, .after = std::move(made)});
    }
    void drop_table(table_name table) override {
        record({.before = existing("drop_table", table)});
    }
    void rename_table(table_name from, table_name to) override {
        const table_header before = header_of(existing("rename_table", from));
        table_header after = before;
        after.name = to.name;
        after.in_schema = to.in_schema;
        alter_header(before, std::move(after));
    }
    void set_table_comment(table_name table, std::string_view comment) override {
        const table_header before = header_of(existing("set_table_comment", table));
        table_header after = before;
        after.comment = comment;
        alter_header(before, std::move(after));
    }
    void set_table_options(table_name table,
                           std::initializer_list<schema::option> options) override {
        const table_header before = header_of(existing("set_table_options", table));
        table_header after = before;
        after.options = options;
        alter_header(before, std::move(after));
    }

    void add_column(table_name table, const column_definition& column,
                    column_place place = {}) override {
        existing("add_column", table);
        record_part(table, {}, column.value(), place.position);
    }
    void drop_column(table_name table, std::string_view column) override {
        record_part(table, part("drop_column", table, &schema::table::columns, "column", column),
                    {});
    }
    void alter_column(table_name table, const column_definition& column) override {
        record_part(
            table,
            part("alter_column", table, &schema::table::columns, "column", column.value().name),
            column.value());
    }
    void alter_column(table_name table, std::string_view column, column_change alter) override {
        const schema::column before =
            part("alter_column", table, &schema::table::columns, "column", column);
        column_definition after = before;
        alter(after);
        record_part(table, before, after.value());
    }
    void rename_column(table_name table, std::string_view from, std::string_view to) override {
        rename("rename_column", table, &schema::table::columns, "column", from, to);
    }

    void set_primary_key(table_name table, const schema::primary_key& key) override {
        schema::primary_key before = existing("set_primary_key", table).primary_key;
        if (before.empty()) return record_part(table, {}, key);
        record_part(table, std::move(before), key);
    }
    void drop_primary_key(table_name table) override {
        record_part(table, existing("drop_primary_key", table).primary_key, {});
    }

    void add_unique(table_name table, const unique_definition& unique) override {
        add("add_unique", table, unique.value());
    }
    void drop_unique(table_name table, std::string_view name) override {
        record_part(table,
                    part("drop_unique", table, &schema::table::uniques, "unique constraint", name),
                    {});
    }
    void add_foreign_key(table_name table, const foreign_key_definition& key) override {
        add("add_foreign_key", table, key.value());
    }
    void drop_foreign_key(table_name table, std::string_view name) override {
        record_part(
            table,
            part("drop_foreign_key", table, &schema::table::foreign_keys, "foreign key", name), {});
    }
    void add_check(table_name table, const schema::check& check) override {
        add("add_check", table, check);
    }
    void drop_check(table_name table, std::string_view name) override {
        record_part(table, part("drop_check", table, &schema::table::checks, "check", name), {});
    }

    void create_index(table_name table, const index_definition& index) override {
        add("create_index", table, index.value());
    }
    void create_index(table_name table, std::string_view name,
                      std::initializer_list<index_key> keys) override {
        create_index(table, index(name, keys));
    }
    void create_full_text_index(table_name table, const full_text_index_definition& index) override {
        add("create_full_text_index", table, index.value());
    }
    void create_full_text_index(table_name table, std::string_view name, std::initializer_list<index_key> keys) override {
        create_full_text_index(table, full_text_index(name, keys));
    }
    void drop_index(table_name table, std::string_view name) override {
        record_part(table, part("drop_index", table, &schema::table::indexes, "index", name), {});
    }
    void rename_index(table_name table, std::string_view from, std::string_view to) override {
        rename("rename_index", table, &schema::table::indexes, "index", from, to);
    }

    void create_view(const view_definition& view) override { record({.after = view.value()}); }
    void drop_view(table_name name) override {
        for (const schema::view& each : state_.views)
            if (each.name == name.name && each.in_schema == name.in_schema)
                return record({.before = each});
        fail("drop_view: there is no view \"" + shown(name) + "\" at this point of the history");
    }
    void create_object(const schema::object& object) override { record({.after = object}); }
    void drop_object(schema::object_kind kind, std::string_view name) override {
        for (const schema::object& each : state_.objects)
            if (each.kind == kind && each.name == name) return record({.before = each});
        fail("drop_object: there is no such object \"" + std::string{name} +
             "\" at this point of the history");
    }

    void execute(std::string_view text, effect told) override {
        execute({{"", std::string{text}}}, told);
    }
    void execute(texts for_each_dialect, effect told) override {
        recorder inner{state_};
        told(inner);
        sql_step made{for_each_dialect, {}};
        for (const step& each : inner.steps_) {
            const change* one = std::get_if<change>(&each);
            if (one == nullptr)
                fail(
                    "execute: the effect of raw SQL is told by schema operations alone, not by SQL "
                    "or data steps");
            made.effect.push_back(*one);
        }
        state_ = std::move(inner.state_);
        steps_.emplace_back(std::move(made));
    }
    void execute(std::string_view text, no_schema_effect_tag) override {
        execute({{"", std::string{text}}}, no_schema_effect);
    }
    void execute(texts for_each_dialect, no_schema_effect_tag) override {
        steps_.emplace_back(sql_step{for_each_dialect, {}});
    }

    void run(std::string_view name, int version, data_function function) override {
        steps_.emplace_back(data_step{std::string{name}, version, function});
    }

    /// Any change, as diff makes them.
    void record(change one) {
        one = detail::plain(std::move(one), state_);
        apply(state_, one);
        steps_.emplace_back(std::move(one));
    }

    const std::vector<step>& steps() const { return steps_; }
    /// The schema after all that was recorded so far.
    const schema::schema& state() const { return state_; }

private:
    static std::string shown(table_name table) {
        std::string out{table.in_schema};
        if (!out.empty()) out.push_back('.');
        return out += table.name;
    }
    [[noreturn]] static void fail(const std::string& text) { throw migration_error(text); }
    const schema::table& existing(std::string_view operation, table_name table) const {
        if (const schema::table* found = state_.find_table(table.name, table.in_schema))
            return *found;
        fail(std::string{operation} + ": there is no table \"" + shown(table) +
             "\" at this point of the history");
    }
    void alter_header(table_header before, table_header after) {
        if (before == after) return;
        record({.before = std::move(before), .after = std::move(after)});
    }
    void record_part(table_name table, schema_part before, schema_part after, int position = -1) {
        record({std::string{table.name}, std::string{table.in_schema}, std::move(before),
                std::move(after), position});
    }

    template <class Part>
    void add(std::string_view operation, table_name table, Part part) {
        existing(operation, table);
        record_part(table, {}, std::move(part));
    }

    template <class Part>
    const Part& part(std::string_view operation, table_name table,
                     schema::list<Part> schema::table::* parts, std::string_view what,
                     std::string_view name) const {
        const std::vector<Part>& all = existing(operation, table).*parts;
        if (const Part* found = schema::find(all, name)) return *found;
        std::string text = std::string{operation} + ": table \"" + shown(table) + "\" has no " +
                           std::string{what} + " \"" + std::string{name} +
                           "\" at this point of the history; it has ";
        for (const Part& each : all)
            text += (&each == all.data() ? "\"" : ", \"") + each.name + "\"";
        fail(all.empty() ? text + "none" : text);
    }

    template <class Part>
    void rename(std::string_view operation, table_name table,
                schema::list<Part> schema::table::* parts, std::string_view what,
                std::string_view from, std::string_view to) {
        const Part before = part(operation, table, parts, what, from);
        Part after = before;
        after.name = to;
        record_part(table, before, std::move(after));
    }

    schema::schema state_;
    std::vector<step> steps_;
};

}  // namespace varve::migration
