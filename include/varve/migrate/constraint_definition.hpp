#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <varve/migrate/table_name.hpp>
#include <varve/migrate/term.hpp>
#include <varve/schema/constraint.hpp>

namespace varve::migration {

using schema::referential_action;

namespace detail {

inline std::vector<std::string> names(std::initializer_list<std::string_view> given) {
    return {given.begin(), given.end()};
}

}  // namespace detail

inline schema::primary_key primary_key(std::string_view name,
                                       std::initializer_list<std::string_view> columns) {
    return {std::string{name}, detail::names(columns)};
}

/// `unique("uq_metrics_name", {"name", "measured_at"})`
class unique_definition {
public:
    unique_definition(schema::unique value) : value_(std::move(value)) {}
    unique_definition& nulls_not_distinct() { return value_.nulls_not_distinct = true, *this; }
    const schema::unique& value() const { return value_; }

private:
    schema::unique value_;
};

inline unique_definition unique(std::string_view name,
                                std::initializer_list<std::string_view> columns) {
    return schema::unique{std::string{name}, detail::names(columns)};
}

/// `foreign_key("fk_readings_metric", {"metric_id"}).references("metrics", {"id"}).on_delete(cascade)`
class foreign_key_definition {
public:
    foreign_key_definition(schema::foreign_key value) : value_(std::move(value)) {}

    foreign_key_definition& references(table_name table,
                                       std::initializer_list<std::string_view> columns) {
        value_.referenced_table = table.name;
        value_.referenced_schema = table.in_schema;
        value_.referenced_columns = detail::names(columns);
        return *this;
    }
    foreign_key_definition& on_delete(referential_action action) {
        return value_.on_delete = action, *this;
    }
    foreign_key_definition& on_update(referential_action action) {
        return value_.on_update = action, *this;
    }
    foreign_key_definition& deferrable() { return value_.deferrable = true, *this; }
    foreign_key_definition& initially_deferred() { return value_.initially_deferred = true, *this; }

    const schema::foreign_key& value() const { return value_; }

private:
    schema::foreign_key value_;
};

inline foreign_key_definition foreign_key(std::string_view name,
                                          std::initializer_list<std::string_view> columns) {
    schema::foreign_key made;
    made.name = name;
    made.columns = detail::names(columns);
    return made;
}

inline schema::check check(std::string_view name, const term& condition) {
    return {std::string{name}, condition.value()};
}

}  // namespace varve::migration
