#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <varve/backend/sqlite/full_text.hpp>
#include <varve/backend/sqlite/normalise.hpp>
#include <varve/backend/sqlite/table_facts.hpp>
#include <varve/backend/sqlite/type_text.hpp>
#include <varve/ddl/create_index.hpp>
#include <varve/ddl/implied_check.hpp>
#include <varve/sql/print.hpp>

namespace varve::detail {

/// A schema as SQLite tells it back. Every step is idempotent: what it makes, it leaves alone.
class sqlite_projection {
public:
    constexpr explicit sqlite_projection(const ddl_dialect& dialect) : dialect_(dialect) {}

    constexpr schema::schema project(const schema::schema& given) const {
        schema::schema whole = given;
        for (schema::table& table : whole.tables) project_keys(whole, table);
        for (schema::table& table : whole.tables) project_table(table);
        std::erase_if(whole.views, [](const schema::view& each) { return schema::text_for(each.definition, "sqlite").empty(); });
        for (schema::view& view : whole.views) {
            view.definition = text(sqlite_normalised(schema::text_for(view.definition, "sqlite")));
            view.in_schema.clear();
            view.materialized = false;
            view.comment.clear();
        }
        std::erase_if(whole.objects, [](const schema::object& each) {
            return each.kind != schema::object_kind::trigger || schema::text_for(each.text, "sqlite").empty();
        });
        for (schema::object& each : whole.objects) each.text = text(sqlite_normalised(schema::text_for(each.text, "sqlite")));
        return whole;
    }

private:
    static constexpr std::vector<schema::dialect_text> text(const std::string& sql) {
        std::vector<schema::dialect_text> made;
        made.emplace_back();
        made.back().dialect = "sqlite";
        made.back().text = sql;
        return made;
    }

    constexpr void normalise(schema::expression& expression) const {
        if (!has_text(expression, dialect_)) {
            expression = {};
            return;
        }
        expression.text = text(sqlite_normalised(print(expression, dialect_)));
        expression.nodes.clear();
    }

    /// References, while the tables still have their namespaces: REFERENCES t means the primary key of t.
    static constexpr void project_keys(const schema::schema& whole, schema::table& table) {
        for (schema::foreign_key& key : table.foreign_keys) {
            const schema::table* target = whole.find_table(key.referenced_table, key.referenced_schema);
            if (key.referenced_columns.empty() && target != nullptr) key.referenced_columns = target->primary_key.columns;
            key.initially_deferred = key.initially_deferred && key.deferrable;
        }
    }

    constexpr void project_table(schema::table& table) const {
        for (schema::foreign_key& key : table.foreign_keys) key.referenced_schema.clear();
        const schema::table before = table;
        const bool strict = sqlite_is_strict(before);
        const bool without_rowid = sqlite_is_without_rowid(before);
        const std::string alias = sqlite_rowid_alias(before);
        for (schema::column& column : table.columns) {
            if (has_implied_check(dialect_, column)) {
                schema::check check = implied_check(before, column);
                std::erase_if(table.checks, [&](const schema::check& each) { return each.name == check.name; });
                table.checks.push_back(std::move(check));
            }
            const std::string declared = sqlite_declared(sqlite_type_text(column.type, strict));
            column.type = {};
            column.type.kind = schema::type_kind::custom;
            column.type.spelled = text(declared);
            if (column.name != alias) column.identity = schema::identity::none;
            else if (column.identity == schema::identity::none) column.identity = schema::identity::by_default;
            if (without_rowid)
                for (const std::string& key : table.primary_key.columns)
                    if (key == column.name) column.nullable = false;
            normalise(column.default_value);
            normalise(column.generated);
            column.generated_stored = column.generated_stored && !column.generated.empty();
            column.on_update = {};
            column.collation = sqlite_collation(column.collation);
            column.comment.clear();
        }
        std::erase_if(table.checks, [&](const schema::check& each) { return !has_text(each.condition, dialect_); });
        for (schema::check& each : table.checks) normalise(each.condition);
        for (const schema::unique& each : before.uniques)
            if (each.nulls_not_distinct) table.indexes.push_back(index_of(each));
        std::erase_if(table.uniques, [](const schema::unique& each) { return each.nulls_not_distinct; });
        for (schema::index& each : table.indexes) project_index(before, each);
        project_options(table, strict, without_rowid);
        table.in_schema.clear();
        table.comment.clear();
    }

    static constexpr schema::index index_of(const schema::unique& unique) {
        schema::index made;
        made.name = unique.name;
        made.unique = true;
        made.nulls_not_distinct = true;
        for (const std::string& column : unique.columns) made.parts.emplace_back().column = column;
        return made;
    }

    /// A part without a collation has its column's, and BINARY, everybody's default, is then no longer nothing to say.
    static constexpr void project_collation(schema::index_part& part, const std::string& of_column) {
        if (part.collation.empty()) return;
        part.collation = sqlite_collation(part.collation);
        if (part.collation == of_column) part.collation.clear();
        else if (part.collation.empty()) part.collation = "BINARY";
    }

    constexpr void project_index(const schema::table& table, schema::index& index) const {
        std::vector<schema::index_part> parts;
        for (schema::index_part& part : index.parts) {
            part.nulls = schema::nulls_order::engine;
            part.operator_class.clear();
            const schema::column* const column = schema::find(table.columns, part.column);
            project_collation(part, column == nullptr ? std::string{} : sqlite_collation(column->collation));
            if (index.unique && index.nulls_not_distinct && column != nullptr && column->nullable) {
                // As append_conflict_target writes it.
                const std::string name = dialect_.identifier(part.column);
                schema::index_part is_null;
                is_null.value.text = text(sqlite_normalised(name + " IS NULL"));
                parts.push_back(std::move(is_null));
                schema::index_part value;
                value.value.text = text(sqlite_normalised("coalesce(" + name + ", '')"));
                parts.push_back(std::move(value));
                continue;
            }
            normalise(part.value);
            parts.push_back(std::move(part));
        }
        if (index.is_full_text()) index.full_text = sqlite_project_full_text(index.full_text);
        index.parts = std::move(parts);
        index.nulls_not_distinct = false;
        normalise(index.where);
        index.include.clear();
        index.method.clear();
        index.comment.clear();
    }

    static constexpr void project_options(schema::table& table, bool strict, bool without_rowid) {
        table.options.clear();
        const auto set = [&](const char* name) {
            schema::option& made = table.options.emplace_back();
            made.dialect = "sqlite";
            made.name = name;
            made.value = "true";
        };
        if (strict) set("strict");
        if (without_rowid) set("without_rowid");
    }

    const ddl_dialect& dialect_;
};

}  // namespace varve::detail
