#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <varve/core/number_text.hpp>
#include <varve/migrate/types.hpp>
#include <varve/schema/expression.hpp>

namespace varve::migration {

/// An expression as a revision file writes it: `col("value") < literal(1e308)`, or `sql("…")`.
/// It builds the same nodes as the typed expressions of the models.
class term {
public:
    term(schema::expression value) : value_(std::move(value)) {}

    const schema::expression& value() const { return value_; }

    /// The nodes, where the term is part of a larger one: SQL text becomes an opaque node.
    std::vector<schema::node> nodes() const {
        if (!value_.nodes.empty() || value_.text.empty()) return value_.nodes;
        schema::node one;
        one.kind = schema::node_kind::opaque;
        one.text = value_.text.front().text;
        return {one};
    }

private:
    schema::expression value_;
};

namespace detail {

inline term combined(schema::node head, std::initializer_list<term> operands) {
    head.arity = static_cast<int>(operands.size());
    schema::expression made;
    made.nodes.push_back(std::move(head));
    for (const term& operand : operands)
        for (schema::node& each : operand.nodes()) made.nodes.push_back(std::move(each));
    return made;
}

inline schema::node node_of(schema::node_kind kind, std::string_view text = {}) {
    schema::node made;
    made.kind = kind;
    made.text = text;
    return made;
}

}  // namespace detail

/// SQL text that every engine understands, taken as it stands.
inline term sql(std::string_view text) { return schema::sql(text); }
/// SQL text for each dialect: sql({{"sqlite", "…"}, {"postgres", "…"}}).
inline term sql(std::initializer_list<schema::dialect_text> texts) {
    schema::expression made;
    made.text = texts;
    return made;
}

/// A column, where one table is meant; or of a named table.
inline term col(std::string_view name) {
    return detail::combined(detail::node_of(schema::node_kind::column, name), {});
}
inline term col(std::string_view table, std::string_view name) {
    schema::node made = detail::node_of(schema::node_kind::column, name);
    made.qualifier = table;
    return detail::combined(std::move(made), {});
}

/// A literal that is not floating: its canonical text and logical type.
inline term literal(std::string_view canonical, schema::type type) {
    schema::node made = detail::node_of(schema::node_kind::literal, canonical);
    made.value_type = std::move(type);
    return detail::combined(std::move(made), {});
}
inline term literal(const char* value) { return literal(value, text()); }
inline term literal(std::string_view value) { return literal(value, text()); }
inline term literal(bool value) { return literal(value ? "true" : "false", boolean()); }
inline term literal(std::int64_t value) {
    return literal(varve::detail::number_text(value), bigint());
}
inline term literal(int value) { return literal(static_cast<std::int64_t>(value)); }
/// A number of a floating type, to the last bit.
inline term literal(double value, schema::type type = double_precision()) {
    schema::node made = detail::node_of(schema::node_kind::literal);
    made.floating = value;
    made.value_type = std::move(type);
    return detail::combined(std::move(made), {});
}
inline constexpr double infinity = std::numeric_limits<double>::infinity();
/// The NULL of a type.
inline term null(schema::type type = {}) {
    schema::node made = detail::node_of(schema::node_kind::literal);
    made.value_type = std::move(type);
    made.is_null = true;
    return detail::combined(std::move(made), {});
}

/// Any operator of schema::operators, any standard function, and what else an expression is made of.
inline term operation(std::string_view name, std::initializer_list<term> operands) {
    return detail::combined(detail::node_of(schema::node_kind::operation, name), operands);
}
inline term call(std::string_view function, std::initializer_list<term> arguments) {
    return detail::combined(detail::node_of(schema::node_kind::call, function), arguments);
}
inline term cast(term operand, schema::type target) {
    schema::node made = detail::node_of(schema::node_kind::cast);
    made.value_type = std::move(target);
    return detail::combined(std::move(made), {std::move(operand)});
}
inline term list(std::initializer_list<term> items) {
    return detail::combined(detail::node_of(schema::node_kind::list), items);
}
/// What SQL writes with words of its own, one of schema::constructs: construct("case", {condition, value, otherwise}).
inline term construct(std::string_view name, std::initializer_list<term> operands) {
    return detail::combined(detail::node_of(schema::node_kind::construct, name), operands);
}
inline term star() { return detail::combined(detail::node_of(schema::node_kind::star), {}); }
/// SQL text inside a larger expression.
inline term opaque(std::string_view text) {
    return detail::combined(detail::node_of(schema::node_kind::opaque, text), {});
}

inline term operator&&(term left, term right) {
    return operation(schema::operators::and_, {std::move(left), std::move(right)});
}
inline term operator||(term left, term right) {
    return operation(schema::operators::or_, {std::move(left), std::move(right)});
}
inline term operator!(term operand) {
    return operation(schema::operators::not_, {std::move(operand)});
}
inline term operator==(term left, term right) {
    return operation(schema::operators::equal, {std::move(left), std::move(right)});
}
inline term operator!=(term left, term right) {
    return operation(schema::operators::not_equal, {std::move(left), std::move(right)});
}
inline term operator<(term left, term right) {
    return operation(schema::operators::less, {std::move(left), std::move(right)});
}
inline term operator<=(term left, term right) {
    return operation(schema::operators::less_equal, {std::move(left), std::move(right)});
}
inline term operator>(term left, term right) {
    return operation(schema::operators::greater, {std::move(left), std::move(right)});
}
inline term operator>=(term left, term right) {
    return operation(schema::operators::greater_equal, {std::move(left), std::move(right)});
}
inline term operator+(term left, term right) {
    return operation(schema::operators::add, {std::move(left), std::move(right)});
}
inline term operator-(term left, term right) {
    return operation(schema::operators::subtract, {std::move(left), std::move(right)});
}
inline term operator*(term left, term right) {
    return operation(schema::operators::multiply, {std::move(left), std::move(right)});
}
inline term operator/(term left, term right) {
    return operation(schema::operators::divide, {std::move(left), std::move(right)});
}
inline term operator%(term left, term right) {
    return operation(schema::operators::modulo, {std::move(left), std::move(right)});
}
inline term operator-(term operand) {
    return operation(schema::operators::negate, {std::move(operand)});
}
inline term is_null(term operand) {
    return operation(schema::operators::is_null, {std::move(operand)});
}
inline term is_not_null(term operand) {
    return operation(schema::operators::is_not_null, {std::move(operand)});
}

}  // namespace varve::migration
