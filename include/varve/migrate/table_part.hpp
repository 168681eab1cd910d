#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <varve/migrate/column_definition.hpp>
#include <varve/migrate/constraint_definition.hpp>
#include <varve/migrate/full_text_index_definition.hpp>
#include <varve/migrate/index_definition.hpp>
#include <varve/schema/table.hpp>

namespace varve::migration {

struct table_comment {
    std::string text{};
};

inline table_comment comment(std::string_view text) { return {std::string{text}}; }

/// What one engine alone has: option("sqlite", "strict", "true").
inline schema::option option(std::string_view dialect, std::string_view name,
                             std::string_view value) {
    return {std::string{dialect}, std::string{name}, std::string{value}};
}

/// Anything that stands in the braces of create_table.
class table_part {
public:
    table_part(const column_definition& part) : part_(part.value()) {}
    table_part(schema::primary_key part) : part_(std::move(part)) {}
    table_part(const unique_definition& part) : part_(part.value()) {}
    table_part(const foreign_key_definition& part) : part_(part.value()) {}
    table_part(schema::check part) : part_(std::move(part)) {}
    table_part(const index_definition& part) : part_(part.value()) {}
    table_part(const full_text_index_definition& part) : part_(part.value()) {}
    table_part(schema::option part) : part_(std::move(part)) {}
    table_part(table_comment part) : part_(std::move(part)) {}

    void add_to(schema::table& table) const {
        if (const auto* column = std::get_if<schema::column>(&part_))
            table.columns.push_back(*column);
        if (const auto* key = std::get_if<schema::primary_key>(&part_)) table.primary_key = *key;
        if (const auto* unique = std::get_if<schema::unique>(&part_))
            table.uniques.push_back(*unique);
        if (const auto* key = std::get_if<schema::foreign_key>(&part_))
            table.foreign_keys.push_back(*key);
        if (const auto* check = std::get_if<schema::check>(&part_)) table.checks.push_back(*check);
        if (const auto* index = std::get_if<schema::index>(&part_)) table.indexes.push_back(*index);
        if (const auto* option = std::get_if<schema::option>(&part_))
            table.options.push_back(*option);
        if (const auto* comment = std::get_if<table_comment>(&part_)) table.comment = comment->text;
    }

private:
    std::variant<schema::column, schema::primary_key, schema::unique, schema::foreign_key,
                 schema::check, schema::index, schema::option, table_comment>
        part_;
};

}  // namespace varve::migration
