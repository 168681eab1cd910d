// Window functions: a function over the rows around each row. What goes in is an aggregate or one of the functions here, asked
// `.over(partition_by(…), order_by(…), rows_between(…))`, each part where it is needed and in this order; what comes out is an
// expression for select lists and order_by. SQL evaluates windows after where, group_by and having, and takes none in them.
#pragma once

#include <cstdint>
#include <optional>
#include <type_traits>

#include <varve/expression/choice.hpp>
#include <varve/expression/over.hpp>

namespace varve {

namespace detail {

template <fixed_string Name, class Result, bool NullInEmptyFrames = false, class StorageSource = natural_storage, class... Arguments>
constexpr auto window_function_of(const Arguments&... arguments) {
    return window_function<Name, NullInEmptyFrames, Result, StorageSource, Arguments...>{{{arguments}...}};
}

template <class Of>
using null_or = std::optional<without_optional<typename Of::value_type>>;

template <fixed_string Name, class Of, class... Default>
constexpr auto shifted(const Of& of, std::int64_t rows, const Default&... otherwise) {
    constexpr bool nullable = sizeof...(Default) == 0 || may_be_null<Of> || (false || ... || may_be_null<Default>);
    using result = std::conditional_t<nullable, null_or<Of>, typename Of::value_type>;
    return window_function_of<Name, result, false, typename Of::storage_source>(of, own_parameter(rows), otherwise...);
}

}  // namespace detail

/// The number of the row in its window, from 1.
constexpr auto row_number() { return detail::window_function_of<"row_number", std::int64_t>(); }
/// One more than the rows before it in order: equal rows have one rank, and leave a gap.
constexpr auto rank() { return detail::window_function_of<"rank", std::int64_t>(); }
/// The same without gaps.
constexpr auto dense_rank() { return detail::window_function_of<"dense_rank", std::int64_t>(); }
/// (rank - 1) / (rows - 1), from 0 to 1.
constexpr auto percent_rank() { return detail::window_function_of<"percent_rank", double>(); }
/// The share of rows that come before it or are equal to it.
constexpr auto cume_dist() { return detail::window_function_of<"cume_dist", double>(); }
/// Which of so many parts, as equal as can be, the row falls into, from 1.
constexpr auto ntile(std::int64_t parts) { return detail::window_function_of<"ntile", std::int64_t>(detail::own_parameter(parts)); }

/// e of the row so many before; NULL where there is none.
template <expression Of>
constexpr auto lag(const Of& of, std::int64_t rows = 1) {
    return detail::shifted<"lag">(of, rows);
}
/// The same, with a value where there is none.
template <expression Of, class Default>
constexpr auto lag(const Of& of, std::int64_t rows, const Default& otherwise) {
    static_cast<void>(detail::choice_fits<Of, Default>());
    return detail::shifted<"lag">(of, rows, detail::operand<Of>(otherwise));
}
/// e of the row so many after; NULL where there is none.
template <expression Of>
constexpr auto lead(const Of& of, std::int64_t rows = 1) {
    return detail::shifted<"lead">(of, rows);
}
template <expression Of, class Default>
constexpr auto lead(const Of& of, std::int64_t rows, const Default& otherwise) {
    static_cast<void>(detail::choice_fits<Of, Default>());
    return detail::shifted<"lead">(of, rows, detail::operand<Of>(otherwise));
}

/// e of the first row of the frame.
template <expression Of>
constexpr auto first_value(const Of& of) {
    return detail::window_function_of<"first_value", typename Of::value_type, true, typename Of::storage_source>(of);
}
/// e of the last row of the frame, which without a frame is the last that is equal to the current one.
template <expression Of>
constexpr auto last_value(const Of& of) {
    return detail::window_function_of<"last_value", typename Of::value_type, true, typename Of::storage_source>(of);
}
/// e of the n-th row of the frame, from 1; NULL where there is none.
template <expression Of>
constexpr auto nth_value(const Of& of, std::int64_t n) {
    return detail::window_function_of<"nth_value", detail::null_or<Of>, true, typename Of::storage_source>(of, detail::own_parameter(n));
}

}  // namespace varve
