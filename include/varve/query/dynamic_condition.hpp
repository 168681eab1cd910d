#pragma once

#include <concepts>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include <varve/query/detail/condition_group.hpp>
#include <varve/query/detail/mixed_condition.hpp>
#include <varve/query/dynamic_composition.hpp>
#include <varve/query/dynamic_scope.hpp>

namespace varve {

/// A condition put together at run time, over one model or several tables: `dynamic<metric> filter;`. It takes any condition
/// that a query over these tables takes, checked by the same rules, and stands wherever a condition does: in where(), on(),
/// update, erase, repositories, inside of others. While nothing was added it says nothing: a where() of it is left out, and
/// so is it beside `&&`, `||` and behind `!`; an update or erase by it alone throws usage_error (all_rows() says so).
///
///     varve::dynamic<metric> filter;
///     if (form.low) filter.where(col<&metric::value> >= *form.low);
///     filter.where_if(form.name, [](const std::string& name) { return col<&metric::name> == name; });
///     auto found = session.all(select<metric>().where(filter).order_by(order));
///
/// A regular value; copies share what was added. A query with one is prepared once for each structure: the conditions and
/// how they are joined, not their values (session::keep_composed says how many stay).
template <class... Tables>
class dynamic {
public:
    using expression_tag = void;
    using value_type = bool;
    using storage_source = detail::natural_storage;
    using operands = detail::operand_list<>;
    using scope = detail::dynamic_scope<Tables...>;
    static constexpr bool has_values = true;
    static constexpr bool is_dynamic = true;
    static constexpr bool may_be_empty = true;

    dynamic() = default;
    template <predicate Predicate>
        requires(!std::same_as<Predicate, dynamic>)
    dynamic(const Predicate& condition) {
        where(condition);
    }
    /// Of a field that was found by its name (field_filter.hpp).
    explicit dynamic(detail::shared_node condition) { said_.add(operation::and_, std::move(condition)); }

    /// Both this and what was said so far.
    template <predicate Predicate>
    dynamic& where(const Predicate& condition) {
        return add(operation::and_, condition);
    }
    /// This, or all that was said so far.
    template <predicate Predicate>
    dynamic& or_where(const Predicate& condition) {
        return add(operation::or_, condition);
    }
    /// What `make` makes of the value, when there is one: `where_if(form.low, [](double low) { return col<&metric::value> >= low; })`.
    template <class Value, class Make>
    dynamic& where_if(const std::optional<Value>& value, Make make) {
        if (value) where(make(*value));
        return *this;
    }
    /// The opposite of all that was said so far; of nothing, still nothing.
    dynamic& negate() {
        said_.negate();
        return *this;
    }

    /// Whether nothing was said.
    bool empty() const { return said_.empty(); }
    /// Throws usage_error when nothing was said.
    void expect_something() const { detail::check_says_something(*this); }

    friend dynamic operator&&(const dynamic& left, const dynamic& right) { return dynamic{left}.where(right); }
    friend dynamic operator||(const dynamic& left, const dynamic& right) { return dynamic{left}.or_where(right); }
    friend dynamic operator!(const dynamic& only) { return dynamic{only}.negate(); }

    static bool flatten_if_any(detail::flattening& to) {
        const auto& said = detail::part_cursor::next<detail::condition_group>();
        if (!said.empty()) said.flatten(to);
        return !said.empty();
    }
    static void flatten(detail::flattening& to, const dynamic*) { detail::flatten_or_true<dynamic>(to); }

    template <class Statement>
    void bind(Statement& statement, int& position) const {
        if constexpr (std::is_same_v<Statement, detail::parts_collector>) {
            statement.add(said_);
        } else if constexpr (std::is_same_v<Statement, detail::value_sink>) {
            said_.bind(statement, position);
        } else if (!said_.empty()) {
            detail::sink_of<Statement&, Statement> sink{statement};
            said_.bind(sink, position);
        }
    }

private:
    template <class...>
    friend class dynamic;

    template <class Predicate>
    dynamic& add(operation joins, const Predicate& condition) {
        if constexpr (scope::template check_condition<Predicate>()) {
            if constexpr (requires { condition.said_; })
                said_.add(joins, condition.said_);
            else if (!detail::is_empty_condition(condition))
                said_.add(joins, std::make_shared<detail::typed_node<Predicate>>(condition));
        }
        return *this;
    }

    detail::condition_group said_;
};

}  // namespace varve
