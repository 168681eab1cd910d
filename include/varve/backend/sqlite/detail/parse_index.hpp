#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <varve/backend/sqlite/detail/token_reader.hpp>
#include <varve/schema/index.hpp>

namespace varve::detail {

/// One key of an index or of a key constraint: name or expression, COLLATE, ASC or DESC.
inline schema::index_part parse_index_part(std::string_view text) {
    schema::index_part part;
    std::vector<sqlite_token> tokens = sqlite_tokens(text);
    if (tokens.size() > 1 && (is_word(tokens.back(), "ASC") || is_word(tokens.back(), "DESC"))) {
        part.descending = is_word(tokens.back(), "DESC");
        tokens.pop_back();
    }
    if (tokens.size() > 2 && is_word(tokens[tokens.size() - 2], "COLLATE")) {
        part.collation = unquoted(tokens.back());
        tokens.resize(tokens.size() - 2);
    }
    // A lone text is a name here too: SQLite looks for a column of that name first.
    const bool name = tokens.size() == 1 && tokens[0].kind != sqlite_token_kind::number && tokens[0].kind != sqlite_token_kind::blob;
    if (name) {
        part.column = unquoted(tokens[0]);
    } else if (!tokens.empty()) {
        const std::size_t from = tokens.front().at;
        part.value = schema::sql(text.substr(from, tokens.back().end() - from), "sqlite");
    }
    return part;
}

/// CREATE [UNIQUE] INDEX [IF NOT EXISTS] name ON table (…) [WHERE …]; the name is the one SQLite tells.
inline schema::index parse_index(std::string name, std::string_view sql) {
    token_reader in{sql};
    schema::index made;
    made.name = std::move(name);
    in.take_word("CREATE");
    made.unique = in.take_word("UNIQUE");
    while (!in.done() && !in.at_symbol("(")) in.skip();  // names may be quoted, so no parenthesis stands before this one
    in.skip();
    do {
        made.parts.push_back(parse_index_part(in.take_item()));
    } while (in.take_symbol(","));
    in.take_symbol(")");
    if (in.take_word("WHERE")) made.where = schema::sql(in.take_rest(), "sqlite");
    return made;
}

}  // namespace varve::detail
