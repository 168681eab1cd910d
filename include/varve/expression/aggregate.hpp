// Aggregates beyond call.hpp's: distinct arguments, filters, text joined. What goes in are expressions, what comes out are
// expressions for select lists, having and order_by. An aggregate is NULL over no rows (only count and total never are): it is
// read into an optional unless the rows are grouped; with a filter its type says so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <varve/core/rule.hpp>
#include <varve/expression/call.hpp>
#include <varve/expression/kinds.hpp>
#include <varve/expression/operators.hpp>

namespace varve {

/// The values of an expression, each once: only for aggregates, `count(distinct(col<&metric::name>))`.
template <expression Of>
struct distinct_values {
    Of of;
};

/// count(distinct(e)), sum(distinct(e)), avg(distinct(e)), string_agg(distinct(e)).
template <expression Of>
constexpr distinct_values<Of> distinct(const Of& of) {
    return {of};
}

namespace detail {

template <class Of>
struct distinct_expression : operations<distinct_expression<Of>> {
    using expression_tag = void;
    using value_type = typename Of::value_type;
    using storage_source = typename Of::storage_source;
    using operands = operand_list<Of>;
    static constexpr bool has_values = Of::has_values;
    [[no_unique_address]] Of of;

    static constexpr void flatten(flattening& to, const distinct_expression* self) {
        to.add(schema::node_kind::construct, 1, schema::constructs::distinct);
        Of::flatten(to, self == nullptr ? nullptr : &self->of);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        of.bind(statement, position);
    }
};

}  // namespace detail

template <expression Of>
constexpr auto count(const distinct_values<Of>& values) {
    return count(detail::distinct_expression<Of>{{}, values.of});
}
template <expression Of>
constexpr auto sum(const distinct_values<Of>& values) {
    return sum(detail::distinct_expression<Of>{{}, values.of});
}
template <expression Of>
constexpr auto avg(const distinct_values<Of>& values) {
    return avg(detail::distinct_expression<Of>{{}, values.of});
}
template <expression Of>
constexpr auto min(const distinct_values<Of>& values) {
    return min(detail::distinct_expression<Of>{{}, values.of});
}
template <expression Of>
constexpr auto max(const distinct_values<Of>& values) {
    return max(detail::distinct_expression<Of>{{}, values.of});
}

/// sum(e) as a double, 0.0 over no rows: never NULL, and never an overflow of integers.
template <expression Of>
constexpr auto total(const Of& of) {
    static_cast<void>(detail::takes_numbers<"total", Of>());
    return call_expression<"total", true, double, detail::natural_storage, Of>{{}, {{of}}};
}
template <expression Of>
constexpr auto total(const distinct_values<Of>& values) {
    return total(detail::distinct_expression<Of>{{}, values.of});
}

/// The texts that are not NULL in a row, with a separator between. Their order is the engine's. NULL over no rows.
template <expression Of, class Separator>
constexpr auto string_agg(const Of& of, const Separator& separator) {
    static_cast<void>(detail::takes_text<"string_agg", Of, Separator>());
    auto between = detail::own_parameter(separator);
    return call_expression<"string_agg", true, std::string, detail::natural_storage, Of, decltype(between)>{{}, {{of}, {between}}};
}
/// Each text once, with commas between: SQLite takes no other separator beside DISTINCT.
template <expression Of>
constexpr auto string_agg(const distinct_values<Of>& values) {
    static_cast<void>(detail::takes_text<"string_agg", Of>());
    using argument = detail::distinct_expression<Of>;
    return call_expression<"string_agg", true, std::string, detail::natural_storage, argument>{{}, {{{{}, values.of}}}};
}

/// Only aggregates look at more than one row.
template <class Call, bool IsAggregate>
struct filter_is_of_an_aggregate {
    static constexpr bool holds = IsAggregate;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: filter() is asked of a function that is no aggregate; it chooses the rows that an aggregate sees; use "
                      "case_when(condition, value) or put the condition into where()");
    }
};

namespace detail {

template <class Call>
inline constexpr bool is_never_null = Call::name == "count" || Call::name == "total";

/// What an aggregate gives where it may see no rows at all.
template <class Call>
using null_over_none =
    std::conditional_t<is_never_null<Call>, typename Call::value_type, std::optional<without_optional<typename Call::value_type>>>;

}  // namespace detail

/// aggregate FILTER (WHERE condition).
template <class Call, class Condition>
struct filtered_expression : operations<filtered_expression<Call, Condition>> {
    using expression_tag = void;
    using value_type = detail::null_over_none<Call>;
    using storage_source = typename Call::storage_source;
    using operands = detail::operand_list<Call, Condition>;
    static constexpr bool has_values = Call::has_values || Condition::has_values;
    static constexpr bool is_aggregate = true;
    static constexpr std::string_view name = Call::name;
    [[no_unique_address]] detail::pack<Call, Condition> given;

    static constexpr void flatten(detail::flattening& to, const filtered_expression* self) {
        to.needs.add(optional_clause::filter);
        to.add(schema::node_kind::construct, 2, schema::constructs::filter);
        detail::pack<Call, Condition>::flatten(to, self == nullptr ? nullptr : &self->given);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        given.bind(statement, position);
    }
    template <class... Parts>
    constexpr auto over(const Parts&... parts) const;
};

template <fixed_string Name, bool Aggregate, class Result, class StorageSource, class... Arguments>
template <class Condition>
constexpr auto call_expression<Name, Aggregate, Result, StorageSource, Arguments...>::filter(const Condition& condition) const {
    static_assert(predicate<Condition>, "varve: filter() is given no condition; it takes what where() takes; compare the expression with a value");
    static_cast<void>(detail::obeys<filter_is_of_an_aggregate<call_expression, Aggregate>>());
    return filtered_expression<call_expression, Condition>{{}, {{*this}, {condition}}};
}

}  // namespace varve
