#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <varve/expression/enumeration.hpp>
#include <varve/model/facts.hpp>
#include <varve/model/history_operation.hpp>
#include <varve/model/keys.hpp>
#include <varve/model/table_name.hpp>
#include <varve/sql/column_type.hpp>

namespace varve {

/// The engine's own instant is a column as well, for tables of the library: <chrono> is not needed to describe one.
template <>
struct column_type<timestamp_value> {
    using native = timestamp_value;
    static constexpr schema::type type() { return {.kind = schema::type_kind::timestamp}; }
    static constexpr timestamp_value to_native(timestamp_value value) { return value; }
    static constexpr bool never_refuses = true;
    static constexpr void from_native(timestamp_value value, timestamp_value& out) { out = value; }
};

namespace detail {

template <class Model>
inline constexpr auto history_table_name = [] {
    constexpr std::string_view table = table_name_of<Model>, ending = "_history";
    std::array<char, table.size() + ending.size() + 1> text{};
    for (std::size_t i = 0; i < table.size(); ++i) text[i] = table[i];
    for (std::size_t i = 0; i < ending.size(); ++i) text[table.size() + i] = ending[i];
    return text;
}();

template <class Model>
struct history_table_fact {
    static constexpr bool is_table_name = true;
    static constexpr std::string_view name{history_table_name<Model>.data(), history_table_name<Model>.size() - 1};
};
template <class Model>
struct history_schema_fact {
    static constexpr bool is_schema_name = true;
    static constexpr std::string_view name = schema_name_of<Model>;
};

/// One field's change, in the table made beside an audited model's own. Revisions count the changes of one row from 1.
template <class Model>
struct history_row {
    std::string row_key;
    std::int64_t revision{};
    std::string field;
    history_operation operation{};
    std::optional<std::string> old_value;
    std::optional<std::string> new_value;
    std::string actor;
    timestamp_value changed_at{};

    static constexpr auto facts() {
        return varve::facts(history_table_fact<Model>{}, history_schema_fact<Model>{},
                            primary_key<&history_row::row_key, &history_row::revision, &history_row::field>);
    }
};

}  // namespace detail

}  // namespace varve
