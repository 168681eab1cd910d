#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

#include <varve/expression/concept.hpp>
#include <varve/expression/kept_text.hpp>
#include <varve/expression/literal.hpp>
#include <varve/expression/operations.hpp>

namespace varve {

/// A value that travels beside the SQL text, never in it. It owns what it was given, so a query can be kept.
template <class T, class StorageSource = detail::natural_storage>
struct parameter : operations<parameter<T, StorageSource>> {
    using expression_tag = void;
    using value_type = T;
    using storage_source = StorageSource;

    T value;

    constexpr explicit parameter(T given) : value(static_cast<T&&>(given)) {}

    static constexpr void flatten(detail::flattening& to, const parameter* self) {
        if (to.literals && self != nullptr)
            detail::append_literal(to, self->value, StorageSource::value());
        else
            to.add(schema::node_kind::parameter, 0);
    }

    template <class Statement>
    void bind(Statement& statement, int& position) const {
        detail::codec<T, StorageSource::value()>::bind(statement, position++, value);
    }
};

template <class StorageSource>
struct parameter<std::string, StorageSource> : operations<parameter<std::string, StorageSource>> {
    using expression_tag = void;
    using value_type = std::string;
    using storage_source = StorageSource;

    detail::kept_text value;

    constexpr explicit parameter(std::string_view given) : value(given) {}
    template <std::same_as<std::string> Text>
    explicit parameter(Text&& given) : value(std::forward<Text>(given)) {}

    static constexpr void flatten(detail::flattening& to, const parameter* self) {
        if (to.literals && self != nullptr)
            detail::append_text_literal(to, self->value.view(), StorageSource::value());
        else
            to.add(schema::node_kind::parameter, 0);
    }

    template <class Statement>
    void bind(Statement& statement, int& position) const {
        statement.bind(position++, value.view());
    }
};

}  // namespace varve
