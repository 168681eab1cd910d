#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <varve/migrate/table_name.hpp>
#include <varve/schema/schema.hpp>

namespace varve::migration {

using schema::object_kind;

/// `view("warm_metrics", "select … from metrics where value > 20")`
class view_definition {
public:
    view_definition(schema::view value) : value_(std::move(value)) {}
    view_definition& materialized() { return value_.materialized = true, *this; }
    view_definition& comment(std::string_view text) { return value_.comment = text, *this; }
    const schema::view& value() const { return value_; }

private:
    schema::view value_;
};

inline view_definition view(table_name name, std::initializer_list<schema::dialect_text> select) {
    return schema::view{.name = std::string{name.name},
                        .in_schema = std::string{name.in_schema},
                        .definition = select};
}
inline view_definition view(table_name name, std::string_view select) {
    return view(name, {{"", std::string{select}}});
}

/// What the schema carries without looking inside, with its whole CREATE statement; `table` is a trigger's.
inline schema::object object(object_kind kind, std::string_view name, std::string_view table,
                             std::initializer_list<schema::dialect_text> create) {
    return {kind, std::string{name}, std::string{table}, create};
}
inline schema::object trigger(std::string_view name, std::string_view table,
                              std::string_view create) {
    return object(object_kind::trigger, name, table, {{"", std::string{create}}});
}
inline schema::object trigger(std::string_view name, std::string_view table,
                              std::initializer_list<schema::dialect_text> create) {
    return object(object_kind::trigger, name, table, create);
}

}  // namespace varve::migration
