#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <varve/expression/operation.hpp>
#include <varve/expression/typed_nodes.hpp>
#include <varve/query/detail/field_entry.hpp>
#include <varve/query/detail/form_text.hpp>

namespace varve::detail {

/// A condition over a field that was named by a text; its structure is the field and the operator.
class field_node : public expression_node {
public:
    field_node(const field_entry& field, operation asks) : field_(field), asks_(asks) {}

    void append_structure(structure_key& to) const override {
        to.add('f');
        to.add(static_cast<char>(asks_));
        to.add_address(&field_);
    }

protected:
    const field_entry& field() const { return field_; }
    void begin(flattening& to, int arity) const {
        to.add(schema::node_kind::operation, arity, text_of(asks_));
        field_.flatten(to);
    }

private:
    const field_entry& field_;
    operation asks_;
};

class field_null_test final : public field_node {
public:
    using field_node::field_node;
    void flatten(flattening& to) const override { begin(to, 1); }
    void bind(value_sink&, int&) const override {}
};

class field_pattern final : public field_node {
public:
    field_pattern(const field_entry& field, std::string_view text, bool before, bool after) : field_node(field, operation::like) {
        if (before) pattern_.push_back('%');
        for (const char each : text) {
            if (each == '%' || each == '_' || each == '\\') pattern_.push_back('\\');
            pattern_.push_back(each);
        }
        if (after) pattern_.push_back('%');
    }
    void flatten(flattening& to) const override {
        begin(to, 3);
        add_parameter<std::string>(to, schema::storage::natural);
        append_text_literal(to, "\\", schema::storage::natural);
    }
    void bind(value_sink& to, int& position) const override { to.bind(position++, std::string_view{pattern_}); }

private:
    std::string pattern_;
};

template <class T, schema::storage Storage>
class field_comparison final : public field_node {
public:
    field_comparison(const field_entry& field, operation asks, T&& value) : field_node(field, asks), value_(std::move(value)) {}
    void flatten(flattening& to) const override {
        begin(to, 2);
        add_parameter<T>(to, Storage);
    }
    void bind(value_sink& to, int& position) const override { codec<T, Storage>::bind(to, position++, value_); }

private:
    T value_;
};

template <class T, schema::storage Storage>
class field_list final : public field_node {
public:
    field_list(const field_entry& field, operation asks, std::vector<T>&& values) : field_node(field, asks), values_(std::move(values)) {}
    void flatten(flattening& to) const override {
        begin(to, 2);
        schema::type element = logical_type<T>();
        element.stored_as = Storage;
        to.add(schema::node_kind::parameter, 0).value_type = element;
    }
    void bind(value_sink& to, int& position) const override {
        value_sink::range range{to, position++};
        for (const T& each : values_) codec<T, Storage>::bind(range, 0, each);
        range.finish();
    }

private:
    std::vector<T> values_;
};

[[noreturn, gnu::cold]] inline void refuse_value(const field_entry& field, std::string_view text) {
    throw field_error("varve: the field " + field.name + " of " + std::string{field.owner} + " takes " + form_words(field.type()) + "; " +
                          shown_text(text) + " is none",
                      {.sqlstate = "22P02"});
}
[[noreturn, gnu::cold]] inline void refuse_operator(const field_entry& field, std::string_view asks) {
    throw field_error("varve: " + std::string{asks} + " is asked of the field " + field.name + " of " + std::string{field.owner} +
                          ", which takes " + form_words(field.type()),
                      {.sqlstate = "42804"});
}
[[noreturn, gnu::cold]] inline void refuse_number_of_values(const field_entry& field, std::size_t given) {
    throw field_error("varve: a comparison with the field " + field.name + " of " + std::string{field.owner} + " takes one value; " +
                          number_text(static_cast<std::int64_t>(given)) + " are given; ask one_of of several",
                      {.sqlstate = "42804"});
}

template <class T>
T value_of_text(const field_entry& field, std::string_view text) {
    std::optional<T> value = value_in_form<T>(text);
    if (!value) refuse_value(field, text);
    return *std::move(value);
}

inline bool is_list_operator(field_operator asks) { return asks == field_operator::one_of || asks == field_operator::none_of; }
inline bool is_null_operator(field_operator asks) { return asks == field_operator::is_null || asks == field_operator::is_not_null; }

constexpr operation operation_of(field_operator asks) {
    constexpr operation operations[] = {operation::equal,   operation::not_equal,     operation::less, operation::less_equal,
                                        operation::greater, operation::greater_equal, operation::like, operation::like,
                                        operation::like,    operation::in_range,      operation::not_in_range, operation::is_null,
                                        operation::is_not_null};
    return operations[static_cast<unsigned>(asks)];
}

/// The condition on a field of type `T`.
template <class T, schema::storage Storage>
shared_node field_condition(const field_entry& field, field_operator asks, std::span<const std::string_view> texts) {
    const operation which = operation_of(asks);
    if (is_null_operator(asks)) return std::make_shared<field_null_test>(field, which);
    const schema::type_kind kind = field.type().kind;
    if (kind == schema::type_kind::json || kind == schema::type_kind::array) refuse_operator(field, "a comparison with a text");
    if (is_list_operator(asks)) {
        std::vector<T> values;
        values.reserve(texts.size());
        for (const std::string_view each : texts) values.push_back(value_of_text<T>(field, each));
        return std::make_shared<field_list<T, Storage>>(field, which, std::move(values));
    }
    if (texts.size() != 1) refuse_number_of_values(field, texts.size());
    if (which == operation::like) {
        if (kind != schema::type_kind::text) refuse_operator(field, "a part of a text");
        return std::make_shared<field_pattern>(field, texts[0], asks != field_operator::starts_with, asks != field_operator::ends_with);
    }
    return std::make_shared<field_comparison<T, Storage>>(field, which, value_of_text<T>(field, texts[0]));
}

/// A field as a key of an order.
class field_key final : public expression_node {
public:
    explicit field_key(const field_entry& field) : field_(field) {}
    void flatten(flattening& to) const override { field_.flatten(to); }
    void bind(value_sink&, int&) const override {}
    void append_structure(structure_key& to) const override {
        to.add('f');
        to.add_address(&field_);
    }

private:
    const field_entry& field_;
};

}  // namespace varve::detail
