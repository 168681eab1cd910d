#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include <varve/core/owned.hpp>
#include <varve/core/rule.hpp>
#include <varve/model/column_identity.hpp>
#include <varve/model/next_index.hpp>
#include <varve/schema/table.hpp>

namespace varve {

/// One weight for each field of a full-text index.
template <std::size_t Fields, std::size_t Weights>
struct full_text_weights_are_complete {
    static constexpr bool holds = Fields == Weights;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a full-text index is given another number of weights than it has fields; each field has one, in their order; "
                      "give as many whole numbers to weights() as full_text_index<…> names fields");
    }
};

namespace detail {

inline constexpr std::size_t most_prefixes = 4;
inline constexpr std::size_t most_tokenizers = 4;

struct tokenizer_outline {
    std::string_view dialect{};
    std::string_view text{};
};

struct full_text_outline {
    std::string_view name{};
    std::string_view language{};
    std::array<int, most_prefixes> prefixes{};
    std::array<tokenizer_outline, most_tokenizers> tokenizers{};
};

// Outside of the facts' templates, so that it is compiled once.
[[gnu::cold, gnu::noinline]] constexpr void add_full_text_index(schema::table& table, const full_text_outline& outline,
                                                                std::span<const std::string_view> columns, std::span<const int> weights) {
    schema::index& made = next_index(table);
    made.name = owned(outline.name);
    made.kind = schema::index_kind::full_text;
    made.full_text.language = owned(outline.language);
    for (const int each : outline.prefixes)
        if (each != 0) made.full_text.prefixes.push_back(each);
    for (const tokenizer_outline& each : outline.tokenizers) {
        if (each.text.empty()) continue;
        schema::dialect_text& tokenizer = made.full_text.tokenizer.emplace_back();
        append_owned(tokenizer.dialect, each.dialect);
        append_owned(tokenizer.text, each.text);
    }
    made.parts = std::vector<schema::index_part>(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        made.parts[i].column = owned(columns[i]);
        made.parts[i].weight = weights[i];
    }
}

template <auto... Members>
struct full_text_fact {
    using members = member_list<Members...>;
    static constexpr bool is_full_text = true;
    static constexpr bool is_index = true;
    full_text_outline outline{};
    std::array<int, sizeof...(Members)> column_weights = [] {
        std::array<int, sizeof...(Members)> ones{};
        for (int& each : ones) each = 1;
        return ones;
    }();

    /// Without it: ft_<table>_<columns>.
    constexpr full_text_fact named(std::string_view text) const {
        full_text_fact made = *this;
        made.outline.name = text;
        return made;
    }
    /// Words are reduced to their stems, so that "searches" finds "searching". SQLite knows "english"; in any other language
    /// it looks for words as they stand.
    constexpr full_text_fact language(std::string_view text) const {
        full_text_fact made = *this;
        made.outline.language = text;
        return made;
    }
    /// How much a word counts in each field when matches are ranked: whole numbers, 0 for not at all.
    template <class... Weights>
    constexpr full_text_fact weights(const Weights&... each) const {
        full_text_fact made = *this;
        if constexpr (obeys<full_text_weights_are_complete<sizeof...(Members), sizeof...(Weights)>>()) made.column_weights = {each...};
        return made;
    }
    /// Beginnings of words of so many letters are kept too: searches for `prefix` are faster, the index is larger.
    template <class... Letters>
        requires(sizeof...(Letters) <= most_prefixes)
    constexpr full_text_fact prefixes(const Letters&... letters) const {
        full_text_fact made = *this;
        made.outline.prefixes = {letters...};
        return made;
    }
    /// What one engine is told of how to take texts apart, instead of the language: `tokenizer<varve::sqlite>("trigram")`.
    template <class Backend>
    constexpr full_text_fact tokenizer(std::string_view text) const {
        full_text_fact made = *this;
        for (tokenizer_outline& each : made.outline.tokenizers) {
            if (!each.text.empty()) continue;
            each = {Backend::name, text};
            break;
        }
        return made;
    }

    [[gnu::cold]] constexpr void apply(schema::table& table) const {
        add_full_text_index(table, outline, column_names_of<Members...>, column_weights);
    }
};

}  // namespace detail

/// An index of the words in these fields, all of them texts; asked by varve/expression/full_text.hpp:
/// `full_text_index<&metric::name, &metric::description>.language("english").weights(10, 1)`. Triggers keep it in step; on
/// SQLite they do not see the rows that REPLACE takes away (https://sqlite.org/lang_conflict.html) unless recursive_triggers
/// is on. REPLACE in a statement over such a table is refused; REPLACE inside triggers, and UNIQUE … ON CONFLICT REPLACE in
/// tables written by hand, are not guarded: there the words of such rows stay in the index.
template <member auto... Members>
inline constexpr detail::full_text_fact<Members...> full_text_index{};

}  // namespace varve
