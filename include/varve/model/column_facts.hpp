#pragma once

#include <string_view>
#include <type_traits>
#include <utility>

#include <varve/core/rule.hpp>
#include <varve/core/fixed_string.hpp>
#include <varve/core/owned.hpp>
#include <varve/expression/expression.hpp>
#include <varve/model/column_identity.hpp>
#include <varve/schema/table.hpp>

namespace varve {

/// SQL that an expression cannot say, taken as it stands: `varve::sql("random()")`.
struct sql_text {
    std::string_view text{};
    std::string_view dialect{};
};
constexpr sql_text sql(std::string_view text) { return {text, {}}; }

namespace detail {

template <auto Member>
constexpr schema::column& column_in(schema::table& table) {
    return *find(table.columns, column_identity<Member>::name());
}

template <class Value>
constexpr schema::expression fact_expression(const Value& value) {
    if constexpr (std::is_same_v<Value, sql_text>)
        return schema::sql(value.text, value.dialect);
    else
        return flattened_fact(value);
}

template <auto Member, class Value>
struct default_value_fact {
    using members = member_list<Member>;
    Value value;

    [[gnu::cold]] constexpr void apply(schema::table& table) const {
        schema::column& column = column_in<Member>(table);
        column.default_value = fact_expression(value);
        for (schema::node& node : column.default_value.nodes)
            if (node.kind == schema::node_kind::literal) node.value_type.stored_as = column_identity<Member>::stored_as();
    }
};

template <auto Member, class Value>
struct on_update_fact {
    using members = member_list<Member>;
    Value value;

    [[gnu::cold]] constexpr void apply(schema::table& table) const { column_in<Member>(table).on_update = fact_expression(value); }
};

template <auto Member, class Value>
struct generated_fact {
    using members = member_list<Member>;
    using calculation = Value;
    static constexpr auto generates = Member;
    Value value;
    bool is_stored = false;

    /// Kept in the row instead of being calculated at each read.
    constexpr generated_fact stored() const { return {value, true}; }

    [[gnu::cold]] constexpr void apply(schema::table& table) const {
        column_in<Member>(table).generated = fact_expression(value);
        column_in<Member>(table).generated_stored = is_stored;
    }
};

template <auto Member, fixed_string Name>
struct collation_fact {
    using members = member_list<Member>;
    static constexpr bool is_plain = true;
    [[gnu::cold]] constexpr void apply(schema::table& table) const { column_in<Member>(table).collation = owned(Name.view()); }
};

template <auto Member>
struct comment_fact {
    using members = member_list<Member>;
    static constexpr bool is_plain = true;
    std::string_view text{};
    [[gnu::cold]] constexpr void apply(schema::table& table) const { column_in<Member>(table).comment = text; }
};

struct table_comment_fact {
    static constexpr bool is_plain = true;
    std::string_view text{};
    [[gnu::cold]] constexpr void apply(schema::table& table) const { table.comment = text; }
};

template <auto Member>
struct length_fact {
    using members = member_list<Member>;
    static constexpr bool is_plain = true;
    int limit = 0;
    [[gnu::cold]] constexpr void apply(schema::table& table) const { column_in<Member>(table).type.size = limit; }
};

template <auto Member>
struct sql_type_fact {
    using members = member_list<Member>;
    std::string_view text{};
    std::string_view dialect{};
    [[gnu::cold]] constexpr void apply(schema::table& table) const {
        column_in<Member>(table).type.spelled.push_back({std::string{dialect}, std::string{text}});
    }
};

// A constant default is converted to the field's own type first, so that DDL stores what an insert would store.
template <auto Member, class Value>
constexpr auto default_operand(const Value& value) {
    if constexpr (std::is_same_v<Value, sql_text> || expression<Value>)
        return value;
    else
        return operand<column_expression<Member>>(value);
}

}  // namespace detail

/// DEFAULT: a constant of the field's type, an expression (`varve::now()`), or `varve::sql("…")`.
template <member auto Member, class Value>
constexpr auto default_value(const Value& value) {
    if constexpr (!std::is_same_v<Value, sql_text> && !expression<Value>)
        static_cast<void>(detail::obeys<compares_like_types<Member, std::decay_t<const Value&>>>());
    return detail::default_value_fact<Member, decltype(detail::default_operand<Member>(value))>{
        detail::default_operand<Member>(value)};
}

/// ON UPDATE, on engines that have it (MariaDB): the value a row gets whenever it is written.
template <member auto Member, class Value>
constexpr auto on_update(const Value& value) {
    return detail::on_update_fact<Member, Value>{value};
}

/// GENERATED ALWAYS AS (…): the engine calculates the column; inserts and updates leave it out.
template <member auto Member, class Value>
constexpr auto generated(const Value& value) {
    return detail::generated_fact<Member, Value>{value};
}

template <member auto Member, fixed_string Name>
inline constexpr detail::collation_fact<Member, Name> collation{};

/// COMMENT ON COLUMN.
template <member auto Member>
constexpr detail::comment_fact<Member> comment(std::string_view text) {
    return {text};
}
/// COMMENT ON TABLE.
constexpr detail::table_comment_fact comment(std::string_view text) { return {text}; }

/// The greatest length of a text (in characters) or of bytes.
template <member auto Member>
constexpr detail::length_fact<Member> length(int limit) {
    return {limit};
}

/// Spells the column's SQL type, for every engine or for the one whose dialect is named.
template <member auto Member>
constexpr detail::sql_type_fact<Member> sql_type(std::string_view text, std::string_view dialect = {}) {
    return {text, dialect};
}

}  // namespace varve
