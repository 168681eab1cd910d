// Searches in full-text indexes (the fact varve::full_text_index<…>). What goes in are the fields of an index and what to
// look for, what comes out is a condition; rank, snippet and highlight take that condition, and are expressions as any
// other. How an engine says it is its dialect's matter: here they are calls whose operands name all that engines need.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <varve/core/error.hpp>
#include <varve/core/rule.hpp>
#include <varve/expression/column.hpp>
#include <varve/expression/kinds.hpp>
#include <varve/expression/literal.hpp>
#include <varve/expression/search_words.hpp>

namespace varve {

namespace detail {

/// The full-text index over fields of a model. Defined in model/, which knows the facts:
///   exists, is_whole          whether there is one over these fields, and over no others
///   index(), key(), table(), language()
///   position_of<Member>       the place of a field in it, or its number of fields
template <auto... Members>
struct full_text_identity;

}  // namespace detail

/// Words are looked for where they are indexed.
template <auto... Members>
struct fields_have_a_full_text_index {
    static constexpr bool holds = detail::full_text_identity<Members...>::exists;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: words are looked for in fields that have no full-text index; match<…>() names the fields of one, all of them in "
                      "their order; add the fact varve::full_text_index<…> over the members named in this rule");
    }
};

/// A snippet is of a field in which words were looked for.
template <auto Member, bool Indexed>
struct field_is_searched {
    static constexpr bool holds = Indexed;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a snippet or highlight is asked of a field in which no words were looked for; it shows the words of a match; "
                      "name one of the fields of match<…>()");
    }
};

namespace detail {

// One column stands for the table: a rule that is broken is said once.
template <fixed_string Alias, auto First, auto... Rest>
struct leading_column {
    using type = column_expression<First, Alias>;
};

// The first three operands of every call, and the fifth.
template <fixed_string Alias, auto... Members>
constexpr void flatten_index(flattening& to) {
    using identity = full_text_identity<Members...>;
    to.needs.add(optional_clause::full_text);
    to.add(schema::node_kind::column, 0, identity::index());
    // With its table even where that is the only one: a dialect may put it into a subquery.
    schema::node& key = to.add(schema::node_kind::column, 0, identity::key());
    append_owned(key.qualifier, Alias.empty() ? identity::table() : Alias.view());
}

}  // namespace detail

/// Whether a row holds what is looked for. Calls have the operands index, key of the table, search, fields, language.
template <class Search, fixed_string Alias, auto... Members>
struct match_expression : operations<match_expression<Search, Alias, Members...>> {
    using expression_tag = void;
    using value_type = bool;
    using storage_source = detail::natural_storage;
    using operands = detail::operand_list<typename detail::leading_column<Alias, Members...>::type>;
    static constexpr bool has_values = true;
    Search searched;

    /// The same search in a table that the query knows by an alias: `match<&employee::name>(words).in_source(boss)`.
    template <template <class, fixed_string> class Source, class Model, fixed_string Name>
    constexpr auto in_source(const Source<Model, Name>&) const {
        return match_expression<Search, Name, Members...>{{}, searched};
    }

    static constexpr void flatten(detail::flattening& to, const match_expression*) {
        to.add(schema::node_kind::call, 5, "full_text_match");
        flatten_operands(to);
    }
    static constexpr void flatten_operands(detail::flattening& to) {
        detail::flatten_index<Alias, Members...>(to);
        Search::flatten(to);
        to.add(schema::node_kind::list, sizeof...(Members));
        (column_expression<Members, Alias>::flatten(to, nullptr), ...);
        detail::append_text_literal(to, detail::full_text_identity<Members...>::language(), schema::storage::natural);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        searched.bind(statement, position);
    }
};

/// How well a row matches.
template <class Search, fixed_string Alias, auto... Members>
struct rank_expression : operations<rank_expression<Search, Alias, Members...>> {
    using expression_tag = void;
    using value_type = double;
    using storage_source = detail::natural_storage;
    using operands = detail::operand_list<typename detail::leading_column<Alias, Members...>::type>;
    static constexpr bool has_values = true;
    match_expression<Search, Alias, Members...> found;

    static constexpr void flatten(detail::flattening& to, const rank_expression*) {
        to.add(schema::node_kind::call, 5, "full_text_rank");
        decltype(found)::flatten_operands(to);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        found.bind(statement, position);
    }
};

/// A field's text with the words that were found marked in it: its call has the operands index, key, search, field,
/// language, place of the field in the index, and what it is given.
template <fixed_string Call, class Result, auto Member, class Search, fixed_string Alias, class Index, class... Given>
struct marked_text_expression;

template <fixed_string Call, class Result, auto Member, class Search, fixed_string Alias, auto... Members, class... Given>
struct marked_text_expression<Call, Result, Member, Search, Alias, detail::full_text_identity<Members...>, Given...>
    : operations<marked_text_expression<Call, Result, Member, Search, Alias, detail::full_text_identity<Members...>, Given...>> {
    using expression_tag = void;
    using value_type = Result;
    using storage_source = detail::natural_storage;
    using operands = detail::operand_list<column_expression<Member, Alias>>;
    static constexpr bool has_values = true;
    Search searched;
    detail::pack<Given...> given;

    static constexpr void flatten(detail::flattening& to, const marked_text_expression* self) {
        using identity = detail::full_text_identity<Members...>;
        to.add(schema::node_kind::call, 6 + sizeof...(Given), Call.view());
        detail::flatten_index<Alias, Members...>(to);
        Search::flatten(to);
        column_expression<Member, Alias>::flatten(to, nullptr);
        detail::append_text_literal(to, identity::language(), schema::storage::natural);
        detail::append_literal(to, static_cast<std::int64_t>(identity::template position_of<Member>), schema::storage::natural);
        detail::pack<Given...>::flatten(to, self == nullptr ? nullptr : &self->given);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        searched.bind(statement, position);
        given.bind(statement, position);
    }
};

namespace detail {

// FTS5 takes no others, and tells nobody: https://sqlite.org/fts5.html, section 5.1.3.
inline constexpr int most_snippet_words = 64;

[[noreturn, gnu::cold, gnu::noinline]] inline void refuse_snippet_words(int words) {
    throw usage_error("varve: a snippet of " + std::to_string(words) + " words is asked for; it has from 1 to 64; say so many, or use highlight() for all of the field",
                      {.sqlstate = "22023"});
}

}  // namespace detail

/// A condition over a full-text index, named by its fields: `match<&metric::name, &metric::description>(all_words(text))`; a
/// plain text is all_words(text). Stands wherever a condition can: in where() beside others, in on(), in CASE.
template <member auto... Members, class Search>
constexpr auto match(const Search& search) {
    if constexpr (!detail::search<Search>) {
        return varve::match<Members...>(all_words(search));
    } else {
        static_cast<void>(detail::obeys<fields_have_a_full_text_index<Members...>>());
        return match_expression<Search, "", Members...>{{}, search};
    }
}

/// How well a row matches: higher is better, 0.0 where it does not: `order_by(desc(rank(found)))`. The fields count by the
/// weights of the index. Its scale is the engine's own (SQLite: bm25, with its sign turned).
template <class Search, fixed_string Alias, auto... Members>
constexpr auto rank(const match_expression<Search, Alias, Members...>& found) {
    return rank_expression<Search, Alias, Members...>{{}, found};
}

/// A piece of a field of at most so many words around what was found, which is put between `open` and `close`; `ellipsis`
/// stands where text is left out. Empty where the row does not match. The text is not escaped: for HTML choose marks that
/// no text holds, escape all of it, and put tags for the marks then. Throws usage_error for words outside of 1 to 64.
template <member auto Member, class Search, fixed_string Alias, auto... Members, detail::text_value Open, detail::text_value Close,
          detail::text_value Ellipsis>
constexpr auto snippet(const match_expression<Search, Alias, Members...>& found, const Open& open, const Close& close,
                       const Ellipsis& ellipsis, int words) {
    using identity = detail::full_text_identity<Members...>;
    static_cast<void>(detail::obeys<field_is_searched<Member, identity::template has<Member>>>());
    if (words < 1 || words > detail::most_snippet_words) detail::refuse_snippet_words(words);
    const auto make = [&]<class... Given>(const Given&... given) {
        return marked_text_expression<"full_text_snippet", std::string, Member, Search, Alias, identity, Given...>{
            {}, found.searched, {{given}...}};
    };
    return make(detail::own_parameter(open), detail::own_parameter(close), detail::own_parameter(ellipsis), detail::own_parameter(words));
}

/// All of a field, with each word that was found between `open` and `close`. Where the row does not match, the field as it
/// is. Not escaped, as with snippet.
template <member auto Member, class Search, fixed_string Alias, auto... Members, detail::text_value Open, detail::text_value Close>
constexpr auto highlight(const match_expression<Search, Alias, Members...>& found, const Open& open, const Close& close) {
    using identity = detail::full_text_identity<Members...>;
    static_cast<void>(detail::obeys<field_is_searched<Member, identity::template has<Member>>>());
    using result = detail::null_with<std::string, column_expression<Member>>;
    const auto make = [&]<class... Given>(const Given&... given) {
        return marked_text_expression<"full_text_highlight", result, Member, Search, Alias, identity, Given...>{
            {}, found.searched, {{given}...}};
    };
    return make(detail::own_parameter(open), detail::own_parameter(close));
}

}  // namespace varve
