// Full-text indexes on SQLite: an FTS5 table that keeps the words and not the texts (https://sqlite.org/fts5.html, section
// 4.4.3), and three triggers that keep it in step. What goes in is a table and its index, what comes out are statements; the
// dialect executes them, and introspection knows an index as Varve's own by these very texts.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <varve/backend/sqlite/tokens.hpp>
#include <varve/core/error.hpp>
#include <varve/core/number_text.hpp>
#include <varve/schema/row_key.hpp>
#include <varve/sql/dialect.hpp>

namespace varve::detail {

/// What takes words apart: letters and digits of Unicode, without marks ("café" is found by "cafe").
inline constexpr std::string_view sqlite_words = "unicode61 remove_diacritics 2";
inline constexpr std::string_view sqlite_english_stems = "porter unicode61 remove_diacritics 2";

/// SQLite brings the stems of English and of no other language.
[[gnu::cold]] constexpr std::string sqlite_tokenizer(const schema::full_text_options& options) {
    const std::string_view own = schema::text_for(options.tokenizer, "sqlite");
    if (!own.empty()) return std::string{own};
    return std::string{options.language == "english" ? sqlite_english_stems : sqlite_words};
}

/// The options as SQLite tells them back.
[[gnu::cold]] constexpr schema::full_text_options sqlite_project_full_text(const schema::full_text_options& given) {
    schema::full_text_options made;
    made.prefixes = given.prefixes;
    std::sort(made.prefixes.begin(), made.prefixes.end());
    made.prefixes.erase(std::unique(made.prefixes.begin(), made.prefixes.end()), made.prefixes.end());
    const std::string tokenizer = sqlite_tokenizer(given);
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
    constexpr sqlite_full_text_writer(const dialect& dialect, std::string_view table, std::string_view key, const schema::index& index)
        : dialect_(dialect), index_(index), words_(dialect.identifier(index.name)), table_(dialect.identifier(table)), key_(dialect.identifier(key)) {
        append_text(table, table_literal_);
        append_text(key, key_literal_);
    }

    constexpr std::string create_words() const {
        const schema::full_text_options options = sqlite_project_full_text(index_.full_text);
        std::string out = "CREATE VIRTUAL TABLE " + words_ + " USING fts5(" + columns("") + ", content=" + table_literal_ +
                          ", content_rowid=" + key_literal_ + ", tokenize=";
        append_text(sqlite_tokenizer(index_.full_text), out);
        if (!options.prefixes.empty()) {
            std::string lengths;
            for (const int each : options.prefixes) {
                if (!lengths.empty()) lengths.push_back(' ');
                append_number(lengths, std::int64_t{each});
            }
            out += ", prefix=";
            append_text(lengths, out);
        }
        return out + ")";
    }

    /// How columns weigh is kept with the index, where queries find it; empty where all weigh alike.
    constexpr std::string set_weights() const {
        const std::string call = weights();
        return call.empty() ? std::string{} : "INSERT INTO " + words_ + " (" + words_ + ", rank) VALUES ('rank', '" + call + "')";
    }
    constexpr std::string weights() const {
        std::string out;
        bool alike = true;
        for (const schema::index_part& each : index_.parts) {
            out += out.empty() ? "bm25(" : ", ";
            append_number(out, std::int64_t{each.weight});
            out += ".0";
            alike = alike && each.weight == 1;
        }
        return alike ? std::string{} : out + ")";
    }

    static constexpr std::array<std::string_view, 3> trigger_suffixes{"_insert", "_update", "_delete"};
    constexpr std::string trigger_name(std::size_t which) const { return index_.name + std::string{trigger_suffixes[which]}; }
    constexpr std::string create_trigger(std::size_t which) const {
        std::string out = "CREATE TRIGGER " + dialect_.identifier(trigger_name(which));
        if (which == 0) return out + " AFTER INSERT ON " + table_ + " BEGIN " + put_in() + " END";
        if (which == 2) return out + " AFTER DELETE ON " + table_ + " BEGIN " + take_out() + " END";
        // Texts are compared byte by byte, or a change of case in a NOCASE column would leave old words behind.
        out += " AFTER UPDATE ON " + table_ + " WHEN old." + key_ + " IS NOT new." + key_;
        for (const schema::index_part& each : index_.parts) {
            const std::string column = dialect_.identifier(each.column);
            out += " OR old." + column + " IS NOT new." + column + " COLLATE BINARY";
        }
        return out + " BEGIN " + take_out() + " " + put_in() + " END";
    }

    /// The words of all rows that are there.
    constexpr std::string fill() const { return "INSERT INTO " + words_ + " (" + words_ + ") VALUES ('rebuild')"; }

private:
    constexpr void append_text(std::string_view text, std::string& to) const { dialect_.append_text_literal(to, text); }

    constexpr std::string columns(std::string_view before) const {
        std::string out;
        for (const schema::index_part& each : index_.parts) {
            if (!out.empty()) out += ", ";
            out += before;
            out += dialect_.identifier(each.column);
        }
        return out;
    }
    constexpr std::string put_in() const {
        return "INSERT INTO " + words_ + " (rowid, " + columns("") + ") VALUES (new." + key_ + ", " + columns("new.") + ");";
    }
    constexpr std::string take_out() const {
        return "INSERT INTO " + words_ + " (" + words_ + ", rowid, " + columns("") + ") VALUES ('delete', old." + key_ + ", " + columns("old.") + ");";
    }

    const dialect& dialect_;
    const schema::index& index_;
    std::string words_;
    std::string table_;
    std::string key_;
    std::string table_literal_{};
    std::string key_literal_{};
};

/// Throws feature_not_supported for a table whose rows have no number that lasts, and for columns that FTS5 calls its own.
[[gnu::cold]] constexpr std::vector<std::string> sqlite_create_full_text(const dialect& dialect, const schema::table& table,
                                                                         const schema::index& index, bool filled) {
    const std::string_view key = schema::row_key(table);
    if (key.empty())
        throw feature_not_supported("index " + index.name + ": table '" + table.name +
                                    "' has no integer key, by which a full-text index of SQLite knows its rows (a rowid may change in "
                                    "VACUUM); give the table an integer primary key, or a unique integer that is never NULL");
    for (const schema::index_part& each : index.parts)
        if (sqlite_same_name(each.column, "rank") || sqlite_same_name(each.column, "rowid"))
            throw feature_not_supported("index " + index.name + ": no column of a full-text index can be called '" + each.column +
                                        "' on SQLite, whose FTS5 has one itself; give the column another name");
    const sqlite_full_text_writer writer{dialect, table.name, key, index};
    std::vector<std::string> made;
    made.push_back(writer.create_words());
    if (std::string weights = writer.set_weights(); !weights.empty()) made.push_back(std::move(weights));
    for (std::size_t i = 0; i < writer.trigger_suffixes.size(); ++i) made.push_back(writer.create_trigger(i));
    if (filled) made.push_back(writer.fill());
    return made;
}

/// The triggers first: they are the table's, and stay when the words go.
[[gnu::cold]] constexpr std::vector<std::string> sqlite_drop_full_text(const dialect& dialect, const schema::index& index) {
    const sqlite_full_text_writer writer{dialect, {}, {}, index};
    std::vector<std::string> made;
    for (std::size_t i = 0; i < writer.trigger_suffixes.size(); ++i)
        made.push_back("DROP TRIGGER " + dialect.identifier(writer.trigger_name(i)));
    made.push_back("DROP TABLE " + dialect.identifier(index.name));
    return made;
}

}  // namespace varve::detail
