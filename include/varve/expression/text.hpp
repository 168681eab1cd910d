// Functions of text. Text that is not ASCII: lower, upper and the letter case of LIKE are the engine's (SQLite knows ASCII alone).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <varve/expression/arithmetic.hpp>
#include <varve/expression/kinds.hpp>
#include <varve/expression/typed_nodes.hpp>

namespace varve {

/// In small letters.
template <expression Of>
constexpr auto lower(const Of& of) {
    static_cast<void>(detail::takes_text<"lower", Of>());
    return detail::call_of<"lower", std::string>(of);
}
/// In capitals.
template <expression Of>
constexpr auto upper(const Of& of) {
    static_cast<void>(detail::takes_text<"upper", Of>());
    return detail::call_of<"upper", std::string>(of);
}
/// How many characters (not bytes).
template <expression Of>
constexpr auto length(const Of& of) {
    static_cast<void>(detail::takes_text<"length", Of>());
    return detail::call_of<"char_length", std::int64_t>(of);
}

/// Without spaces, or without any of the characters given, at both ends.
template <expression Of, class... Characters>
    requires(sizeof...(Characters) <= 1)
constexpr auto trim(const Of& of, const Characters&... characters) {
    static_cast<void>(detail::takes_text<"trim", Of, Characters...>());
    return detail::call_of<"trim", std::string>(of, characters...);
}
/// The same at the beginning.
template <expression Of, class... Characters>
    requires(sizeof...(Characters) <= 1)
constexpr auto ltrim(const Of& of, const Characters&... characters) {
    static_cast<void>(detail::takes_text<"ltrim", Of, Characters...>());
    return detail::call_of<"ltrim", std::string>(of, characters...);
}
/// The same at the end.
template <expression Of, class... Characters>
    requires(sizeof...(Characters) <= 1)
constexpr auto rtrim(const Of& of, const Characters&... characters) {
    static_cast<void>(detail::takes_text<"rtrim", Of, Characters...>());
    return detail::call_of<"rtrim", std::string>(of, characters...);
}

/// The characters from the `first` on, counted from 1; to the end, or so many.
template <expression Of, class First, class... Count>
    requires(sizeof...(Count) <= 1)
constexpr auto substr(const Of& of, const First& first, const Count&... count) {
    static_cast<void>(detail::takes_text<"substr", Of>() && detail::takes_integers<"substr", First, Count...>());
    return detail::call_of<"substr", std::string>(of, first, count...);
}

/// With every `from` replaced by `to`.
template <expression Of, class From, class To>
constexpr auto replace(const Of& of, const From& from, const To& to) {
    static_cast<void>(detail::takes_text<"replace", Of, From, To>());
    return detail::call_of<"replace", std::string>(of, from, to);
}

/// Where `part` first begins, in characters counted from 1, or 0. Letter case counts.
template <expression Of, class Part>
constexpr auto position(const Of& of, const Part& part) {
    static_cast<void>(detail::takes_text<"position", Of, Part>());
    return detail::call_of<"position", std::int64_t>(of, part);
}

/// Texts one after the other; NULL where any is, as ||.
template <class First, class Second, class... Rest>
constexpr auto concat(const First& first, const Second& second, const Rest&... rest) {
    static_cast<void>(detail::takes_text<"concat", First, Second, Rest...>());
    if constexpr (sizeof...(Rest) == 0)
        return detail::own_parameter(first) || detail::own_parameter(second);
    else
        return concat(detail::own_parameter(first) || detail::own_parameter(second), rest...);
}

namespace detail {

/// A text known at compile time, printed as a literal: what engines take no parameter for.
template <fixed_string Text>
struct constant_text_expression : operations<constant_text_expression<Text>> {
    using expression_tag = void;
    using value_type = std::string;
    using storage_source = natural_storage;
    using operands = operand_list<>;
    static constexpr bool has_values = false;
    static constexpr void flatten(flattening& to, const constant_text_expression*) { append_text_literal(to, Text.view(), schema::storage::natural); }
};

/// A part of a LIKE pattern in which nothing is a wildcard: the text is escaped when it is bound, and never by the user.
template <class Kept, bool Before, bool After>
struct pattern_parameter : operations<pattern_parameter<Kept, Before, After>> {
    using expression_tag = void;
    using value_type = std::string;
    using storage_source = natural_storage;
    using operands = operand_list<>;
    static constexpr bool has_values = true;

    Kept value;

    constexpr void append_to(std::string& out) const {
        if (Before) out.push_back('%');
        for (const char each : value.view()) {
            if (each == '%' || each == '_' || each == '\\') out.push_back('\\');
            out.push_back(each);
        }
        if (After) out.push_back('%');
    }
    static constexpr void flatten(flattening& to, const pattern_parameter* self) {
        if (to.literals && self != nullptr) {
            append_text_literal(to, {}, schema::storage::natural);
            self->append_to(to.out.nodes.back().text);
        } else {
            add_parameter<std::string>(to, schema::storage::natural);
        }
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        std::string escaped;
        append_to(escaped);
        statement.bind_copy(position++, std::string_view{escaped});
    }
};

template <bool Before, bool After, class Of, class Text>
constexpr auto like_literally(const Of& of, const Text& text) {
    using pattern = pattern_parameter<kept_as<Text>, Before, After>;
    using escape = constant_text_expression<"\\">;
    return operation_expression<operation::like, bool, natural_storage, Of, pattern, escape>{
        {}, {{of}, {pattern{{}, kept_as<Text>{std::string_view{text}}}}, {escape{}}}};
}

}  // namespace detail

/// LIKE with a character that takes the meaning from % and _: `like<"!">(col<&metric::name>, "50!%%")`.
template <fixed_string Escape, expression Of, class Pattern>
constexpr auto like(const Of& of, const Pattern& pattern) {
    static_assert(Escape.view().size() == 1, "varve: like() is given an escape of several characters; SQL takes one; write like<\"!\">(…)");
    static_cast<void>(detail::takes_text<"like", Of, Pattern>());
    using made = decltype(detail::own_parameter(pattern));
    using escape = detail::constant_text_expression<Escape>;
    return operation_expression<operation::like, bool, detail::natural_storage, Of, made, escape>{
        {}, {{of}, {detail::own_parameter(pattern)}, {escape{}}}};
}

/// Begins with the text as it stands: % and _ in it are themselves. Letter case as with like; `position(e, text) == 1` for
/// exactly these letters.
template <expression Of, detail::text_value Text>
constexpr auto starts_with(const Of& of, const Text& text) {
    static_cast<void>(detail::takes_text<"starts_with", Of>());
    return detail::like_literally<false, true>(of, text);
}
/// Ends with the text as it stands.
template <expression Of, detail::text_value Text>
constexpr auto ends_with(const Of& of, const Text& text) {
    static_cast<void>(detail::takes_text<"ends_with", Of>());
    return detail::like_literally<true, false>(of, text);
}
/// Holds the text as it stands.
template <expression Of, detail::text_value Text>
constexpr auto contains(const Of& of, const Text& text) {
    static_cast<void>(detail::takes_text<"contains", Of>());
    return detail::like_literally<true, true>(of, text);
}

}  // namespace varve
