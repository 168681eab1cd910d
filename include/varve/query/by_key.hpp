#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <varve/query/constant_text.hpp>
#include <varve/query/select_list.hpp>
#include <varve/query/table_columns.hpp>

namespace varve {

/// The key given has as many values as the primary key has columns, each of a like type.
template <class Model, class... Values>
struct key_matches {
    static constexpr bool has_key = detail::key_size<Model> != 0;
    static constexpr bool same_size = detail::key_size<Model> == sizeof...(Values);
    static consteval bool like() {
        if constexpr (has_key && same_size)
            return []<std::size_t... I>(std::index_sequence<I...>) {
                return (true && ... &&
                        detail::like_types<detail::column_field_type<Model, detail::key_positions<Model>[I]>, Values>());
            }(std::index_sequence_for<Values...>{});
        else
            return true;
    }
    static constexpr bool holds = has_key && same_size && like();
    static constexpr auto check() {
        static_assert(has_key,
                      "varve: a row is asked for by key, but its table has none; rows are found by a primary key; add the fact "
                      "varve::primary_key<…>, or use find() with a condition");
        static_assert(!has_key || same_size,
                      "varve: a key is given another number of values than the primary key has columns; each column of the key takes "
                      "one value, in the order of the fields; give them all");
        static_assert(!has_key || !same_size || like(),
                      "varve: a key is given a value of an unlike type; each value has the kind of type its key field has; convert it "
                      "to the type of the field");
    }
};

namespace detail {

template <std::size_t I, class Value>
struct borrowed_value {
    const Value& value;
};
template <std::size_t I, class Value>
constexpr const Value& key_value(const borrowed_value<I, Value>& borrowed) {
    return borrowed.value;
}

template <class Positions, class... Values>
struct borrowed_values;
template <std::size_t... I, class... Values>
struct borrowed_values<std::index_sequence<I...>, Values...> : borrowed_value<I, Values>... {
    /// Of values that have their columns' types: the same for every model with such a key.
    template <class Statement>
    void bind(Statement& statement) const {
        (codec<Values>::bind(statement, int{I} + 1, key_value<I>(*this)), ...);
    }
};

template <class... Values>
using key_values = borrowed_values<std::index_sequence_for<Values...>, Values...>;

/// Whether each value has its column's type, and the column keeps it in the natural way.
template <class Model, class... Values>
inline constexpr bool key_is_of_its_columns = []<std::size_t... I>(std::index_sequence<I...>) {
    return (true && ... &&
            (std::is_same_v<column_field_type<Model, key_positions<Model>[I]>, Values> &&
             layout_of<Model>[key_positions<Model>[I]].stored_as == schema::storage::natural));
}(std::index_sequence_for<Values...>{});

// Borrow their values: they live for one call.

template <class Model, class... Values>
struct get_query {
    using row_type = Model;
    using reader = model_list<Model>;
    key_values<Values...> key;

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        out += "SELECT ";
        append_select_list(out, dialect, layout_of<Model>);
        out += " FROM ";
        append_table(out, dialect, schema_name_of<Model>, table_name_of<Model>);
        int next = 1;
        append_where_key(out, dialect, columns_of<Model>, next);
    }
    template <class Backend>
    static constexpr std::string_view sql = constant_sql<get_query, Backend>;

    constexpr const key_values<Values...>& binder() const
        requires key_is_of_its_columns<Model, Values...>
    {
        return key;
    }
    template <class Statement>
    void bind(Statement& statement) const {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (bind_key_value<Model, key_positions<Model>[I]>(statement, int{I} + 1, key_value<I>(key)), ...);
        }(std::index_sequence_for<Values...>{});
    }
    template <class Statement>
    static void read(Statement& statement, Model& row) {
        read_row(statement, row);
    }
};

template <class Model, class... Values>
struct erase_by_key_query {
    using row_type = void;
    key_values<Values...> key;

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        out += "DELETE FROM ";
        append_table(out, dialect, schema_name_of<Model>, table_name_of<Model>);
        int next = 1;
        append_where_key(out, dialect, columns_of<Model>, next);
    }
    template <class Backend>
    static constexpr std::string_view sql = constant_sql<erase_by_key_query, Backend>;

    constexpr const key_values<Values...>& binder() const
        requires key_is_of_its_columns<Model, Values...>
    {
        return key;
    }
    template <class Statement>
    void bind(Statement& statement) const {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (bind_key_value<Model, key_positions<Model>[I]>(statement, int{I} + 1, key_value<I>(key)), ...);
        }(std::index_sequence_for<Values...>{});
    }
};

/// UPDATE of every written column that is no key, of the row with the object's key.
template <class Model>
struct update_by_key_query {
    using row_type = void;
    const Model& row;

    static constexpr bool writes(std::size_t column) { return !roles_of<Model>[column].is_key && !roles_of<Model>[column].is_computed; }

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        out += "UPDATE ";
        append_table(out, dialect, schema_name_of<Model>, table_name_of<Model>);
        std::string_view separator = " SET ";
        int next = 1;
        for (std::size_t i = 0; i < column_count<Model>; ++i) {
            if (!writes(i)) continue;
            out += separator;
            separator = ", ";
            dialect.append_identifier(out, layout_of<Model>[i].name);
            out += " = ";
            dialect.append_placeholder(out, next++);
        }
        append_where_key(out, dialect, columns_of<Model>, next);
    }
    template <class Backend>
    static constexpr std::string_view sql = constant_sql<update_by_key_query, Backend>;

    // The written columns in order, then the key.
    static constexpr parameter_positions<Model> parameters = [] {
        parameter_positions<Model> positions{};
        std::uint16_t next = 1;
        for (std::size_t i = 0; i < column_count<Model>; ++i)
            if (writes(i)) positions[i] = next++;
        for (std::size_t i = 0; i < column_count<Model>; ++i)
            if (roles_of<Model>[i].is_key) positions[i] = next++;
        return positions;
    }();

    constexpr row_binder<Model> binder() const { return {row, parameters}; }
    template <class Statement>
    void bind(Statement& statement) const {
        binder().bind(statement);
    }
};

}  // namespace detail

}  // namespace varve
