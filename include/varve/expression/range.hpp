#pragma once

#include <type_traits>

#include <varve/expression/concept.hpp>
#include <varve/expression/operation.hpp>
#include <varve/expression/operations.hpp>
#include <varve/expression/pack.hpp>
#include <varve/sql/codec.hpp>

namespace varve {

/// `left in <range>`, where the whole range is one parameter. Owns the range.
template <operation Operation, class Left, class Element, class Range>
struct in_range_expression : operations<in_range_expression<Operation, Left, Element, Range>> {
    using expression_tag = void;
    using value_type = bool;
    using storage_source = detail::natural_storage;
    using operands = detail::operand_list<Left>;
    static constexpr bool has_values = true;
    [[no_unique_address]] Left left;
    Range values;

    static constexpr void flatten(detail::flattening& to, const in_range_expression* self) {
        to.add(schema::node_kind::operation, 2, text_of(Operation));
        Left::flatten(to, self == nullptr ? nullptr : &self->left);
        // The element's type goes along: an engine may unpack text, numbers and bytes in different ways.
        schema::type element = logical_type<Element>();
        element.stored_as = Left::storage_source::value();
        to.add(schema::node_kind::parameter, 0).value_type = element;
    }

    template <class Statement>
    void bind(Statement& statement, int& position) const {
        if constexpr (Left::has_values) left.bind(statement, position);
        using codec = detail::codec<Element, Left::storage_source::value()>;
        typename Statement::range range{statement, position++};
        for (const auto& each : values) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(each)>, Element>)
                codec::bind(range, 0, each);
            else
                codec::bind(range, 0, static_cast<Element>(each));
        }
        range.finish();
    }
};

}  // namespace varve
