#pragma once

#include <string>
#include <utility>
#include <vector>

#include <varve/backend/postgres/enum_types.hpp>
#include <varve/backend/postgres/project.hpp>
#include <varve/backend/postgres/writing.hpp>
#include <varve/ddl/alter_dialect.hpp>
#include <varve/diff/apply.hpp>

namespace varve {

/// PostgreSQL 15: how it writes (postgres_writing), and its enumerations, which are types of the database: made before the
/// tables that use them, changed with them, dropped after the last.
class postgres_migration_dialect final : public postgres_writing<alter_dialect> {
public:
    constexpr schema::schema project(const schema::schema& whole) const override { return detail::postgres_projection{*this}.project(whole); }

    constexpr plan plan_changes(const schema::schema& from, const std::vector<change>& changes) const override {
        schema::schema to = from;
        for (const change& each : changes) detail::apply_change(to, each, detail::references::unchecked);
        const std::vector<detail::postgres_enum> before = detail::postgres_enums(from);
        const std::vector<detail::postgres_enum> after = detail::postgres_enums(to);
        plan made;
        for (const schema::table& each : to.tables)
            if (!each.in_schema.empty() && from.find_table(each.name, each.in_schema) == nullptr)
                made.statements.push_back({.sql = "CREATE SCHEMA IF NOT EXISTS " + identifier(each.in_schema)});
        for (const detail::postgres_enum& each : after) {
            const detail::postgres_enum* const old = detail::find_enum(before, each.name);
            if (old == nullptr)
                made.statements.push_back({.sql = detail::create_enum(*this, each)});
            else if (old->labels != each.labels)
                change_enum(made, from, *old, each);
        }
        plan rest = alter_dialect::plan_changes(from, changes);
        for (ddl_statement& each : rest.statements) made.statements.push_back(std::move(each));
        for (const detail::postgres_enum& each : before)
            if (detail::find_enum(after, each.name) == nullptr) made.statements.push_back({.sql = "DROP TYPE " + identifier(each.name)});
        return made;
    }

private:
    /// Labels are added in place; a type that loses some, or their order, is made anew and its columns are converted.
    constexpr void change_enum(plan& made, const schema::schema& from, const detail::postgres_enum& before, const detail::postgres_enum& after) const {
        const std::string name = identifier(after.name);
        if (detail::only_adds(before.labels, after.labels)) {
            std::vector<std::string> there = before.labels;
            for (std::size_t i = 0; i < after.labels.size(); ++i) {
                if (std::find(there.begin(), there.end(), after.labels[i]) != there.end()) continue;
                std::string sql = "ALTER TYPE " + name + " ADD VALUE ";
                append_text_literal(sql, after.labels[i]);
                if (i + 1 < after.labels.size() && i == 0) {
                    sql += " BEFORE ";
                    append_text_literal(sql, there.front());
                } else if (i > 0) {
                    sql += " AFTER ";
                    append_text_literal(sql, after.labels[i - 1]);
                }
                there.push_back(after.labels[i]);
                made.statements.push_back({.sql = std::move(sql)});
            }
            return;
        }
        std::string retired = after.name + "_before";
        made.statements.push_back({.sql = "ALTER TYPE " + name + " RENAME TO " + identifier(retired)});
        made.statements.push_back({.sql = detail::create_enum(*this, after)});
        for (const schema::table& table : from.tables)
            for (const schema::column& column : table.columns) {
                if (!detail::is_postgres_enum(column.type) || column.type.name != after.name) continue;
                const std::string target = "ALTER TABLE " + detail::qualified(*this, table.in_schema, table.name) + " ALTER COLUMN " + identifier(column.name);
                std::string sql = target;
                if (!column.default_value.empty()) made.statements.push_back({.sql = target + " DROP DEFAULT"});
                sql += " TYPE ";
                sql += name;
                sql += " USING ";
                append_identifier(sql, column.name);
                sql += "::text::";
                sql += name;
                made.statements.push_back({.sql = std::move(sql), .hazards = hazard::table_rewrite | hazard::may_fail_on_data});
                if (!column.default_value.empty())
                    made.statements.push_back({.sql = target + " SET DEFAULT " + print(column.default_value, *this)});
            }
        made.statements.push_back({.sql = "DROP TYPE " + identifier(retired)});
    }
};

}  // namespace varve
