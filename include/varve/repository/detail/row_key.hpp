#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include <varve/query/by_key.hpp>
#include <varve/repository/detail/value_text.hpp>

namespace varve::detail {

// A row's key, as it was given or as an object has it. Both borrow.

inline void append_key_part(std::string& out, const std::optional<std::string>& part) {
    if (!out.empty()) out.push_back(',');
    for (const char each : part.value_or(std::string{})) {
        if (each == ',' || each == '\\') out.push_back('\\');
        out.push_back(each);
    }
}

template <class Model, class... Values>
struct given_key {
    using model = Model;
    key_values<Values...> values;

    template <class Statement>
    void bind(Statement& statement, int& position) const {
        each([&]<std::size_t Column>(const auto& value, std::integral_constant<std::size_t, Column>) {
            bind_key_value<Model, Column>(statement, position++, value);
        });
    }
    std::string text() const {
        std::string made;
        each([&]<std::size_t Column>(const auto& value, std::integral_constant<std::size_t, Column>) {
            text_writer part;
            bind_key_value<Model, Column>(part, 0, value);
            append_key_part(made, part.text);
        });
        return made;
    }
    /// Makes it the key of an object.
    void put_into(Model& row) const {
        each([&]<std::size_t Column>(const auto& value, std::integral_constant<std::size_t, Column>) {
            auto& field = column_field<Model, Column>(row);
            field = static_cast<std::remove_cvref_t<decltype(field)>>(value);
        });
    }

private:
    template <class Action>
    void each(Action action) const {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (action(key_value<I>(values), std::integral_constant<std::size_t, key_positions<Model>[I]>{}), ...);
        }(std::index_sequence_for<Values...>{});
    }
};

template <class Model>
struct key_of_row {
    using model = Model;
    const Model& row;

    template <class Statement>
    void bind(Statement& statement, int& position) const {
        each([&]<std::size_t Column>(std::integral_constant<std::size_t, Column>) {
            bind_key_value<Model, Column>(statement, position++, column_field<const Model, Column>(row));
        });
    }
    std::string text() const {
        std::string made;
        each([&]<std::size_t Column>(std::integral_constant<std::size_t, Column>) {
            text_writer part;
            bind_key_value<Model, Column>(part, 0, column_field<const Model, Column>(row));
            append_key_part(made, part.text);
        });
        return made;
    }

private:
    template <class Action>
    void each(Action action) const {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (action(std::integral_constant<std::size_t, key_positions<Model>[I]>{}), ...);
        }(std::make_index_sequence<key_size<Model>>{});
    }
};

// `history(key…, limit)`: the key's values come first, and one number may follow them.

template <class Model, class Sizes, class... Arguments>
struct leading_key_type;
template <class Model, std::size_t... I, class... Arguments>
struct leading_key_type<Model, std::index_sequence<I...>, Arguments...> {
    using values = std::tuple<const Arguments&...>;
    using type = given_key<Model, std::tuple_element_t<I, std::tuple<Arguments...>>...>;
    using rule = key_matches<Model, std::tuple_element_t<I, std::tuple<Arguments...>>...>;
    static type make(const values& given) { return {{{std::get<I>(given)}...}}; }
};

template <class Model, class... Arguments>
using leading_key = leading_key_type<Model, std::make_index_sequence<(key_size<Model> < sizeof...(Arguments) ? key_size<Model> : sizeof...(Arguments))>, Arguments...>;

/// What stands behind the key, a number or a time, as one of two types.
template <class Number, class Time, class... Arguments>
auto moment_behind_key(const Arguments&... each) {
    using last = std::tuple_element_t<sizeof...(Arguments) - 1, std::tuple<Arguments...>>;
    const last& given = std::get<sizeof...(Arguments) - 1>(std::tuple<const Arguments&...>{each...});
    if constexpr (std::is_arithmetic_v<last>)
        return static_cast<Number>(given);
    else
        return Time{given};
}

template <class Model, class... Arguments>
std::int64_t number_behind_key(std::int64_t otherwise, const Arguments&... each) {
    if constexpr (sizeof...(Arguments) > key_size<Model>)
        return static_cast<std::int64_t>(std::get<key_size<Model>>(std::tuple<const Arguments&...>{each...}));
    else
        return otherwise;
}

}  // namespace varve::detail
