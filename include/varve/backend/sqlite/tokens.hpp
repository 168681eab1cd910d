#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace varve::detail {

/// A token of SQLite's SQL: https://www.sqlite.org/draft/tokenreq.html. Whitespace and comments are none.
struct sqlite_token {
    enum class kind : unsigned char { word, quoted, string, number, blob, parameter, symbol };

    kind what = kind::symbol;
    std::string_view text{};   ///< as it stands in the source
    std::size_t position = 0;  ///< where
};

constexpr char sqlite_lower(char each) { return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each; }

constexpr std::string sqlite_lower(std::string_view text) {
    std::string out;
    for (const char each : text) out.push_back(sqlite_lower(each));
    return out;
}

/// SQLite compares names without regard to the case of ASCII letters, quoted or not.
constexpr bool sqlite_same_name(std::string_view left, std::string_view right) {
    if (left.size() != right.size()) return false;
    for (std::size_t i = 0; i < left.size(); ++i)
        if (sqlite_lower(left[i]) != sqlite_lower(right[i])) return false;
    return true;
}

constexpr bool sqlite_is_digit(char each) { return each >= '0' && each <= '9'; }
constexpr bool sqlite_is_word(char each) {
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || sqlite_is_digit(each) || each == '_' || each == '$' ||
           static_cast<unsigned char>(each) >= 0x80;
}

/// The end of a quoted run that begins at `at`; a doubled quote stands for itself.
[[gnu::cold]] constexpr std::size_t sqlite_quote_end(std::string_view sql, std::size_t at) {
    const char close = sql[at] == '[' ? ']' : sql[at];
    for (std::size_t i = at + 1; i < sql.size(); ++i) {
        if (sql[i] != close) continue;
        if (close != ']' && i + 1 < sql.size() && sql[i + 1] == close) ++i;
        else return i + 1;
    }
    return sql.size();
}

[[gnu::cold]] constexpr std::size_t sqlite_number_end(std::string_view sql, std::size_t at) {
    if (sql[at] == '0' && at + 1 < sql.size() && sqlite_lower(sql[at + 1]) == 'x') {
        at += 2;
        while (at < sql.size() && sqlite_is_word(sql[at])) ++at;
        return at;
    }
    while (at < sql.size() && (sqlite_is_digit(sql[at]) || sql[at] == '.')) ++at;
    if (at < sql.size() && sqlite_lower(sql[at]) == 'e') {
        std::size_t exponent = at + 1;
        if (exponent < sql.size() && (sql[exponent] == '+' || sql[exponent] == '-')) ++exponent;
        if (exponent < sql.size() && sqlite_is_digit(sql[exponent])) {
            at = exponent;
            while (at < sql.size() && sqlite_is_digit(sql[at])) ++at;
        }
    }
    return at;
}

[[gnu::cold]] constexpr std::vector<sqlite_token> sqlite_tokens(std::string_view sql) {
    using kind = sqlite_token::kind;
    constexpr std::string_view pairs[] = {"->>", "->", "||", "<=", "<>", "<<", ">=", ">>", "==", "!="};
    std::vector<sqlite_token> made;
    for (std::size_t at = 0; at < sql.size();) {
        const char first = sql[at];
        if (first == ' ' || (first >= '\t' && first <= '\r')) {
            ++at;
            continue;
        }
        if (sql.substr(at, 2) == "--") {
            while (at < sql.size() && sql[at] != '\n') ++at;
            continue;
        }
        if (sql.substr(at, 2) == "/*") {
            const std::size_t end = sql.find("*/", at + 2);
            at = end == std::string_view::npos ? sql.size() : end + 2;
            continue;
        }
        std::size_t end = at + 1;
        kind what = kind::symbol;
        if (first == '\'') {
            what = kind::string;
            end = sqlite_quote_end(sql, at);
        } else if (first == '"' || first == '`' || first == '[') {
            what = kind::quoted;
            end = sqlite_quote_end(sql, at);
        } else if (sqlite_lower(first) == 'x' && end < sql.size() && sql[end] == '\'') {
            what = kind::blob;
            end = sqlite_quote_end(sql, end);
        } else if (sqlite_is_digit(first) || (first == '.' && end < sql.size() && sqlite_is_digit(sql[end]))) {
            what = kind::number;
            end = sqlite_number_end(sql, at);
        } else if (first == '?' || first == ':' || first == '@' || first == '$') {
            what = kind::parameter;
            while (end < sql.size() && sqlite_is_word(sql[end])) ++end;
        } else if (sqlite_is_word(first)) {
            what = kind::word;
            while (end < sql.size() && sqlite_is_word(sql[end])) ++end;
        } else {
            for (const std::string_view pair : pairs)
                if (sql.substr(at, pair.size()) == pair) {
                    end = at + pair.size();
                    break;
                }
        }
        made.push_back({what, sql.substr(at, end - at), at});
        at = end;
    }
    return made;
}

/// The name that a word or a quoted identifier stands for, in its own case.
[[gnu::cold]] constexpr std::string sqlite_name_of(const sqlite_token& token) {
    if (token.what != sqlite_token::kind::quoted || token.text.size() < 2) return std::string{token.text};
    const char close = token.text.back();
    std::string out;
    for (std::size_t i = 1; i + 1 < token.text.size(); ++i) {
        out.push_back(token.text[i]);
        if (token.text[i] == close && close != ']') ++i;
    }
    return out;
}

constexpr bool sqlite_names(const sqlite_token& token, std::string_view name) {
    if (token.what == sqlite_token::kind::word) return sqlite_same_name(token.text, name);
    return token.what == sqlite_token::kind::quoted && sqlite_same_name(sqlite_name_of(token), name);
}

}  // namespace varve::detail
