#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/backend/sqlite/tokens.hpp>

namespace varve::detail {

/// Walks over the tokens of a CREATE statement that SQLite itself has accepted: it is trusted to be well formed.
class token_reader {
public:
    explicit token_reader(std::string_view sql) : sql_(sql), tokens_(sqlite_tokens(sql)) {}

    bool done() const { return next_ >= tokens_.size(); }
    const sqlite_token& peek(std::size_t ahead = 0) const {
        static constexpr sqlite_token nothing{};
        return next_ + ahead < tokens_.size() ? tokens_[next_ + ahead] : nothing;
    }
    void skip(std::size_t count = 1) { next_ += count; }

    bool at_word(std::string_view keyword, std::size_t ahead = 0) const { return is_word(peek(ahead), keyword); }
    bool at_symbol(std::string_view symbol) const { return is_symbol(peek(), symbol); }

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
        std::string name = unquoted(peek());
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
        const std::size_t from = tokens_[first].at;
        return std::string{sql_.substr(from, tokens_[last - 1].end() - from)};
    }

    std::string_view sql_;
    std::vector<sqlite_token> tokens_;
    std::size_t next_ = 0;
};

}  // namespace varve::detail
