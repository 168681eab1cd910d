#pragma once

#include <cstddef>
#include <string_view>

namespace varve::detail {

[[gnu::cold]] constexpr std::string_view sqlite_without_blank(std::string_view sql) {
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
constexpr bool sqlite_is_blank(std::string_view sql) { return sqlite_without_blank(sql).empty(); }

[[gnu::cold]] constexpr bool sqlite_first_word_is(std::string_view sql, std::string_view upper) {
    if (sql.size() < upper.size()) return false;
    for (std::size_t i = 0; i < upper.size(); ++i)
        if ((sql[i] & ~0x20) != upper[i]) return false;
    if (sql.size() == upper.size()) return true;
    const char next = sql[upper.size()];
    return !(next == '_' || (next >= '0' && next <= '9') || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'));
}

/// What a statement may change: `read` nothing, `write` rows, `other` also the schema or the connection's settings.
enum class sqlite_statement_class : unsigned char { read, write, other };

[[gnu::cold]] constexpr sqlite_statement_class sqlite_statement_class_of(std::string_view sql) {
    const std::string_view word = sqlite_without_blank(sql);
    for (const std::string_view each : {"SELECT", "VALUES", "EXPLAIN"})
        if (sqlite_first_word_is(word, each)) return sqlite_statement_class::read;
    for (const std::string_view each : {"INSERT", "UPDATE", "DELETE", "REPLACE", "WITH"})
        if (sqlite_first_word_is(word, each)) return sqlite_statement_class::write;
    for (const std::string_view each : {"BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE"})
        if (sqlite_first_word_is(word, each)) return sqlite_statement_class::read;
    return sqlite_statement_class::other;
}

}  // namespace varve::detail
