#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include <boost/hana/unpack.hpp>

#include <varve/model/keys.hpp>
#include <varve/model/layout.hpp>
#include <varve/model/table_name.hpp>

namespace varve::detail {

/// A foreign key as those need it who write rows: columns by position, here and where they point. In static storage.
struct reference {
    std::string_view in_schema{};
    std::string_view table{};
    std::span<const std::uint16_t> columns{};
    std::span<const std::uint16_t> referenced{};
    bool is_deferred = false;       ///< looked at when the transaction ends
    bool follows_deletion = false;  ///< the engine deletes or changes the children itself
};

template <std::size_t Offset, auto... Members>
inline constexpr std::array<std::uint16_t, sizeof...(Members)> shifted_positions{
    static_cast<std::uint16_t>(Offset + position_of_column<Members>)...};

template <std::size_t Offset, auto... Members, auto... Referenced>
constexpr void point(reference& to, member_list<Members...>, referenced_members<Referenced...>) {
    using root = typename referenced_members<Referenced...>::root;
    to.in_schema = schema_name_of<root>;
    to.table = table_name_of<root>;
    to.columns = shifted_positions<Offset, Members...>;
    to.referenced = shifted_positions<0, Referenced...>;
}

template <class T, std::size_t I>
consteval std::size_t first_column() {
    return []<std::size_t... J>(std::index_sequence<J...>) {
        return (std::size_t{0} + ... + columns_in_field<T, J>());
    }(std::make_index_sequence<I>{});
}

template <class T, class Action>
constexpr void each_embedded(Action action) {
    if constexpr (has_embedding<T>)
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (
                [&] {
                    if constexpr (embedding_of<T>.embedded[I]) action(std::integral_constant<std::size_t, I>{});
                }(),
                ...);
        }(std::make_index_sequence<field_count<T>>{});
}

template <class... Facts>
consteval std::size_t count_foreign_keys(fact_list<Facts...>) {
    return (std::size_t{0} + ... + (requires { Facts::is_foreign_key; } ? 1 : 0));
}
template <class T>
consteval std::size_t count_references() {
    std::size_t count = count_foreign_keys(fact_types<T>{});
    each_embedded<T>([&]<std::size_t I>(std::integral_constant<std::size_t, I>) { count += count_references<field_type<T, I>>(); });
    return count;
}

template <class T, std::size_t Offset>
constexpr void note_references(reference*& to) {
    boost::hana::unpack(facts_of<T>(), [&](const auto&... each) {
        (
            [&]<class Fact>(const Fact& fact) {
                if constexpr (requires { Fact::is_foreign_key; }) {
                    point<Offset>(*to, typename Fact::members{}, typename Fact::referenced{});
                    to->is_deferred = fact.starts_deferred;
                    to->follows_deletion = fact.when_deleted != no_action && fact.when_deleted != restrict;
                    ++to;
                }
            }(each),
            ...);
    });
    each_embedded<T>([&]<std::size_t I>(std::integral_constant<std::size_t, I>) {
        note_references<field_type<T, I>, Offset + first_column<T, I>()>(to);
    });
}

/// The foreign keys of a model, those of embedded structs among them.
template <class Model>
inline constexpr auto references_of = [] {
    std::array<reference, count_references<Model>()> made{};
    reference* to = made.data();
    note_references<Model, 0>(to);
    return made;
}();

}  // namespace varve::detail
