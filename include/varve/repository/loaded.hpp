#pragma once

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

#include <varve/repository/detail/relation.hpp>

namespace varve {

/// A row with what was loaded beside it: `auto& [metric, readings] = each;`, or `each.row` and `each.get<&reading::metric_id>()`.
template <class Model, auto... Relations>
struct loaded {
    Model row{};
    std::tuple<typename detail::related<Model, Relations>::type...> beside{};

    /// What was loaded along a relation.
    template <auto Relation>
        requires(!std::is_integral_v<decltype(Relation)>)
    auto& get() {
        return std::get<position<Relation>()>(beside);
    }
    template <auto Relation>
        requires(!std::is_integral_v<decltype(Relation)>)
    const auto& get() const {
        return std::get<position<Relation>()>(beside);
    }

    // For structured bindings.
    template <std::size_t I>
    auto& get() {
        if constexpr (I == 0)
            return row;
        else
            return std::get<I - 1>(beside);
    }
    template <std::size_t I>
    const auto& get() const {
        if constexpr (I == 0)
            return row;
        else
            return std::get<I - 1>(beside);
    }

private:
    // A nested relation is known by its own part, too.
    template <auto Relation>
    static consteval std::size_t position() {
        constexpr bool is_it[] = {
            std::is_same_v<detail::member_list<detail::base_of<Relation>>, detail::member_list<detail::base_of<Relations>>>..., true};
        std::size_t at = 0;
        while (!is_it[at]) ++at;
        return at;
    }
};

}  // namespace varve

template <class Model, auto... Relations>
struct std::tuple_size<varve::loaded<Model, Relations...>> : std::integral_constant<std::size_t, 1 + sizeof...(Relations)> {};
template <std::size_t I, class Model, auto... Relations>
struct std::tuple_element<I, varve::loaded<Model, Relations...>> {
    using type = std::remove_reference_t<decltype(std::declval<varve::loaded<Model, Relations...>&>().template get<I>())>;
};
