#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/migrate/detail/cpp_literal.hpp>
#include <varve/migrate/detail/print_term.hpp>
#include <varve/schema/schema.hpp>

namespace varve::migration::detail {

/// A builder call in the pieces between which its lines are broken: column("a", text()) / .null().
using chain = std::vector<std::string>;

inline std::string print_table(std::string_view name, std::string_view in_schema) {
    if (in_schema.empty()) return cpp_literal(name);
    return "in(" + cpp_literal(in_schema) + ", " + cpp_literal(name) + ")";
}

inline chain print(const schema::column& column) {
    chain out{"column(" + cpp_literal(column.name) + ", " + print_type(column.type) + ")"};
    if (column.nullable) out.push_back(".null()");
    if (column.identity == schema::identity::by_default) out.push_back(".identity()");
    if (column.identity == schema::identity::always) out.push_back(".identity_always()");
    if (!column.default_value.empty())
        out.push_back(".default_value(" + print_term(column.default_value) + ")");
    if (!column.generated.empty())
        out.push_back(".generated(" + print_term(column.generated) + ")");
    if (column.generated_stored) out.push_back(".stored()");
    if (!column.on_update.empty())
        out.push_back(".on_update(" + print_term(column.on_update) + ")");
    if (!column.collation.empty()) out.push_back(".collate(" + cpp_literal(column.collation) + ")");
    if (!column.comment.empty()) out.push_back(".comment(" + cpp_literal(column.comment) + ")");
    return out;
}

inline chain print(const schema::primary_key& key) {
    return {"primary_key(" + cpp_literal(key.name) + ", " + cpp_literal(key.columns) + ")"};
}

inline chain print(const schema::unique& unique) {
    chain out{"unique(" + cpp_literal(unique.name) + ", " + cpp_literal(unique.columns) + ")"};
    if (unique.nulls_not_distinct) out.push_back(".nulls_not_distinct()");
    return out;
}

inline std::string_view print_action(schema::referential_action action) {
    switch (action) {
        case schema::referential_action::no_action: return "referential_action::no_action";
        case schema::referential_action::restrict: return "referential_action::restrict";
        case schema::referential_action::cascade: return "referential_action::cascade";
        case schema::referential_action::set_null: return "referential_action::set_null";
        case schema::referential_action::set_default: return "referential_action::set_default";
    }
    return "referential_action::no_action";
}

inline chain print(const schema::foreign_key& key) {
    chain out{"foreign_key(" + cpp_literal(key.name) + ", " + cpp_literal(key.columns) + ")",
              ".references(" + print_table(key.referenced_table, key.referenced_schema) + ", " +
                  cpp_literal(key.referenced_columns) + ")"};
    const auto action = [&](std::string_view name, schema::referential_action which) {
        if (which == schema::referential_action::no_action) return;
        out.push_back("." + std::string{name} + "(" + std::string{print_action(which)} + ")");
    };
    action("on_delete", key.on_delete);
    action("on_update", key.on_update);
    if (key.deferrable) out.push_back(".deferrable()");
    if (key.initially_deferred) out.push_back(".initially_deferred()");
    return out;
}

inline chain print(const schema::check& check) {
    return {"check(" + cpp_literal(check.name) + ",", " " + print_term(check.condition) + ")"};
}

inline std::string print_key(const schema::index_part& part) {
    const bool is_column = part.value.empty();
    const bool only_descends = part.nulls == schema::nulls_order::engine &&
                               part.collation.empty() && part.operator_class.empty() && part.weight == 1;
    if (is_column && only_descends)
        return part.descending ? "descending(" + cpp_literal(part.column) + ")"
                               : cpp_literal(part.column);
    std::string out =
        "key(" + (is_column ? cpp_literal(part.column) : print_term(part.value)) + ")";
    if (part.descending) out += ".descending()";
    if (part.nulls == schema::nulls_order::first) out += ".nulls(nulls_order::first)";
    if (part.nulls == schema::nulls_order::last) out += ".nulls(nulls_order::last)";
    if (!part.collation.empty()) out += ".collate(" + cpp_literal(part.collation) + ")";
    if (!part.operator_class.empty())
        out += ".operator_class(" + cpp_literal(part.operator_class) + ")";
    if (part.weight != 1) out += ".weight(" + std::to_string(part.weight) + ")";
    return out;
}

inline std::string print_keys(const schema::index& index) {
    std::string out = "{";
    for (const schema::index_part& each : index.parts) {
        if (out.size() > 1) out += ", ";
        out += print_key(each);
    }
    return out + "}";
}

inline chain print_full_text(const schema::index& index) {
    chain out{"full_text_index(" + cpp_literal(index.name) + ", " + print_keys(index) + ")"};
    const schema::full_text_options& options = index.full_text;
    if (!options.language.empty()) out.push_back(".language(" + cpp_literal(options.language) + ")");
    if (!options.prefixes.empty()) {
        std::string letters;
        for (const int each : options.prefixes) letters += (letters.empty() ? "" : ", ") + std::to_string(each);
        out.push_back(".prefixes({" + letters + "})");
    }
    for (const schema::dialect_text& each : options.tokenizer)
        out.push_back(".tokenizer(" + cpp_literal(each.dialect) + ", " + cpp_literal(each.text) + ")");
    if (!index.comment.empty()) out.push_back(".comment(" + cpp_literal(index.comment) + ")");
    return out;
}

inline chain print(const schema::index& index) {
    if (index.is_full_text()) return print_full_text(index);
    chain out{"index(" + cpp_literal(index.name) + ", " + print_keys(index) + ")"};
    if (index.unique) out.push_back(".unique()");
    if (index.nulls_not_distinct) out.push_back(".nulls_not_distinct()");
    if (!index.where.empty()) out.push_back(".where(" + print_term(index.where) + ")");
    if (!index.include.empty()) out.push_back(".include(" + cpp_literal(index.include) + ")");
    if (!index.method.empty()) out.push_back(".method(" + cpp_literal(index.method) + ")");
    if (!index.comment.empty()) out.push_back(".comment(" + cpp_literal(index.comment) + ")");
    return out;
}

inline chain print(const schema::view& view) {
    chain out{"view(" + print_table(view.name, view.in_schema) + ", " +
              cpp_literal(view.definition) + ")"};
    if (view.materialized) out.push_back(".materialized()");
    if (!view.comment.empty()) out.push_back(".comment(" + cpp_literal(view.comment) + ")");
    return out;
}

inline std::string_view print_kind(schema::object_kind kind) {
    switch (kind) {
        case schema::object_kind::trigger: return "object_kind::trigger";
        case schema::object_kind::sequence: return "object_kind::sequence";
        case schema::object_kind::extension: return "object_kind::extension";
        case schema::object_kind::function: return "object_kind::function";
    }
    return "object_kind::trigger";
}

inline chain print(const schema::object& object) {
    if (object.kind == schema::object_kind::trigger)
        return {"trigger(" + cpp_literal(object.name) + ", " + cpp_literal(object.table) + ", " +
                cpp_literal(object.text) + ")"};
    return {"object(" + std::string{print_kind(object.kind)} + ", " + cpp_literal(object.name) +
            ", " + cpp_literal(object.table) + ", " + cpp_literal(object.text, true) + ")"};
}

inline std::string print(const schema::option& option) {
    return "option(" + cpp_literal(option.dialect) + ", " + cpp_literal(option.name) + ", " +
           cpp_literal(option.value) + ")";
}

}  // namespace varve::migration::detail
