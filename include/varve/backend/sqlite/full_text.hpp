// Full-text indexes on SQLite: an FTS5 table that keeps the words and not the texts (https://sqlite.org/fts5.html, section
// 4.4.3), and three triggers that keep it in step. What goes in is a table and its index, what comes out are statements; the
// dialect executes them, and introspection knows an index as Varve's own by these very texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <varve/backend/sqlite/tokens.hpp>
#include <varve/core/number_text.hpp>
#include <varve/core/raise.hpp>
#include <varve/schema/row_key.hpp>
#include <varve/sql/dialect.hpp>

namespace varve::detail {

/// What takes words apart: letters and digits of Unicode, without marks ("café" is found by "cafe").
inline constexpr std::string_view sqlite_words = "unicode61 remove_diacritics 2";
inline constexpr std::string_view sqlite_english_stems = "porter unicode61 remove_diacritics 2";

/// SQLite brings the stems of English and of no other language.
[[gnu::cold]] constexpr std::string_view sqlite_tokenizer(const schema::full_text_options& options) {
    const std::string_view own = schema::text_for(options.tokenizer, "sqlite");
    if (!own.empty()) return own;
    return options.language == "english" ? sqlite_english_stems : sqlite_words;
}

/// The prefixes each once, in order.
[[gnu::cold]] constexpr std::vector<int> sqlite_prefixes(const schema::full_text_options& given) {
    std::vector<int> made;
    for (const int letters : given.prefixes) {
        std::size_t at = 0;
        while (at < made.size() && made[at] < letters) ++at;
        if (at == made.size() || made[at] != letters) made.insert(made.begin() + static_cast<std::ptrdiff_t>(at), letters);
    }
    return made;
}

/// The options as SQLite tells them back.
[[gnu::cold]] constexpr schema::full_text_options sqlite_project_full_text(const schema::full_text_options& given) {
    schema::full_text_options made;
    made.prefixes = sqlite_prefixes(given);
    const std::string_view tokenizer = sqlite_tokenizer(given);
    if (tokenizer == sqlite_english_stems) {
        made.language = "english";
    } else if (tokenizer != sqlite_words) {
        made.tokenizer.emplace_back();
        made.tokenizer.back().dialect = "sqlite";
        made.tokenizer.back().text = tokenizer;
    }
    return made;
}

/// The statements of one index. Its names: the table of words is called as the index, the triggers so with what they follow.
class sqlite_full_text_writer {
public:
    [[gnu::cold]] constexpr sqlite_full_text_writer(const dialect& dialect, std::string_view table, std::string_view key, const schema::index& index)
        : dialect_(dialect), index_(index), table_(table), key_(key) {}

    [[gnu::cold]] constexpr std::string create_words() const {
        return filled(index_.full_text.prefixes.empty() ? "CREATE VIRTUAL TABLE $i USING fts5($c, content=$T, content_rowid=$K, tokenize=$z)"
                                                        : "CREATE VIRTUAL TABLE $i USING fts5($c, content=$T, content_rowid=$K, tokenize=$z, prefix='$p')");
    }

    /// How columns weigh is kept with the index, where queries find it; empty where all weigh alike.
    [[gnu::cold]] constexpr std::string set_weights() const {
        bool alike = true;
        for (const schema::index_part& each : index_.parts) alike = alike && each.weight == 1;
        return filled(alike ? "" : "INSERT INTO $i ($i, rank) VALUES ('rank', 'bm25($b)')");
    }

    static constexpr std::string_view trigger_suffixes[] = {"_insert", "_update", "_delete"};
    static constexpr std::size_t triggers = 3;
    [[gnu::cold]] constexpr std::string trigger_name(std::size_t which) const {
        std::string out;
        out += index_.name;
        out += trigger_suffixes[which];
        return out;
    }
    [[gnu::cold]] constexpr std::string create_trigger(std::size_t which) const {
        constexpr std::string_view texts[] = {
            " AFTER INSERT ON $t BEGIN INSERT INTO $i (rowid, $c) VALUES (new.$k, $n); END",
            " AFTER UPDATE ON $t WHEN $d BEGIN INSERT INTO $i ($i, rowid, $c) VALUES ('delete', old.$k, $o); "
            "INSERT INTO $i (rowid, $c) VALUES (new.$k, $n); END",
            " AFTER DELETE ON $t BEGIN INSERT INTO $i ($i, rowid, $c) VALUES ('delete', old.$k, $o); END"};
        std::string out = filled("CREATE TRIGGER ");
        dialect_.append_identifier(out, trigger_name(which));
        out += filled(texts[which]);
        return out;
    }

    /// The words of all rows that are there.
    [[gnu::cold]] constexpr std::string fill() const { return filled("INSERT INTO $i ($i) VALUES ('rebuild')"); }

    [[noreturn, gnu::cold]] void refuse(std::string_view why) const {
        raise<feature_not_supported>({"index ", index_.name, " of table ", table_, ": ", why});
    }

private:
    /// A statement with the names and lists of this index in the places of: i the index, t the table, k its key, T and K these
    /// as texts, c the columns, o and n the old and new ones, d that they differ, b their weights, z the tokenizer, p prefixes.
    [[gnu::cold, gnu::noinline]] constexpr std::string filled(std::string_view text) const {
        std::string out;
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] != '$') {
                out.push_back(text[at]);
                continue;
            }
            switch (text[++at]) {
                case 'i': dialect_.append_identifier(out, index_.name); break;
                case 't': dialect_.append_identifier(out, table_); break;
                case 'k': dialect_.append_identifier(out, key_); break;
                case 'T': dialect_.append_text_literal(out, table_); break;
                case 'K': dialect_.append_text_literal(out, key_); break;
                case 'z': dialect_.append_text_literal(out, sqlite_tokenizer(index_.full_text)); break;
                case 'p': add_prefixes(out); break;
                default: add_columns(out, text[at]);
            }
        }
        return out;
    }

    [[gnu::cold, gnu::noinline]] constexpr void add_prefixes(std::string& out) const {
        const std::vector<int> letters = sqlite_prefixes(index_.full_text);
        for (const int& each : letters) {
            if (&each != letters.data()) out.push_back(' ');
            append_number(out, std::int64_t{each});
        }
    }

    /// Texts are compared byte by byte, or a change of case in a NOCASE column would leave old words behind.
    [[gnu::cold, gnu::noinline]] constexpr void add_columns(std::string& out, char how) const {
        if (how == 'd') {
            out += "old.";
            dialect_.append_identifier(out, key_);
            out += " IS NOT new.";
            dialect_.append_identifier(out, key_);
        }
        for (const schema::index_part& each : index_.parts) {
            if (how == 'd') out += " OR old.";
            else if (&each != index_.parts.data()) out += ", ";
            if (how == 'b') {
                append_number(out, std::int64_t{each.weight});
                out += ".0";
                continue;
            }
            if (how == 'o') out += "old.";
            if (how == 'n') out += "new.";
            dialect_.append_identifier(out, each.column);
            if (how != 'd') continue;
            out += " IS NOT new.";
            dialect_.append_identifier(out, each.column);
            out += " COLLATE BINARY";
        }
    }

    const dialect& dialect_;
    const schema::index& index_;
    std::string_view table_;
    std::string_view key_;
};

/// Throws feature_not_supported for a table whose rows have no number that lasts, and for columns that FTS5 calls its own.
[[gnu::cold]] constexpr std::vector<std::string> sqlite_create_full_text(const dialect& dialect, const schema::table& table,
                                                                         const schema::index& index, bool filled) {
    const std::string_view key = schema::row_key(table);
    const sqlite_full_text_writer writer{dialect, table.name, key, index};
    std::string_view refused = key.empty() ? "the table has no integer key, by which a full-text index of SQLite knows its rows (a rowid may change in "
                                             "VACUUM); give the table an integer primary key, or a unique integer that is never NULL"
                                           : "";
    for (const schema::index_part& each : index.parts)
        if (sqlite_same_name(each.column, "rank") || sqlite_same_name(each.column, "rowid"))
            refused = "a column of a full-text index is called rank or rowid, which on SQLite is FTS5's own; give the column another name";
    if (!refused.empty()) writer.refuse(refused);
    std::vector<std::string> made;
    made.push_back(writer.create_words());
    made.push_back(writer.set_weights());
    if (made.back().empty()) made.pop_back();
    for (std::size_t i = 0; i < writer.triggers; ++i) made.push_back(writer.create_trigger(i));
    if (filled) made.push_back(writer.fill());
    return made;
}

/// The triggers first: they are the table's, and stay when the words go.
[[gnu::cold]] constexpr std::vector<std::string> sqlite_drop_full_text(const dialect& dialect, const schema::index& index) {
    const sqlite_full_text_writer writer{dialect, {}, {}, index};
    std::vector<std::string> made;
    for (std::size_t i = 0; i <= writer.triggers; ++i) {
        std::string& out = made.emplace_back();
        out += i < writer.triggers ? "DROP TRIGGER " : "DROP TABLE ";
        if (i < writer.triggers) dialect.append_identifier(out, writer.trigger_name(i));
        else dialect.append_identifier(out, index.name);
    }
    return made;
}

}  // namespace varve::detail
