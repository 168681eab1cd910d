#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include <boost/hana/unpack.hpp>

#include <varve/model/facts.hpp>
#include <varve/model/field_path.hpp>
#include <varve/reflect/field_count.hpp>
#include <varve/reflect/member_of.hpp>

namespace varve::detail {

// Facts about members of another struct are left out here; the model rules say what is wrong with them.
template <class T, class Fact>
consteval bool is_about_own_member() {
    if constexpr (requires { Fact::member; })
        return is_member_of<Fact::member, T>;
    else
        return true;
}

template <class Fact>
concept embeds = requires(const Fact& fact) { fact.column_prefix; };

template <class T, class Fact>
constexpr void note_embedded(const Fact& fact, std::array<bool, field_count<T>>& embedded,
                             std::array<std::string_view, field_count<T>>& prefixes) {
    if constexpr (embeds<Fact> && is_about_own_member<T, Fact>()) {
        constexpr field_path where = path_of_member<Fact::member>();
        embedded[where.positions[0]] = true;
        prefixes[where.positions[0]] = fact.column_prefix;
    }
}

template <class T>
struct embedding {
    std::array<bool, field_count<T>> embedded{};
    std::array<std::string_view, field_count<T>> prefixes{};
};

template <class... Facts>
consteval bool any_embeds(fact_list<Facts...>) {
    return (false || ... || embeds<Facts>);
}

template <class T>
consteval embedding<T> find_embedding() {
    embedding<T> found;
    if constexpr (any_embeds(fact_types<T>{}))
        boost::hana::unpack(facts_of<T>(), [&](const auto&... each) {
            (note_embedded<T>(each, found.embedded, found.prefixes), ...);
        });
    return found;
}

template <class T>
inline constexpr embedding<T> embedding_of = find_embedding<T>();

template <class T>
inline constexpr bool has_embedding = [] {
    for (const bool each : embedding_of<T>.embedded)
        if (each) return true;
    return false;
}();

}  // namespace varve::detail
