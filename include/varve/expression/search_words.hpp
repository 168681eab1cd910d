#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <varve/core/error.hpp>
#include <varve/core/fixed_string.hpp>
#include <varve/expression/bound.hpp>
#include <varve/expression/concept.hpp>
#include <varve/expression/kept_text.hpp>
#include <varve/expression/pack.hpp>
#include <varve/expression/typed_nodes.hpp>

namespace varve {

namespace detail {

// What a person types: beyond these it is no search, and an engine would work for minutes on it.
inline constexpr std::size_t most_search_words = 64;
inline constexpr std::size_t longest_search = 4096;

/// The words of what was typed with one space between. White space and control characters part them (a NUL would end the
/// engine's text); everything else is a word's own, for the dialect to quote.
inline std::string plain_words(std::string_view typed, bool each_once) {
    constexpr auto parts = [](char each) { return static_cast<unsigned char>(each) <= ' ' || each == '\x7f'; };
    std::string out;
    std::array<std::string_view, most_search_words> taken{};
    std::size_t count = 0;
    for (std::size_t at = 0; at < typed.size() && count < most_search_words;) {
        std::size_t end = at;
        while (end < typed.size() && !parts(typed[end])) ++end;
        const std::string_view word = typed.substr(at, end - at);
        at = end + 1;
        bool known = word.empty() || out.size() + word.size() > longest_search;
        for (std::size_t i = 0; i < count && each_once && !known; ++i) known = taken[i] == word;
        if (known) continue;
        taken[count++] = word;
        if (!out.empty()) out.push_back(' ');
        out += word;
    }
    return out;
}

/// What is looked for: a call, by which the dialect makes its own search of a text that is bound. `Form` is its name.
template <fixed_string Form, bool Plain, bool EachOnce, class Kept>
struct search_words {
    using search_tag = void;
    static constexpr bool has_values = true;
    Kept text;

    static constexpr void flatten(flattening& to) {
        to.add(schema::node_kind::call, 1, Form.view());
        add_parameter<std::string>(to, schema::storage::natural);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        if constexpr (Plain) {
            const std::string words = plain_words(text.view(), EachOnce);
            statement.bind_copy(position++, std::string_view{words});
        } else {
            if (text.view().find('\0') != std::string_view::npos)
                throw data_error("varve: a search in the engine's own syntax holds a NUL, where the engine would end it; take it out",
                                 {.sqlstate = "22021"});
            statement.bind(position++, text.view());
        }
    }
};

template <fixed_string Form, bool Plain, bool EachOnce, class Text>
constexpr auto make_search(const Text& text) {
    using kept = kept_as<Text>;
    return search_words<Form, Plain, EachOnce, kept>{kept{std::string_view{text}}};
}

template <class T>
concept search = requires { typename T::search_tag; };

}  // namespace detail

/// Every one of the words, in any order, anywhere in the fields of the index: what match() makes of a plain text. Nothing in
/// it is syntax. The first 64 different words count, in 4096 bytes together; no word at all finds nothing.
template <detail::text_value Text>
constexpr auto all_words(const Text& text) {
    return detail::make_search<"full_text_all_words", true, true>(text);
}
/// At least one of the words; more of them, or rarer ones, rank higher.
template <detail::text_value Text>
constexpr auto any_word(const Text& text) {
    return detail::make_search<"full_text_any_word", true, true>(text);
}
/// The words one behind the other, as given.
template <detail::text_value Text>
constexpr auto phrase(const Text& text) {
    return detail::make_search<"full_text_phrase", true, false>(text);
}
/// All words, of which the last need only be a beginning: a search while it is typed.
template <detail::text_value Text>
constexpr auto typed_words(const Text& text) {
    return detail::make_search<"full_text_typed_words", true, false>(text);
}
/// The engine's own search syntax, as it stands: operators, columns, NEAR. Where the engine does not understand it, the
/// statement throws full_text_syntax_error. For people who know that syntax: never for what a stranger typed.
template <detail::text_value Text>
constexpr auto search_syntax(const Text& text) {
    return detail::make_search<"full_text_syntax", false, false>(text);
}

}  // namespace varve
