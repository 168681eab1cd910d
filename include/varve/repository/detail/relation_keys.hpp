#pragma once

#include <cstddef>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <varve/model/column_identity.hpp>
#include <varve/reflect/member.hpp>
#include <varve/repository/detail/related_keys.hpp>
#include <varve/repository/detail/row_key.hpp>

namespace varve::detail {

// What rows are matched by: the value of one column, or those of several as one text.

template <class Members>
struct matched_value {
    using type = std::string;
};
template <auto Member>
struct matched_value<member_list<Member>> {
    using type = without_optional<member_value<Member>>;
};

/// Calls `action` with what a row is matched by, unless a part of it is absent.
template <auto... Members, class Row, class Action>
void with_matched(const Row& row, member_list<Members...>, Action action) {
    if constexpr (sizeof...(Members) == 1) {
        (with_value(get_member<Members>(row), action), ...);
    } else {
        std::string text;
        std::size_t parts = 0;
        (with_value(get_member<Members>(row),
                    [&]<class Value>(const Value& value) {
                        text_writer part;
                        codec<Value>::bind(part, 0, value);
                        append_key_part(text, part.text);
                        ++parts;
                    }),
         ...);
        if (parts == sizeof...(Members)) action(text);
    }
}

template <auto... Members>
consteval bool may_be_absent(member_list<Members...>) {
    return (false || ... || is_optional<member_value<Members>>);
}
/// Whether no column that may be is NULL.
template <auto First, auto... Rest>
constexpr auto all_present(member_list<First, Rest...>) {
    if constexpr (!is_optional<member_value<First>>)
        return all_present(member_list<Rest...>{});
    else if constexpr (may_be_absent(member_list<Rest...>{}))
        return col<First>.is_not_null() && all_present(member_list<Rest...>{});
    else
        return col<First>.is_not_null();
}

template <class Row>
const auto& plain_row(const Row& row) {
    if constexpr (requires { row.beside; })
        return row.row;
    else
        return row;
}

template <class Members, class Row>
auto keys_by(const std::vector<Row>& rows) {
    related_keys<typename matched_value<Members>::type> keys;
    keys.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        with_matched(rows[i].row, Members{}, [&](const auto& value) { keys.add(value, i); });
    keys.sort();
    return keys;
}

/// The values of a column, each once.
template <auto Member, class Row, class Keys>
auto values_by(const std::vector<Row>& rows, const Keys& keys) {
    std::vector<without_optional<member_value<Member>>> values;
    values.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        with_value(get_member<Member>(rows[i].row), [&](const auto& value) {
            if (keys.find(value) == i) values.push_back(value);
        });
    return values;
}

/// Rows by what they are matched by, and the values of each of its columns.
template <class Members>
struct places_of_rows;
template <auto... Members>
struct places_of_rows<member_list<Members...>> {
    related_keys<typename matched_value<member_list<Members...>>::type> keys;
    std::tuple<std::vector<without_optional<member_value<Members>>>...> values;

    template <class Row>
    explicit places_of_rows(const std::vector<Row>& rows)
        : keys(keys_by<member_list<Members...>>(rows)), values{values_of<Members>(rows)...} {}

    /// Whether columns hold one of the values, each column for itself: of several, what else that lets in no key matches.
    template <class Columns>
    auto condition(Columns columns) const {
        return condition(columns, std::make_index_sequence<sizeof...(Members)>{});
    }

private:
    template <auto... Columns, std::size_t... I>
    auto condition(member_list<Columns...>, std::index_sequence<I...>) const {
        return (... && col<Columns>.in(std::get<I>(values)));
    }
    template <auto Member, class Row>
    auto values_of(const std::vector<Row>& rows) const {
        if constexpr (sizeof...(Members) == 1)
            return values_by<Member>(rows, keys);
        else
            return values_by<Member>(rows, keys_by<member_list<Member>>(rows));
    }
};

}  // namespace varve::detail
