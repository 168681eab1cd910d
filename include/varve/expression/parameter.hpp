#pragma once

#include <string>

#include <varve/expression/concept.hpp>
#include <varve/expression/literal.hpp>
#include <varve/expression/operations.hpp>
#include <varve/expression/pack.hpp>
#include <varve/expression/typed_nodes.hpp>

namespace varve {

/// A value that travels beside the SQL text, never in it. It owns what it was given, so a query can be kept.
template <class T, class StorageSource = detail::natural_storage>
struct parameter : operations<parameter<T, StorageSource>> {
    using expression_tag = void;
    using value_type = T;
    using storage_source = StorageSource;
    using operands = detail::operand_list<>;
    static constexpr bool has_values = true;

    T value;

    static constexpr void flatten(detail::flattening& to, const parameter* self) {
        if (to.literals && self != nullptr)
            detail::append_literal(to, self->value, StorageSource::value());
        else
            detail::add_parameter<T>(to, StorageSource::value());
    }

    template <class Statement>
    void bind(Statement& statement, int& position) const {
        detail::codec<T, StorageSource::value()>::bind(statement, position++, value);
    }
};

/// A text is kept as what is given: a std::string, or in place when it is a short literal.
template <class Kept, class StorageSource>
struct text_parameter : operations<text_parameter<Kept, StorageSource>> {
    using expression_tag = void;
    using value_type = std::string;
    using storage_source = StorageSource;
    using operands = detail::operand_list<>;
    static constexpr bool has_values = true;

    Kept value;

    static constexpr void flatten(detail::flattening& to, const text_parameter* self) {
        if (to.literals && self != nullptr)
            detail::append_text_literal(to, self->value.view(), StorageSource::value());
        else
            detail::add_parameter<std::string>(to, StorageSource::value());
    }

    template <class Statement>
    void bind(Statement& statement, int& position) const {
        statement.bind(position++, value.view());
    }
};

}  // namespace varve
