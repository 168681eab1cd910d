#pragma once

#include <concepts>
#include <cstddef>
#include <string>

#include <varve/core/error.hpp>
#include <varve/expression/operators.hpp>
#include <varve/query/clauses.hpp>

namespace varve {

namespace detail {

/// A condition that may say nothing, which is known at run time only. It is left out of what is around it: it is neither
/// true nor false. Has `empty()`, and `flatten_if_any(to)`, which says whether there was something to flatten.
template <class T>
concept may_be_empty = requires { requires T::may_be_empty; };

template <class T>
bool is_empty_condition(const T& condition) {
    if constexpr (may_be_empty<T>)
        return condition.empty();
    else
        return false;
}

/// Of what is to be written or erased.
template <class T>
void check_says_something(const T& condition) {
    if (is_empty_condition(condition))
        throw usage_error("varve: an update or erase has a condition to which nothing was added; it would write every row; add a condition, or say "
                          "all_rows()");
}

template <class T>
bool flatten_if_any(flattening& to) {
    if constexpr (may_be_empty<T>) {
        return T::flatten_if_any(to);
    } else {
        T::flatten(to, nullptr);
        return true;
    }
}

// Where something must stand: what says nothing holds for every row.
template <class T>
void flatten_or_true(flattening& to) {
    if (T::flatten_if_any(to)) return;
    schema::node& always = to.add(schema::node_kind::literal, 0, "true");
    always.value_type.kind = schema::type_kind::boolean;
}

}  // namespace detail

/// Conditions joined, of which some may say nothing: `filter && col<&metric::value> > 0.0`.
template <operation Operation, class... Operands>
struct mixed_condition : operations<mixed_condition<Operation, Operands...>> {
    using expression_tag = void;
    using value_type = bool;
    using storage_source = detail::natural_storage;
    using operands = detail::operand_list<Operands...>;
    static constexpr bool has_values = true;
    static constexpr bool may_be_empty = (true && ... && detail::may_be_empty<Operands>);
    [[no_unique_address]] detail::pack<Operands...> given;

    bool empty() const {
        return [this]<std::size_t... I>(std::index_sequence<I...>) {
            return (true && ... && detail::is_empty_condition(static_cast<const detail::pack_element<I, Operands>&>(given).value));
        }(std::index_sequence_for<Operands...>{});
    }

    /// Throws usage_error when nothing is said.
    void expect_something() const { detail::check_says_something(*this); }

    static bool flatten_if_any(detail::flattening& to) {
        const std::size_t start = to.out.nodes.size();
        to.add(schema::node_kind::operation, sizeof...(Operands), text_of(Operation));
        int there = 0;
        ((there += detail::flatten_if_any<Operands>(to) ? 1 : 0), ...);
        if (there < static_cast<int>(sizeof...(Operands)))  // one is left, without what joined it, or none
            to.out.nodes.erase(to.out.nodes.begin() + static_cast<std::ptrdiff_t>(start));
        return there != 0;
    }
    static void flatten(detail::flattening& to, const mixed_condition*) {
        if constexpr (may_be_empty)
            detail::flatten_or_true<mixed_condition>(to);
        else
            flatten_if_any(to);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        given.bind(statement, position);
    }
};

namespace detail {

// Not every engine has words for what is flattened; it is refused when all is printed.
inline void print_flattened(printing& to, const flattening& flat) {
    to.needs.add(flat.needs);
    if (flat.needs.lacking(to.dialect.can()).empty()) varve::print(to.out, flat.out, to.dialect, to.next);
}

template <class Left, class Right>
concept either_may_be_empty = may_be_empty<Left> || may_be_empty<Right>;

/// ` WHERE …`, or nothing when the condition says nothing.
template <condition_word Word, class Predicate>
    requires may_be_empty<Predicate>
struct condition_clause<Word, Predicate> {
    using operands = operand_list<Predicate>;
    static constexpr bool has_values = true;
    Predicate condition;
    static void print(printing& to) {
        schema::expression nodes;
        flattening into{nodes, to.qualified, false, &to.dialect, to.next, to.dialect.can().typed_parameters};
        if constexpr (Word == condition_word::on)
            Predicate::flatten(into, nullptr);
        else if (!Predicate::flatten_if_any(into))
            return;
        to.out += text_of(Word);
        print_flattened(to, into);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        condition.bind(statement, position);
    }
};

}  // namespace detail

// More constrained than the operators of expression/, and so chosen before them.

template <predicate Left, predicate Right>
    requires detail::either_may_be_empty<Left, Right>
auto operator&&(const Left& left, const Right& right) {
    return mixed_condition<operation::and_, Left, Right>{{}, {{left}, {right}}};
}
template <predicate Left, predicate Right>
    requires detail::either_may_be_empty<Left, Right>
auto operator||(const Left& left, const Right& right) {
    return mixed_condition<operation::or_, Left, Right>{{}, {{left}, {right}}};
}
template <predicate Only>
    requires detail::may_be_empty<Only>
auto operator!(const Only& only) {
    return mixed_condition<operation::not_, Only>{{}, {{only}}};
}

}  // namespace varve
