#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <varve/backend/sqlite/tokens.hpp>

namespace varve::detail {

constexpr std::size_t sqlite_end_of(const sqlite_token& token) { return token.position + token.text.size(); }

constexpr bool sqlite_spells(const sqlite_token& token, std::string_view keyword) {
    return token.what == sqlite_token::kind::word && sqlite_same_name(token.text, keyword);
}

constexpr bool sqlite_is_symbol(const sqlite_token& token, std::string_view symbol) {
    return token.what == sqlite_token::kind::symbol && token.text == symbol;
}

/// The name a token stands for where only a name can stand: there SQLite takes 'text' for one too.
constexpr std::string sqlite_any_name_of(sqlite_token token) {
    if (token.what == sqlite_token::kind::string) token.what = sqlite_token::kind::quoted;
    return sqlite_name_of(token);
}

/// Walks over the tokens of a CREATE statement that SQLite itself has accepted: it is trusted to be well formed.
class sqlite_reader {
public:
    explicit sqlite_reader(std::string_view sql) : sql_(sql), tokens_(sqlite_tokens(sql)) {}

    bool done() const { return next_ >= tokens_.size(); }
    const sqlite_token& peek(std::size_t ahead = 0) const {
        static constexpr sqlite_token nothing{};
        return next_ + ahead < tokens_.size() ? tokens_[next_ + ahead] : nothing;
    }
    void skip(std::size_t count = 1) { next_ += count; }

    bool at_word(std::string_view keyword, std::size_t ahead = 0) const { return sqlite_spells(peek(ahead), keyword); }
    bool at_symbol(std::string_view symbol) const { return sqlite_is_symbol(peek(), symbol); }

    bool take_word(std::string_view keyword) {
        if (!at_word(keyword)) return false;
        skip();
        return true;
    }
    bool take_symbol(std::string_view symbol) {
        if (!at_symbol(symbol)) return false;
        skip();
        return true;
    }
    std::string take_name() {
        std::string name = sqlite_any_name_of(peek());
        skip();
        return name;
    }

    /// name or schema.name: the last part.
    std::string take_qualified_name() {
        std::string name = take_name();
        if (take_symbol(".")) name = take_name();
        return name;
    }

    /// Takes a group in parentheses and returns what stands between them.
    std::string take_group() {
        const std::size_t first = next_ + 1;
        int depth = 0;
        do {
            if (at_symbol("(")) ++depth;
            if (at_symbol(")")) --depth;
            skip();
        } while (depth > 0 && !done());
        return slice(first, next_ - 1);
    }

    /// The text from the next token up to the end of the statement.
    std::string take_rest() {
        const std::size_t first = next_;
        next_ = tokens_.size();
        return slice(first, next_);
    }

    /// The text up to a comma or a closing parenthesis of this level.
    std::string take_item() {
        const std::size_t first = next_;
        for (int depth = 0; !done(); skip()) {
            if (depth == 0 && (at_symbol(",") || at_symbol(")"))) break;
            if (at_symbol("(")) ++depth;
            if (at_symbol(")")) --depth;
        }
        return slice(first, next_);
    }

private:
    std::string slice(std::size_t first, std::size_t last) const {
        if (first >= last) return {};
        const std::size_t from = tokens_[first].position;
        return std::string{sql_.substr(from, sqlite_end_of(tokens_[last - 1]) - from)};
    }

    std::string_view sql_;
    std::vector<sqlite_token> tokens_;
    std::size_t next_ = 0;
};

}  // namespace varve::detail
