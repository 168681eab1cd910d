#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <varve/core/rule.hpp>
#include <varve/query/clauses.hpp>
#include <varve/query/constant_text.hpp>
#include <varve/query/returning.hpp>

namespace varve {

/// One `column = value` of an UPDATE.
template <auto Member, class Value>
struct assignment {
    using assignment_tag = void;
    static constexpr bool has_values = Value::has_values;
    static constexpr auto member = Member;
    using value_expression = Value;
    [[no_unique_address]] Value value;

    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        value.bind(statement, position);
    }
};

/// A field is set to a value of its own kind of type; NULL is for columns that may be NULL.
template <auto Member, class Value>
struct sets_like_type {
    static constexpr bool null_fits = !detail::is_null_like<Value> || detail::is_optional<member_value<Member>>;
    static constexpr bool like = std::is_same_v<Value, std::nullopt_t> || std::is_same_v<Value, std::nullptr_t> ||
                                 detail::like_types<member_value<Member>, detail::without_optional<Value>>();
    static constexpr bool holds = null_fits && like;
    static constexpr auto check() {
        static_assert(like,
                      "varve: a column is set to a value of an unlike type; both sides of an assignment have the same kind of type; "
                      "convert the value to the type of the field named in this rule's template argument");
        static_assert(!like || null_fits,
                      "varve: a column that cannot be NULL is set to a value that may be absent; only a std::optional field takes one; "
                      "give a plain value");
    }
};

/// A column takes values that lie in the database as its own do.
template <auto Member, class Value>
struct sets_what_is_stored_alike {
    static constexpr bool holds = column_expression<Member>::storage_source::value() == Value::storage_source::value();
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a column is set to an expression that is stored in another way; the engine copies what lies there, and it would be "
                      "read as something else; give both columns the same stored_as, or set a plain value");
    }
};

/// An UPDATE sets a column once.
template <auto Member>
struct column_is_set_once {
    static constexpr bool holds = detail::never_holds<decltype(Member)>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: an update sets one column twice; engines refuse it or keep one of the values, each its own; leave one "
                      "assignment of the field named in this rule");
    }
};

namespace detail {

template <auto Member, class Value>
consteval bool check_set() {
    if constexpr (!obeys<sets_like_type<Member, typename Value::value_type>>())
        return false;
    else if constexpr (std::is_same_v<typename column_expression<Member>::storage_source, typename Value::storage_source>)
        return true;
    else
        return obeys<sets_what_is_stored_alike<Member, Value>>();
}

template <class First, class Second>
consteval bool same_column() {
    if constexpr (std::is_same_v<member_root<First::member>, member_root<Second::member>>)
        return position_of_column<First::member> == position_of_column<Second::member>;
    else
        return false;
}

template <class First, class... Rest>
consteval bool check_set_once() {
    if constexpr (sizeof...(Rest) == 0)
        return true;
    else if constexpr ((false || ... || same_column<First, Rest>()))
        return obeys<column_is_set_once<First::member>>();
    else
        return check_set_once<Rest...>();
}

}  // namespace detail

/// `set<&metric::value>(21.5)`, or an expression: `set<&metric::value>(col<&metric::value> + 1.0)`.
template <member auto Member, class Value>
constexpr auto set(const Value& value) {
    if constexpr (expression<Value>) {
        static_cast<void>(detail::check_set<Member, Value>());
        return assignment<Member, Value>{value};
    } else {
        using given = std::decay_t<const Value&>;
        static_cast<void>(detail::obeys<sets_like_type<Member, given>>());
        using field = member_value<Member>;
        using source = typename column_expression<Member>::storage_source;
        using bound = parameter<field, source>;
        if constexpr (!detail::obeys<sets_like_type<Member, given>>())
            return assignment<Member, bound>{{{}, field{}}};
        else if constexpr (std::is_same_v<given, std::nullptr_t>)
            return assignment<Member, bound>{{{}, field{}}};
        else if constexpr (std::is_same_v<field, std::string>) {
            using text = text_parameter<detail::kept_as<Value>, source>;
            return assignment<Member, text>{{{}, detail::kept_as<Value>{std::string_view{value}}}};
        } else if constexpr (std::is_same_v<field, std::optional<std::string>> && !detail::is_null_like<given>)
            return assignment<Member, bound>{{{}, field{std::string{std::string_view{value}}}}};
        else
            return assignment<Member, bound>{{{}, static_cast<field>(value)}};
    }
}

template <class Model, class Where, class... Assignments>
struct update_query {
    using row_type = void;
    [[no_unique_address]] detail::pack<Assignments...> assigned;
    [[no_unique_address]] Where filter;

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        detail::printing to{out, dialect};
        print(to);
    }
    /// As a part of another query.
    static constexpr void print(detail::printing& to) {
        const sql_writer& out = to.out;
        const dialect& dialect = to.dialect;
        out += "UPDATE ";
        detail::append_table(out, dialect, detail::schema_name_of<Model>, detail::table_name_of<Model>);
        std::string_view separator = " SET ";
        (
            [&] {
                out += separator;
                separator = ", ";
                dialect.append_identifier(out, detail::column_identity<Assignments::member>::name());
                out += " = ";
                detail::print_expression<typename Assignments::value_expression>(to);
            }(),
            ...);
        Where::print(to);
    }
    /// RETURNING the rows as they are now: `.returning()` as the model, `.returning<summary>(…)` into the fields of any struct,
    /// `.returning(a, b)` as a tuple. The rows are read by session.all(): a statement that is left before its end may not have written every row.
    constexpr auto returning() const { return detail::returning_rows<Model>(*this); }
    template <class Row, expression... Expressions>
    constexpr auto returning(const Expressions&... expressions) const {
        return detail::returning_expressions<Row, Model>(*this, expressions...);
    }
    template <expression First, expression... Rest>
    constexpr auto returning(const First& first, const Rest&... rest) const {
        return detail::returning_values<Model>(*this, first, rest...);
    }

    template <class Backend>
    static constexpr std::string_view sql = detail::constant_sql<update_query, Backend>;

    template <class Statement>
    void bind(Statement& statement) const {
        int position = 1;
        bind(statement, position);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        assigned.bind(statement, position);
        if constexpr (Where::has_values) filter.bind(statement, position);
    }
};

/// An UPDATE that has yet to say which rows: a forgotten condition must not write all of them.
template <class Model, class... Assignments>
struct update_start {
    [[no_unique_address]] detail::pack<Assignments...> assignments;

    template <class... More>
    constexpr auto set(const More&... more) const {
        static_cast<void>((true & ... & detail::check_columns<detail::from_clause<Model>, column_expression<More::member>, typename More::value_expression>()));
        static_cast<void>(detail::check_set_once<Assignments..., More...>());
        return update_start<Model, Assignments..., More...>{assignments.with(more...)};
    }
    template <predicate Predicate>
    constexpr auto where(const Predicate& condition) const {
        static_cast<void>(detail::check_conditions<detail::from_clause<Model>, Predicate>());
        return update_query<Model, detail::where_clause<Predicate>, Assignments...>{assignments, {condition}};
    }
    constexpr auto all_rows() const { return update_query<Model, detail::no_clause, Assignments...>{assignments, {}}; }
};

/// `update<metric>().set(set<&metric::value>(0.0)).where(…)`.
template <class Model>
constexpr update_start<Model> update() {
    static_cast<void>(detail::model_is_sound<Model>);
    return {};
}

}  // namespace varve
