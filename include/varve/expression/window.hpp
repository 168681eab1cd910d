// Window functions: a function over the rows around each row. What goes in is an aggregate or one of the functions here, asked
// `.over(partition_by(…), order_by(…), rows_between(…))`, each part where it is needed and in this order; what comes out is an
// expression for select lists and order_by. SQL evaluates windows after where, group_by and having, and takes none in them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

#include <varve/expression/aggregate.hpp>
#include <varve/expression/choice.hpp>
#include <varve/expression/ordering.hpp>

namespace varve {

namespace detail {

template <class... Lists>
struct joined_operands;
template <class... Only>
struct joined_operands<operand_list<Only...>> {
    using type = operand_list<Only...>;
};
template <class... First, class... Second, class... Rest>
struct joined_operands<operand_list<First...>, operand_list<Second...>, Rest...> : joined_operands<operand_list<First..., Second...>, Rest...> {};

template <class Key>
struct ordered_by {
    using type = ordering<Key, false>;
    static constexpr type of(const Key& key) { return {key}; }
};
template <class By, bool Descending>
struct ordered_by<ordering<By, Descending>> {
    using type = ordering<By, Descending>;
    static constexpr type of(const type& key) { return key; }
};

/// A part of a window; parts stand in the order of their ranks.
template <int Rank>
struct window_part {
    using window_part_tag = void;
    static constexpr int rank = Rank;
};

}  // namespace detail

template <class... Keys>
struct window_partition : detail::window_part<0> {
    using operands = detail::operand_list<Keys...>;
    static constexpr bool has_values = (false || ... || Keys::has_values);
    [[no_unique_address]] detail::pack<Keys...> keys;

    static constexpr void flatten(detail::flattening& to, const window_partition* self) {
        to.add(schema::node_kind::construct, sizeof...(Keys), schema::constructs::partition_by);
        detail::pack<Keys...>::flatten(to, self == nullptr ? nullptr : &self->keys);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        keys.bind(statement, position);
    }
};

namespace detail {

template <class Ordering>
struct window_key {
    static constexpr bool has_values = Ordering::has_values;
    [[no_unique_address]] Ordering key;

    static constexpr void flatten(flattening& to, const window_key* self) {
        if (Ordering::descending) to.add(schema::node_kind::construct, 1, schema::constructs::descending);
        decltype(Ordering::by)::flatten(to, self == nullptr ? nullptr : &self->key.by);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        key.bind(statement, position);
    }
};

}  // namespace detail

template <class... Orderings>
struct window_order : detail::window_part<1> {
    using operands = detail::operand_list<std::remove_const_t<decltype(Orderings::by)>...>;
    static constexpr bool has_values = (false || ... || Orderings::has_values);
    [[no_unique_address]] detail::pack<detail::window_key<Orderings>...> keys;

    static constexpr void flatten(detail::flattening& to, const window_order* self) {
        to.add(schema::node_kind::construct, sizeof...(Orderings), schema::constructs::order_by);
        detail::pack<detail::window_key<Orderings>...>::flatten(to, self == nullptr ? nullptr : &self->keys);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        keys.bind(statement, position);
    }
};

/// The rows with equal keys make a window of their own.
template <expression... Keys>
    requires(sizeof...(Keys) > 0)
constexpr window_partition<Keys...> partition_by(const Keys&... keys) {
    return {{}, {{keys}...}};
}
/// The order of the rows in a window: expressions, or `asc` and `desc` of them.
template <class... Keys>
    requires(sizeof...(Keys) > 0)
constexpr window_order<typename detail::ordered_by<Keys>::type...> order_by(const Keys&... keys) {
    return {{}, {{{detail::ordered_by<Keys>::of(keys)}}...}};
}

/// Where a frame begins or ends: which, and how far.
template <int Place, class Distance = void>
struct frame_bound {
    static constexpr int place = Place;
    static constexpr bool has_values = true;
    Distance distance;

    static constexpr void flatten(detail::flattening& to, const frame_bound* self) {
        to.add(schema::node_kind::construct, 1, Place < 0 ? schema::constructs::preceding : schema::constructs::following);
        Distance::flatten(to, self == nullptr ? nullptr : &self->distance);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        distance.bind(statement, position);
    }
};
template <int Place>
struct frame_bound<Place, void> {
    static constexpr int place = Place;
    static constexpr bool has_values = false;
    static constexpr void flatten(detail::flattening& to, const frame_bound*) {
        to.add(schema::node_kind::construct, 0,
               Place == 0 ? schema::constructs::current_row : Place < 0 ? schema::constructs::unbounded_preceding : schema::constructs::unbounded_following);
    }
};

inline constexpr frame_bound<-2> unbounded_preceding{};
inline constexpr frame_bound<0> current_row{};
inline constexpr frame_bound<2> unbounded_following{};
/// So many rows, groups or (with range_between) units of the order's key before the current row; never negative.
template <class Distance>
    requires std::is_arithmetic_v<Distance>
constexpr auto preceding(Distance distance) {
    return frame_bound<-1, decltype(detail::own_parameter(distance))>{detail::own_parameter(distance)};
}
/// The same after it.
template <class Distance>
    requires std::is_arithmetic_v<Distance>
constexpr auto following(Distance distance) {
    return frame_bound<1, decltype(detail::own_parameter(distance))>{detail::own_parameter(distance)};
}

namespace detail {
enum class frame_unit : unsigned char { rows, range, groups };
}

template <int From, int To>
struct frame_begins_before_it_ends {
    static constexpr bool holds = From <= To && From != 2 && To != -2;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: the frame of a window ends before it begins; its first bound comes before its second: unbounded_preceding, preceding, "
                      "current_row, following, unbounded_following; exchange the bounds");
    }
};

template <detail::frame_unit Unit, class From, class To>
struct window_frame : detail::window_part<2> {
    using operands = detail::operand_list<>;
    static constexpr bool has_values = From::has_values || To::has_values;
    static constexpr bool needs_order = Unit == detail::frame_unit::groups || (Unit == detail::frame_unit::range && has_values);
    [[no_unique_address]] detail::pack<From, To> bounds;

    static constexpr void flatten(detail::flattening& to, const window_frame* self) {
        constexpr std::string_view names[] = {schema::constructs::rows, schema::constructs::range, schema::constructs::groups};
        to.add(schema::node_kind::construct, 2, names[static_cast<int>(Unit)]);
        detail::pack<From, To>::flatten(to, self == nullptr ? nullptr : &self->bounds);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        bounds.bind(statement, position);
    }
};

namespace detail {

template <frame_unit Unit, class From, class To>
constexpr window_frame<Unit, From, To> frame_of(const From& from, const To& to) {
    static_cast<void>(obeys<frame_begins_before_it_ends<From::place, To::place>>());
    return {{}, {{from}, {to}}};
}

}  // namespace detail

/// The frame counted in rows: `rows_between(preceding(2), current_row)`. Without a frame: from the first row of the window to
/// the last that is equal in order, or all of it where it has no order.
template <int From, class Before, int To, class After>
constexpr auto rows_between(const frame_bound<From, Before>& from, const frame_bound<To, After>& to) {
    return detail::frame_of<detail::frame_unit::rows>(from, to);
}
/// The frame by the distance of the one key of the order; current_row means all rows equal to it.
template <int From, class Before, int To, class After>
constexpr auto range_between(const frame_bound<From, Before>& from, const frame_bound<To, After>& to) {
    return detail::frame_of<detail::frame_unit::range>(from, to);
}
/// The frame counted in groups of rows that are equal in order.
template <int From, class Before, int To, class After>
constexpr auto groups_between(const frame_bound<From, Before>& from, const frame_bound<To, After>& to) {
    return detail::frame_of<detail::frame_unit::groups>(from, to);
}

/// Each part of a window once, in SQL's order.
template <int... Ranks>
struct window_parts_are_in_order {
    static constexpr bool holds = [] {
        int before = -1;
        bool ascending = true;
        ((ascending = ascending && Ranks > before, before = Ranks), ...);
        return ascending;
    }();
    static constexpr auto check() {
        static_assert(holds,
                      "varve: the parts of a window are out of order; they are partition_by, order_by and a frame, each once at most; give them in "
                      "this order to over()");
    }
};

template <bool Ordered, bool NeedsOrder>
struct frame_has_its_order {
    static constexpr bool holds = Ordered || !NeedsOrder;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: the frame of a window has nothing to count in; groups, and ranges with a distance, are counted along an order; give "
                      "over() an order_by before the frame, or count in rows");
    }
};

namespace detail {

template <class Call>
struct inner_operands {
    using type = typename Call::operands;
};
template <class Call, class Condition>
struct inner_operands<filtered_expression<Call, Condition>> {
    using type = typename joined_operands<typename Call::operands, operand_list<Condition>>::type;
};

template <class Part>
consteval bool part_needs_order() {
    if constexpr (requires { Part::needs_order; })
        return Part::needs_order;
    else
        return false;
}

}  // namespace detail

/// function OVER (window).
template <class Result, class Function, class... Parts>
struct over_expression : operations<over_expression<Result, Function, Parts...>> {
    using expression_tag = void;
    using value_type = Result;
    using storage_source = typename Function::storage_source;
    using operands = typename detail::joined_operands<typename detail::inner_operands<Function>::type, typename Parts::operands...>::type;
    static constexpr bool has_values = (Function::has_values || ... || Parts::has_values);
    static constexpr bool is_window = true;
    [[no_unique_address]] Function function;
    [[no_unique_address]] detail::pack<Parts...> window;

    static constexpr void flatten(detail::flattening& to, const over_expression* self) {
        to.add(schema::node_kind::construct, 2, schema::constructs::over);
        Function::flatten(to, self == nullptr ? nullptr : &self->function);
        to.add(schema::node_kind::construct, sizeof...(Parts), schema::constructs::window);
        detail::pack<Parts...>::flatten(to, self == nullptr ? nullptr : &self->window);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        if constexpr (Function::has_values) function.bind(statement, position);
        window.bind(statement, position);
    }
};

namespace detail {

template <class Result, class Function, class... Parts>
constexpr auto over(const Function& function, const Parts&... parts) {
    static_cast<void>(obeys<window_parts_are_in_order<Parts::rank...>>() &&
                      obeys<frame_has_its_order<(false || ... || (Parts::rank == 1)), (false || ... || part_needs_order<Parts>())>>());
    return over_expression<Result, Function, Parts...>{{}, function, {{parts}...}};
}

template <class List>
inline constexpr bool any_may_be_null = false;
template <class... Operands>
inline constexpr bool any_may_be_null<operand_list<Operands...>> = (false || ... || is_optional<typename Operands::value_type>);

/// A frame may hold no row; without one the current row is always there.
template <class... Parts>
inline constexpr bool has_frame = (false || ... || (Parts::rank == 2));

}  // namespace detail

template <class Call, bool IsAggregate>
struct over_is_of_an_aggregate {
    static constexpr bool holds = IsAggregate;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: over() is asked of a function that is no aggregate and no window function; it looks at the rows around each; use "
                      "count, sum, avg, min, max, total, string_agg or one of varve/expression/window.hpp");
    }
};

template <fixed_string Name, bool Aggregate, class Result, class StorageSource, class... Arguments>
template <class... Parts>
constexpr auto call_expression<Name, Aggregate, Result, StorageSource, Arguments...>::over(const Parts&... parts) const {
    static_cast<void>(detail::obeys<over_is_of_an_aggregate<call_expression, Aggregate>>());
    constexpr bool nullable = detail::has_frame<Parts...> || detail::any_may_be_null<operands>;
    return detail::over<std::conditional_t<nullable, detail::null_over_none<call_expression>, Result>>(*this, parts...);
}

template <class Call, class Condition>
template <class... Parts>
constexpr auto filtered_expression<Call, Condition>::over(const Parts&... parts) const {
    return detail::over<value_type>(*this, parts...);
}

/// A function that is one only over a window: it is no expression before it is asked over().
template <fixed_string Name, bool NullInEmptyFrames, class Result, class StorageSource, class... Arguments>
struct window_function {
    using storage_source = StorageSource;
    using operands = detail::operand_list<Arguments...>;
    static constexpr bool has_values = (false || ... || Arguments::has_values);
    [[no_unique_address]] detail::pack<Arguments...> arguments;

    static constexpr void flatten(detail::flattening& to, const window_function* self) {
        to.add(schema::node_kind::call, sizeof...(Arguments), Name.view());
        detail::pack<Arguments...>::flatten(to, self == nullptr ? nullptr : &self->arguments);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        arguments.bind(statement, position);
    }
    template <class... Parts>
    constexpr auto over(const Parts&... parts) const {
        constexpr bool nullable = NullInEmptyFrames && detail::has_frame<Parts...>;
        return detail::over<std::conditional_t<nullable, std::optional<detail::without_optional<Result>>, Result>>(*this, parts...);
    }
};

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
