#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <varve/migrate/term.hpp>
#include <varve/schema/index.hpp>

namespace varve::migration {

using schema::nulls_order;

/// One key of an index: a column's name, `descending("a")`, or `key(col("a") + col("b"))`.
class index_key {
public:
    index_key(const char* column) { part_.column = column; }
    index_key(std::string_view column) { part_.column = column; }
    index_key(const term& value) { part_.value = value.value(); }

    index_key& descending() { return part_.descending = true, *this; }
    index_key& nulls(nulls_order order) { return part_.nulls = order, *this; }
    index_key& collate(std::string_view name) { return part_.collation = name, *this; }
    index_key& operator_class(std::string_view name) { return part_.operator_class = name, *this; }

    index_key& weight(int counts) { return part_.weight = counts, *this; }

    const schema::index_part& part() const { return part_; }

private:
    schema::index_part part_{};
};

inline index_key key(std::string_view column) { return column; }
inline index_key key(const term& value) { return value; }
inline index_key descending(std::string_view column) { return index_key{column}.descending(); }

/// An index as a revision file writes it: `index("ix_metrics_measured_at", {descending("measured_at")}).where(…)`.
class index_definition {
public:
    index_definition(schema::index value) : value_(std::move(value)) {}

    index_definition& unique() { return value_.unique = true, *this; }
    index_definition& nulls_not_distinct() { return value_.nulls_not_distinct = true, *this; }
    index_definition& where(const term& condition) {
        return value_.where = condition.value(), *this;
    }
    index_definition& include(std::initializer_list<std::string_view> columns) {
        for (const std::string_view each : columns) value_.include.emplace_back(each);
        return *this;
    }
    index_definition& method(std::string_view name) { return value_.method = name, *this; }
    index_definition& comment(std::string_view text) { return value_.comment = text, *this; }

    const schema::index& value() const { return value_; }

private:
    schema::index value_;
};

inline index_definition index(std::string_view name, std::initializer_list<index_key> keys) {
    schema::index made;
    made.name = name;
    for (const index_key& each : keys) made.parts.push_back(each.part());
    return made;
}

}  // namespace varve::migration
