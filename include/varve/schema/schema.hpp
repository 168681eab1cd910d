// The schema as one regular value: what a database looks like, engine-neutral, made three ways (from models, by
// folding the operations of all revisions, by introspecting a live database) and compared by diff/. Everything is
// constexpr, so that a schema can be made and compared in a static_assert. Called by everything above.
#pragma once

#include <string>
#include <string_view>

#include <varve/schema/table.hpp>

namespace varve::schema {

struct view {
    std::string name{};
    std::string in_schema{};
    list<dialect_text> definition{};  ///< the SELECT
    bool materialized = false;
    std::string comment{};

    constexpr bool operator==(const view&) const = default;
};

enum class object_kind : unsigned char { trigger, sequence, extension, function };

/// What the schema carries along without looking inside: a trigger, a sequence, an extension.
struct object {
    object_kind kind = object_kind::trigger;
    std::string name{};
    std::string table{};               ///< a trigger's table or view; empty otherwise
    list<dialect_text> text{};  ///< the whole CREATE statement

    constexpr bool operator==(const object&) const = default;
};

struct schema {
    list<table> tables{};
    list<view> views{};
    list<object> objects{};
    varve::schema::hints hints{};  ///< dropped: tables whose drop the models confirm

    constexpr bool operator==(const schema&) const = default;

    constexpr const table* find_table(std::string_view table_name, std::string_view in_schema = {}) const {
        for (const table& each : tables)
            if (each.name == table_name && each.in_schema == in_schema) return &each;
        return nullptr;
    }
    constexpr table* find_table(std::string_view table_name, std::string_view in_schema = {}) {
        for (table& each : tables)
            if (each.name == table_name && each.in_schema == in_schema) return &each;
        return nullptr;
    }
};

}  // namespace varve::schema
