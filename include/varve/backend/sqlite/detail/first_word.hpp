#pragma once

#include <cstddef>
#include <string_view>

namespace varve::detail {

constexpr std::string_view without_leading_blank(std::string_view sql) {
    for (;;) {
        const auto at = sql.find_first_not_of(" \t\r\n\f;");
        if (at == std::string_view::npos) return {};
        sql.remove_prefix(at);
        std::size_t end = 0;
        if (sql.starts_with("--"))
            end = sql.find('\n');
        else if (sql.starts_with("/*"))
            end = sql.find("*/", 2);
        else
            return sql;
        if (end == std::string_view::npos) return {};
        sql.remove_prefix(end + (sql.front() == '/' ? 2 : 1));
    }
}

/// Nothing but white space, semicolons and comments.
constexpr bool is_blank(std::string_view sql) { return without_leading_blank(sql).empty(); }

constexpr bool first_word_is(std::string_view sql, std::string_view upper) {
    if (sql.size() < upper.size()) return false;
    for (std::size_t i = 0; i < upper.size(); ++i)
        if ((sql[i] & ~0x20) != upper[i]) return false;
    if (sql.size() == upper.size()) return true;
    const char next = sql[upper.size()];
    return !(next == '_' || (next >= '0' && next <= '9') || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'));
}

/// What a statement may change: `read` nothing, `write` rows, `other` also the schema or the connection's settings.
enum class statement_class : unsigned char { read, write, other };

constexpr statement_class statement_class_of(std::string_view sql) {
    const std::string_view word = without_leading_blank(sql);
    for (const std::string_view each : {"SELECT", "VALUES", "EXPLAIN"})
        if (first_word_is(word, each)) return statement_class::read;
    for (const std::string_view each : {"INSERT", "UPDATE", "DELETE", "REPLACE", "WITH"})
        if (first_word_is(word, each)) return statement_class::write;
    for (const std::string_view each : {"BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE"})
        if (first_word_is(word, each)) return statement_class::read;
    return statement_class::other;
}

}  // namespace varve::detail
