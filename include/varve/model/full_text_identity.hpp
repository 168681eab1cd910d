#pragma once

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

#include <varve/model/column_identity.hpp>
#include <varve/model/table_name.hpp>
#include <varve/model/table_of.hpp>
#include <varve/schema/row_key.hpp>

namespace varve::detail {

/// A name that outlives the table it was taken from.
struct static_name {
    std::array<char, 256> characters{};
    std::size_t size = 0;

    constexpr void take(std::string_view text) {
        if (text.size() > characters.size()) throw std::logic_error("varve: a name of more than 256 bytes is in a full-text index");
        for (const char each : text) characters[size++] = each;
    }
    constexpr std::string_view view() const { return {characters.data(), size}; }
};

template <std::size_t Count>
struct full_text_target {
    bool exists = false;
    static_name index{};
    static_name key{};
    static_name language{};
};

template <std::size_t Count>
constexpr bool is_over(const schema::index& index, const std::array<std::string_view, Count>& columns) {
    if (!index.is_full_text() || index.parts.size() != Count) return false;
    for (std::size_t i = 0; i < Count; ++i)
        if (index.parts[i].column != columns[i]) return false;
    return true;
}

// By the table itself, which knows of embedded structs' facts and of the names that are made.
template <class Model, std::size_t Count>
consteval full_text_target<Count> find_full_text(const std::array<std::string_view, Count>& columns) {
    full_text_target<Count> made{};
    const schema::table table = varve::table_of<Model>();
    for (const schema::index& each : table.indexes) {
        if (made.exists || !is_over(each, columns)) continue;
        made.exists = true;
        made.index.take(each.name);
        made.key.take(schema::row_key(table));
        made.language.take(each.full_text.language);
    }
    return made;
}

template <auto... Members>
struct full_text_identity;

template <auto First, auto... Rest>
struct full_text_identity<First, Rest...> {
    using root = member_root<First>;
    static constexpr auto target = find_full_text<root>(column_names_of<First, Rest...>);

    // Columns of another model may be called as those of the index.
    static constexpr bool exists = target.exists && (std::is_same_v<member_root<Rest>, root> && ...);
    static constexpr std::string_view index() { return target.index.view(); }
    static constexpr std::string_view key() { return target.key.view(); }
    static constexpr std::string_view language() { return target.language.view(); }
    static constexpr std::string_view table() { return table_name_of<root>; }

    template <auto Member>
    static constexpr std::size_t position_of = [] {
        std::size_t at = 0;
        const std::string_view name = column_identity<Member>::name();
        while (at < 1 + sizeof...(Rest) && column_names_of<First, Rest...>[at] != name) ++at;
        return at;
    }();
    template <auto Member>
    static constexpr bool has = std::is_same_v<member_root<Member>, root> && position_of<Member> < 1 + sizeof...(Rest);
};

}  // namespace varve::detail
