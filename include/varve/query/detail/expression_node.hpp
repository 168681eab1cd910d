#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include <varve/expression/concept.hpp>
#include <varve/query/detail/part_cursor.hpp>

namespace varve::detail {

/// A condition, or a key of an order, whose type is forgotten. Never changed once it is made, so copies share it.
class expression_node {
public:
    expression_node() = default;
    expression_node(const expression_node&) = delete;
    expression_node& operator=(const expression_node&) = delete;
    virtual ~expression_node() = default;

    virtual void flatten(flattening& to) const = 0;
    virtual void bind(value_sink& to, int& position) const = 0;
    virtual void append_structure(structure_key& to) const = 0;
    /// How deep its conditions stand inside each other.
    virtual std::size_t depth() const { return 0; }
};

using shared_node = std::shared_ptr<const expression_node>;

/// An ordinary expression. Its text is its type's, but for the parts that it may hold itself (in a subquery).
template <class Expression>
class typed_node final : public expression_node {
public:
    explicit typed_node(const Expression& given) : given_(given) {}

    void flatten(flattening& to) const override {
        if constexpr (has_dynamic<Expression>) {
            const std::vector<const dynamic_part*> parts = collected();
            const part_cursor cursor{parts};
            Expression::flatten(to, nullptr);
            cursor.finished();
        } else {
            Expression::flatten(to, nullptr);
        }
    }
    void bind([[maybe_unused]] value_sink& to, [[maybe_unused]] int& position) const override {
        if constexpr (Expression::has_values) given_.bind(to, position);
    }
    void append_structure(structure_key& to) const override {
        to.add('e');
        to.add_address(&address_of_type<Expression>);
        if constexpr (has_dynamic<Expression>)
            for (const dynamic_part* each : collected()) each->append_structure(to);
    }

private:
    std::vector<const dynamic_part*> collected() const {
        parts_collector collector;
        int position = 1;
        given_.bind(collector, position);
        return std::move(collector.parts);
    }

    [[no_unique_address]] Expression given_;
};

}  // namespace varve::detail
