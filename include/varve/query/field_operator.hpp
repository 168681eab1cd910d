#pragma once

#include <string>
#include <string_view>

#include <varve/query/field_error.hpp>
#include <varve/sql/shown.hpp>

namespace varve {

/// What a filter by name asks of a field. As everywhere in SQL, a field that is NULL passes none of them but is_null, and
/// none_of without values, which every field passes.
enum class field_operator : unsigned char {
    equal, not_equal, less, less_equal, greater, greater_equal,
    contains, starts_with, ends_with,  ///< of texts; % and _ mean themselves; letter case as in the engine's LIKE
    one_of, none_of,                   ///< of any number of values
    is_null, is_not_null
};

namespace detail {

struct operator_word {
    std::string_view word;
    field_operator means;
};

inline constexpr operator_word operator_words[] = {
    {"=", field_operator::equal},           {"==", field_operator::equal},            {"eq", field_operator::equal},
    {"!=", field_operator::not_equal},      {"<>", field_operator::not_equal},        {"ne", field_operator::not_equal},
    {"<", field_operator::less},            {"lt", field_operator::less},             {"<=", field_operator::less_equal},
    {"le", field_operator::less_equal},     {">", field_operator::greater},           {"gt", field_operator::greater},
    {">=", field_operator::greater_equal},  {"ge", field_operator::greater_equal},    {"contains", field_operator::contains},
    {"starts_with", field_operator::starts_with}, {"ends_with", field_operator::ends_with}, {"in", field_operator::one_of},
    {"not in", field_operator::none_of},    {"not_in", field_operator::none_of},      {"is null", field_operator::is_null},
    {"is_null", field_operator::is_null},   {"is not null", field_operator::is_not_null}, {"is_not_null", field_operator::is_not_null}};

}  // namespace detail

/// The operator that a text names: = != < <= > >=, eq ne lt le gt ge, contains, starts_with, ends_with, in, not_in, is_null,
/// is_not_null. Throws field_error for any other.
inline field_operator field_operator_of(std::string_view text) {
    for (const detail::operator_word& each : detail::operator_words)
        if (each.word == text) return each.means;
    std::string known;
    for (const detail::operator_word& each : detail::operator_words) known.append(known.empty() ? "" : ", ").append(each.word);
    throw field_error("varve: " + detail::shown_text(text) + " is no operator of a filter; they are " + known, {.sqlstate = "42883"});
}

}  // namespace varve
