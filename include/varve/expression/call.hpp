#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

#include <varve/core/fixed_string.hpp>
#include <varve/core/rule.hpp>
#include <varve/expression/concept.hpp>
#include <varve/expression/operations.hpp>
#include <varve/expression/pack.hpp>
#include <varve/expression/rules.hpp>
#include <varve/expression/typed_nodes.hpp>
#include <varve/sql/codec.hpp>

namespace varve {

/// A call of a standard function; a dialect may spell it differently.
template <fixed_string Name, bool Aggregate, class Result, class StorageSource, class... Arguments>
struct call_expression : operations<call_expression<Name, Aggregate, Result, StorageSource, Arguments...>> {
    using expression_tag = void;
    using value_type = Result;
    using storage_source = StorageSource;
    using operands = detail::operand_list<Arguments...>;
    static constexpr bool has_values = (false || ... || Arguments::has_values);
    static constexpr bool is_aggregate = Aggregate;
    static constexpr std::string_view name = Name.view();
    [[no_unique_address]] detail::pack<Arguments...> arguments;

    static constexpr void flatten(detail::flattening& to, const call_expression* self) {
        detail::add_call<Result>(to, sizeof...(Arguments), Name.view());
        detail::pack<Arguments...>::flatten(to, self == nullptr ? nullptr : &self->arguments);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        arguments.bind(statement, position);
    }

    /// An aggregate of those rows only for which a condition holds: `count().filter(c)`. Defined in aggregate.hpp.
    template <class Condition>
    constexpr auto filter(const Condition& condition) const;
    /// An aggregate as a window function: `sum(e).over(partition_by(k))`. Defined in window.hpp.
    template <class... Parts>
    constexpr auto over(const Parts&... parts) const;
};

/// The * of count(*).
struct star_expression {
    using expression_tag = void;
    using value_type = void;
    using storage_source = detail::natural_storage;
    using operands = detail::operand_list<>;
    static constexpr bool has_values = false;
    static constexpr void flatten(detail::flattening& to, const star_expression*) { to.add(schema::node_kind::star, 0); }
};

/// The moment the statement runs, by the engine's clock (UTC).
constexpr auto now() { return call_expression<"now", false, void, detail::natural_storage>{}; }

/// count(*): how many rows.
constexpr auto count() {
    return call_expression<"count", true, std::int64_t, detail::natural_storage, star_expression>{};
}
/// count(e): how many rows where e is not NULL.
template <expression Of>
constexpr auto count(const Of& of) {
    return call_expression<"count", true, std::int64_t, detail::natural_storage, Of>{{}, {{of}}};
}

namespace detail {

template <class T>
using sum_type = std::conditional_t<std::is_floating_point_v<without_optional<T>>, double,
                                    std::conditional_t<integer<without_optional<T>>, std::int64_t, without_optional<T>>>;

}  // namespace detail

/// sum(e). NULL over no rows: read it into an optional unless the rows are grouped.
template <expression Of>
constexpr auto sum(const Of& of) {
    using result = detail::sum_type<typename Of::value_type>;
    return call_expression<"sum", true, result, typename Of::storage_source, Of>{{}, {{of}}};
}
/// avg(e), as a double. NULL over no rows.
template <expression Of>
constexpr auto avg(const Of& of) {
    static_cast<void>(detail::obeys<averages_a_number<typename Of::value_type>>());
    return call_expression<"avg", true, double, detail::natural_storage, Of>{{}, {{of}}};
}
/// min(e), of e's own type. NULL over no rows.
template <expression Of>
constexpr auto min(const Of& of) {
    return call_expression<"min", true, detail::without_optional<typename Of::value_type>, typename Of::storage_source, Of>{{}, {{of}}};
}
/// max(e), of e's own type. NULL over no rows.
template <expression Of>
constexpr auto max(const Of& of) {
    return call_expression<"max", true, detail::without_optional<typename Of::value_type>, typename Of::storage_source, Of>{{}, {{of}}};
}

}  // namespace varve
