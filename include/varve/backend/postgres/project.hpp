#pragma once

#include <string>
#include <utility>
#include <vector>

#include <varve/backend/postgres/enum_types.hpp>
#include <varve/backend/postgres/type_text.hpp>
#include <varve/ddl/ddl_dialect.hpp>
#include <varve/sql/print.hpp>

namespace varve::detail {

/// A schema as PostgreSQL tells it back, but for its expressions, which only the server rewrites as it does
/// (postgres::migrations::normalised). Every step is idempotent.
class postgres_projection {
public:
    constexpr explicit postgres_projection(const ddl_dialect& dialect) : dialect_(dialect) {}

    constexpr schema::schema project(const schema::schema& given) const {
        schema::schema whole = given;
        for (schema::table& table : whole.tables) project_table(given, table);
        std::erase_if(whole.views, [](const schema::view& each) { return schema::text_for(each.definition, "postgres").empty(); });
        for (schema::view& view : whole.views) view.definition = text(schema::text_for(view.definition, "postgres"));
        std::erase_if(whole.objects, [](const schema::object& each) { return schema::text_for(each.text, "postgres").empty(); });
        for (schema::object& each : whole.objects) each.text = text(schema::text_for(each.text, "postgres"));
        return whole;
    }

private:
    static constexpr std::vector<schema::dialect_text> text(std::string_view sql) {
        std::vector<schema::dialect_text> made;
        made.emplace_back();
        made.back().dialect = "postgres";
        made.back().text = sql;
        return made;
    }

    constexpr void print_all(schema::expression& expression) const {
        if (!has_text(expression, dialect_)) {
            expression = {};
            return;
        }
        expression.text = text(print(expression, dialect_));
        expression.nodes.clear();
    }

    constexpr void project_table(const schema::schema& whole, schema::table& table) const {
        for (schema::foreign_key& key : table.foreign_keys) {
            const schema::table* const target = whole.find_table(key.referenced_table, key.referenced_schema);
            if (key.referenced_columns.empty() && target != nullptr) key.referenced_columns = target->primary_key.columns;
            key.initially_deferred = key.initially_deferred && key.deferrable;
        }
        for (schema::column& column : table.columns) {
            schema::type type;
            if (is_postgres_enum(column.type)) {
                type.kind = schema::type_kind::enumeration;
                type.name = column.type.name;
                type.labels = column.type.labels;
            } else {
                type.kind = schema::type_kind::custom;
                type.spelled = text(dialect_.type_text(column.type));
            }
            column.type = std::move(type);
            print_all(column.default_value);
            print_all(column.generated);
            column.generated_stored = !column.generated.empty();  // PostgreSQL 15 has no others
            column.on_update = {};
            for (const std::string& key : table.primary_key.columns)
                if (key == column.name) column.nullable = false;
        }
        std::erase_if(table.checks, [&](const schema::check& each) { return !has_text(each.condition, dialect_); });
        for (schema::check& each : table.checks) print_all(each.condition);
        std::erase_if(table.indexes, [](const schema::index& each) { return each.is_full_text(); });
        for (schema::index& each : table.indexes) {
            if (each.method == "btree") each.method.clear();
            each.nulls_not_distinct = each.nulls_not_distinct && each.unique;
            print_all(each.where);
            for (schema::index_part& part : each.parts) {
                print_all(part.value);
                // NULLs come last, and first where the order is descending, unless it is said otherwise.
                if (part.nulls == (part.descending ? schema::nulls_order::first : schema::nulls_order::last)) part.nulls = schema::nulls_order::engine;
                part.weight = 1;
            }
        }
        std::erase_if(table.options, [](const schema::option& each) { return each.dialect != "postgres"; });
    }

    const ddl_dialect& dialect_;
};

}  // namespace varve::detail
