#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <varve/backend/sqlite/detail/reader.hpp>
#include <varve/schema/index.hpp>

namespace varve::detail {

/// One key of an index or of a key constraint: name or expression, COLLATE, ASC or DESC.
inline schema::index_part sqlite_parse_index_part(std::string_view text) {
    schema::index_part part;
    std::vector<sqlite_token> tokens = sqlite_tokens(text);
    if (tokens.size() > 1 && (sqlite_spells(tokens.back(), "ASC") || sqlite_spells(tokens.back(), "DESC"))) {
        part.descending = sqlite_spells(tokens.back(), "DESC");
        tokens.pop_back();
    }
    if (tokens.size() > 2 && sqlite_spells(tokens[tokens.size() - 2], "COLLATE")) {
        part.collation = sqlite_any_name_of(tokens.back());
        tokens.resize(tokens.size() - 2);
    }
    // A lone text is a name here too: SQLite looks for a column of that name first.
    const bool name = tokens.size() == 1 && tokens[0].what != sqlite_token::kind::number && tokens[0].what != sqlite_token::kind::blob;
    if (name) {
        part.column = sqlite_any_name_of(tokens[0]);
    } else if (!tokens.empty()) {
        const std::size_t from = tokens.front().position;
        part.value = schema::sql(text.substr(from, sqlite_end_of(tokens.back()) - from), "sqlite");
    }
    return part;
}

/// CREATE [UNIQUE] INDEX [IF NOT EXISTS] name ON table (…) [WHERE …]; the name is the one SQLite tells.
inline schema::index sqlite_parse_index(std::string name, std::string_view sql) {
    sqlite_reader in{sql};
    schema::index made;
    made.name = std::move(name);
    in.take_word("CREATE");
    made.unique = in.take_word("UNIQUE");
    while (!in.done() && !in.at_symbol("(")) in.skip();  // names may be quoted, so no parenthesis stands before this one
    in.skip();
    do {
        made.parts.push_back(sqlite_parse_index_part(in.take_item()));
    } while (in.take_symbol(","));
    in.take_symbol(")");
    if (in.take_word("WHERE")) made.where = schema::sql(in.take_rest(), "sqlite");
    return made;
}

}  // namespace varve::detail
