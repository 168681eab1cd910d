#pragma once

#include <optional>
#include <type_traits>

#include <varve/core/rule.hpp>
#include <varve/expression/aggregate.hpp>
#include <varve/expression/window_frame.hpp>
#include <varve/expression/window_parts.hpp>

namespace varve {

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

template <class... Lists>
struct joined_operands;
template <class... Only>
struct joined_operands<operand_list<Only...>> {
    using type = operand_list<Only...>;
};
template <class... First, class... Second, class... Rest>
struct joined_operands<operand_list<First...>, operand_list<Second...>, Rest...> : joined_operands<operand_list<First..., Second...>, Rest...> {};

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
        to.needs.add(optional_clause::window);
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

}  // namespace varve
