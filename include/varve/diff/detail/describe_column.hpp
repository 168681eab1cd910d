#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include <varve/core/number_text.hpp>
#include <varve/diff/change.hpp>
#include <varve/schema/enumerator_names.hpp>
#include <varve/schema/schema.hpp>

namespace varve::detail {

/// What can be said of an expression in a few words: opaque text, one literal or one call; "..." for more. The printers of
/// sql/ write SQL; this only tells people which expression is meant.
constexpr std::string short_text(const schema::expression& expression) {
    if (!expression.text.empty()) return expression.text.front().text;
    if (expression.nodes.empty()) return {};
    if (expression.nodes.size() > 1) return "...";
    const schema::node& only = expression.nodes.front();
    if (only.is_null) return "null";
    if (only.kind == schema::node_kind::call) return only.text + "()";
    const bool quoted = only.kind == schema::node_kind::literal && only.value_type.kind == schema::type_kind::text;
    if (quoted) return "'" + only.text + "'";
    return only.text;
}

constexpr std::string type_words(const schema::type& type) {
    if (!type.spelled.empty()) return type.spelled.front().text;
    if (type.kind == schema::type_kind::array && !type.element.empty()) return type_words(type.element.front()) + "[]";
    std::string out = type.is_unsigned ? "unsigned " : "";
    out += name_of(type.kind);
    if (!type.name.empty()) out += " " + type.name;
    if (type.size != 0) {
        out += "(" + number_text(std::int64_t{type.size});
        if (type.kind == schema::type_kind::decimal) out += ", " + number_text(std::int64_t{type.scale});
        out += ")";
    }
    for (std::size_t i = 0; i < type.labels.size(); ++i) {
        out += i == 0 ? " {" : ", ";
        out += type.labels[i];
    }
    if (!type.labels.empty()) out += "}";
    if (type.stored_as != schema::storage::natural) out += " stored as " + std::string{name_of(type.stored_as)};
    return out;
}

constexpr std::string column_words(const schema::column& column) {
    std::string out = type_words(column.type);
    out += column.nullable ? " NULL" : " NOT NULL";
    if (column.identity != schema::identity::none)
        out += column.identity == schema::identity::always ? " identity always" : " identity";
    if (!column.default_value.empty()) out += " default " + short_text(column.default_value);
    if (!column.generated.empty())
        out += " generated as (" + short_text(column.generated) + (column.generated_stored ? ") stored" : ")");
    if (!column.on_update.empty()) out += " on update " + short_text(column.on_update);
    if (!column.collation.empty()) out += " collate " + column.collation;
    if (!column.comment.empty()) out += " comment '" + column.comment + "'";
    return out;
}

constexpr std::string describe_column(const change& one, const std::string& table) {
    const auto* const before = std::get_if<schema::column>(&one.before);
    const auto* const after = std::get_if<schema::column>(&one.after);
    if (!before) return "add column " + table + "." + after->name + " " + column_words(*after);
    if (!after) return "drop column " + table + "." + before->name;
    if (before->name != after->name) return "rename column " + table + "." + before->name + " to " + after->name;
    return "alter column " + table + "." + before->name + ": " + column_words(*before) + " -> " + column_words(*after);
}

}  // namespace varve::detail
