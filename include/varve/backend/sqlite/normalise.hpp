#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/backend/sqlite/tokens.hpp>

namespace varve::detail {

// https://www.sqlite.org/lang_keywords.html, and true and false, which are values where no column has the name.
inline constexpr std::string_view sqlite_keywords[] = {
    "abort", "action", "add", "after", "all", "alter", "always", "analyze", "and", "as", "asc", "attach", "autoincrement", "before",
    "begin", "between", "by", "cascade", "case", "cast", "check", "collate", "column", "commit", "conflict", "constraint", "create",
    "cross", "current", "current_date", "current_time", "current_timestamp", "database", "default", "deferrable", "deferred",
    "delete", "desc", "detach", "distinct", "do", "drop", "each", "else", "end", "escape", "except", "exclude", "exclusive",
    "exists", "explain", "fail", "false", "filter", "first", "following", "for", "foreign", "from", "full", "generated", "glob",
    "group", "groups", "having", "if", "ignore", "immediate", "in", "index", "indexed", "initially", "inner", "insert", "instead",
    "intersect", "into", "is", "isnull", "join", "key", "last", "left", "like", "limit", "match", "materialized", "natural", "no",
    "not", "nothing", "notnull", "null", "nulls", "of", "offset", "on", "or", "order", "others", "outer", "over", "partition",
    "plan", "pragma", "preceding", "primary", "query", "raise", "range", "recursive", "references", "regexp", "reindex", "release",
    "rename", "replace", "restrict", "returning", "right", "rollback", "row", "rows", "savepoint", "select", "set", "table", "temp",
    "temporary", "then", "ties", "to", "transaction", "trigger", "true", "unbounded", "union", "unique", "update", "using",
    "vacuum", "values", "view", "virtual", "when", "where", "window", "with", "without"};

constexpr bool sqlite_is_keyword(std::string_view lower) {
    for (const std::string_view each : sqlite_keywords)
        if (each == lower) return true;
    return false;
}

/// Whether a name (in lower case) means itself without quotes.
constexpr bool sqlite_is_plain_name(std::string_view lower) {
    if (lower.empty() || sqlite_is_digit(lower[0])) return false;
    for (const char each : lower)
        if (!sqlite_is_word(each) || each == '$' || static_cast<unsigned char>(each) >= 0x80) return false;
    return !sqlite_is_keyword(lower);
}

/// One token in its normal form: names and keywords in lower case, quotes only where they are needed.
constexpr std::string sqlite_normal_token(const sqlite_token& token) {
    switch (token.what) {
        case sqlite_token::kind::string:
        case sqlite_token::kind::parameter: return std::string{token.text};
        case sqlite_token::kind::symbol:
            if (token.text == "==") return "=";
            if (token.text == "!=") return "<>";
            return std::string{token.text};
        case sqlite_token::kind::quoted: {
            const std::string name = sqlite_lower(sqlite_name_of(token));
            if (sqlite_is_plain_name(name)) return name;
            std::string out = "\"";
            for (const char each : name) {
                if (each == '"') out.push_back('"');
                out.push_back(each);
            }
            return out + "\"";
        }
        default: return sqlite_lower(token.text);
    }
}

/// Whether the first token opens a parenthesis that only the last one closes.
constexpr bool sqlite_in_parentheses(const std::vector<sqlite_token>& tokens, std::size_t first, std::size_t last) {
    if (last - first < 2 || tokens[first].text != "(" || tokens[last - 1].text != ")") return false;
    int depth = 0;
    for (std::size_t i = first; i < last; ++i) {
        if (tokens[i].text == "(") ++depth;
        if (tokens[i].text == ")" && --depth == 0) return i + 1 == last;
    }
    return false;
}

/// SQL in the one form that texts are compared in: spelling, quotes, comments and outer parentheses make no difference.
/// What comes out is still SQL of the same meaning, and normalising it again changes nothing.
constexpr std::string sqlite_normalised(std::string_view sql) {
    const std::vector<sqlite_token> tokens = sqlite_tokens(sql);
    std::size_t first = 0;
    std::size_t last = tokens.size();
    while (last > first && tokens[last - 1].text == ";") --last;
    while (sqlite_in_parentheses(tokens, first, last)) {
        ++first;
        --last;
    }
    std::string out;
    bool after_operand = false;  // what stands before can be an operand: a sign is then a binary operator
    bool glue = true;            // nothing stands between the token before and this one
    bool callable = false;       // a name stands before, which an opening parenthesis makes a call
    for (std::size_t i = first; i < last; ++i) {
        const std::string text = sqlite_normal_token(tokens[i]);
        const bool is_word = tokens[i].what == sqlite_token::kind::word;
        const bool keyword = is_word && sqlite_is_keyword(text);
        const bool closes = text == ")" || text == "," || text == "." || text == ";";
        if (!glue && !closes && !(text == "(" && callable)) out.push_back(' ');
        out += text;
        const bool sign = !after_operand && (text == "-" || text == "+" || text == "~");
        glue = text == "(" || text == "." || sign;
        // A sign before a sign keeps its space: two of them would begin a comment.
        if (sign && i + 1 < last && (tokens[i + 1].text == "-" || tokens[i + 1].text == "+")) glue = false;
        callable = (is_word && !keyword) || tokens[i].what == sqlite_token::kind::quoted;
        after_operand = tokens[i].what == sqlite_token::kind::symbol ? text == ")" : !keyword;
    }
    return out;
}

constexpr int sqlite_mentions(std::string_view sql, std::string_view identifier) {
    int found = 0;
    for (const sqlite_token& each : sqlite_tokens(sql)) found += sqlite_names(each, identifier);
    return found;
}

constexpr std::string sqlite_with_renamed(std::string_view sql, std::string_view from, std::string_view to) {
    std::string out;
    std::size_t copied = 0;
    for (const sqlite_token& each : sqlite_tokens(sql)) {
        if (!sqlite_names(each, from)) continue;
        out += sql.substr(copied, each.position - copied);
        out.push_back('"');
        for (const char letter : to) {
            if (letter == '"') out.push_back('"');
            out.push_back(letter);
        }
        out.push_back('"');
        copied = each.position + each.text.size();
    }
    out += sql.substr(copied);
    return out;
}

}  // namespace varve::detail
