#pragma once

#include <string_view>
#include <utility>

#include <varve/migrate/term.hpp>
#include <varve/schema/column.hpp>

namespace varve::migration {

/// A column as a revision file writes it: `column("dataset", text()).null().default_value(literal("seattle"))`.
/// NOT NULL unless it says null().
class column_definition {
public:
    column_definition(schema::column value) : value_(std::move(value)) {}

    column_definition& null() { return value_.nullable = true, *this; }
    column_definition& not_null() { return value_.nullable = false, *this; }
    column_definition& type(schema::type type) { return value_.type = std::move(type), *this; }
    /// The engine makes the value unless one is given.
    column_definition& identity() { return value_.identity = schema::identity::by_default, *this; }
    /// Only the engine makes the value, and none is used twice.
    column_definition& identity_always() {
        return value_.identity = schema::identity::always, *this;
    }
    column_definition& default_value(const term& value) {
        return value_.default_value = value.value(), *this;
    }
    column_definition& no_default() { return value_.default_value = {}, *this; }
    /// GENERATED ALWAYS AS (…): computed when read, or on every write where it is stored.
    column_definition& generated(const term& value) {
        return value_.generated = value.value(), *this;
    }
    column_definition& stored() { return value_.generated_stored = true, *this; }
    column_definition& on_update(const term& value) {
        return value_.on_update = value.value(), *this;
    }
    column_definition& collate(std::string_view name) { return value_.collation = name, *this; }
    column_definition& comment(std::string_view text) { return value_.comment = text, *this; }

    const schema::column& value() const { return value_; }

private:
    schema::column value_;
};

inline column_definition column(std::string_view name, schema::type type) {
    schema::column made;
    made.name = name;
    made.type = std::move(type);
    return made;
}

}  // namespace varve::migration
