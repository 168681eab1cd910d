#pragma once

#include <type_traits>

#include <varve/core/rule.hpp>
#include <varve/expression/pack.hpp>
#include <varve/expression/rules.hpp>
#include <varve/sql/codec.hpp>

namespace varve {

/// An engine compares what lies in the database, so both sides lie there in one form.
template <class Left, class Right>
struct compares_what_is_stored_alike {
    static constexpr bool holds = Left::storage_source::value() == Right::storage_source::value();
    static constexpr auto check() {
        static_assert(holds,
                      "varve: values are compared that are stored in unlike ways; the engine compares what lies there, and the answer would be "
                      "wrong; give both columns the same stored_as, or compare with a plain value, which is bound as its column is stored");
    }
};

/// What one of several expressions gives is read in one way.
template <class First, class Other>
struct choices_are_stored_alike {
    static constexpr bool holds = First::storage_source::value() == Other::storage_source::value();
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a choice is made of expressions that are stored in unlike ways; coalesce, nullif, CASE, greatest and least give one "
                      "form, that of the first; give the columns the same stored_as, or a plain value, which is bound as the first is stored");
    }
};

namespace detail {

// When these are asked the facts are known: texts are made then. A comparison alone may stand in a fact.

template <class Left, class Right>
consteval bool check_stored_alike();

template <class... Left, class... Right>
consteval bool check_rows_stored_alike(operand_list<Left...>, operand_list<Right...>) {
    return (true & ... & check_stored_alike<Left, Right>());
}

template <class Left, class Right>
consteval bool check_stored_alike() {
    if constexpr (std::is_same_v<typename Left::storage_source, typename Right::storage_source>)
        return true;  // NOLINT(bugprone-branch-clone): asking more would say what is said already
    else if constexpr (requires { Left::is_row_value; Right::is_row_value; })
        return check_rows_stored_alike(typename Left::operands{}, typename Right::operands{});
    else if constexpr (!like_expressions<typename Left::value_type, typename Right::value_type>())
        return true;  // said already
    else
        return obeys<compares_what_is_stored_alike<Left, Right>>();
}

template <class First, class... Rest>
consteval bool check_all_stored_alike() {
    return (true & ... & check_stored_alike<First, Rest>());
}

/// Asks what is compared, unless all of it can be stored in one way only.
template <class... Operands>
inline constexpr bool stored_in_one_way = (true && ... && std::is_same_v<typename Operands::storage_source, natural_storage>);

template <class First, class Other>
consteval bool check_choice_stored_alike() {
    if constexpr (std::is_same_v<typename Other::value_type, bool> || std::is_same_v<typename First::storage_source, typename Other::storage_source>)
        return true;  // NOLINT(bugprone-branch-clone): the conditions of a CASE stand among its values
    else if constexpr (!like_expressions<typename First::value_type, typename Other::value_type>())
        return true;  // said already
    else
        return obeys<choices_are_stored_alike<First, Other>>();
}

template <class First, class... Rest>
struct chosen_storage {
    static constexpr schema::storage value() {
        static_cast<void>((true & ... & check_choice_stored_alike<First, Rest>()));
        return First::storage_source::value();
    }
};

template <class First, class... Rest>
struct choice_storage {
    static constexpr bool in_one_way =
        (true && ... && (std::is_same_v<typename Rest::value_type, bool> || std::is_same_v<typename First::storage_source, typename Rest::storage_source>));
    using type = std::conditional_t<in_one_way, typename First::storage_source, chosen_storage<First, Rest...>>;
};
/// How the result of a choice is stored: as the first, which all must be.
template <class First, class... Rest>
using storage_of_choice = typename choice_storage<First, Rest...>::type;

}  // namespace detail

}  // namespace varve
