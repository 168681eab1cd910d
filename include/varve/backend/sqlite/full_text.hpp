// Full-text indexes on SQLite: an FTS5 table that keeps the words and not the texts (https://sqlite.org/fts5.html, section
// 4.4.3), and three triggers that keep it in step. What goes in is a table and its index, what comes out are statements; the
// dialect executes them, and introspection knows an index as Varve's own by these very texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
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
[[gnu::cold]] constexpr std::string_view sqlite_tokenizer(const schema::full_text_options& options) {
    const std::string_view own = schema::text_for(options.tokenizer, "sqlite");
    if (!own.empty()) return own;
    return options.language == "english" ? sqlite_english_stems : sqlite_words;
}

/// The options as SQLite tells them back.
[[gnu::cold]] constexpr schema::full_text_options sqlite_project_full_text(const schema::full_text_options& given) {
    schema::full_text_options made;
    for (const int letters : given.prefixes) {  // each once, in order
        std::size_t at = 0;
        while (at < made.prefixes.size() && made.prefixes[at] < letters) ++at;
        if (at == made.prefixes.size() || made.prefixes[at] != letters) made.prefixes.insert(made.prefixes.begin() + static_cast<std::ptrdiff_t>(at), letters);
    }
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
        : dialect_(dialect), index_(index), table_name_(table), key_name_(key), words_(dialect.identifier(index.name)), table_(dialect.identifier(table)), key_(dialect.identifier(key)) {}

    [[gnu::cold]] constexpr std::string create_words() const {
        std::string out;
        add(out, {"CREATE VIRTUAL TABLE ", words_, " USING fts5("});
        add_columns(out, "");
        add(out, {", content="});
        dialect_.append_text_literal(out, table_name_);
        add(out, {", content_rowid="});
        dialect_.append_text_literal(out, key_name_);
        add(out, {", tokenize="});
        dialect_.append_text_literal(out, sqlite_tokenizer(index_.full_text));
        std::string_view before = ", prefix='";
        const schema::full_text_options options = sqlite_project_full_text(index_.full_text);
        for (const int each : options.prefixes) {
            add(out, {before});
            append_number(out, std::int64_t{each});
            before = " ";
        }
        add(out, {options.prefixes.empty() ? ")" : "')"});
        return out;
    }

    /// How columns weigh is kept with the index, where queries find it; empty where all weigh alike.
    [[gnu::cold]] constexpr std::string set_weights() const {
        std::string out;
        bool alike = true;
        for (const schema::index_part& each : index_.parts) alike = alike && each.weight == 1;
        if (alike) return out;
        add(out, {"INSERT INTO ", words_, " (", words_, ", rank) VALUES ('rank', '"});
        std::string_view before = "bm25(";
        for (const schema::index_part& each : index_.parts) {
            add(out, {before});
            append_number(out, std::int64_t{each.weight});
            add(out, {".0"});
            before = ", ";
        }
        add(out, {")')"});
        return out;
    }

    static constexpr std::string_view trigger_suffixes[] = {"_insert", "_update", "_delete"};
    static constexpr std::size_t triggers = 3;
    [[gnu::cold]] constexpr std::string trigger_name(std::size_t which) const {
        std::string out;
        add(out, {index_.name, trigger_suffixes[which]});
        return out;
    }
    [[gnu::cold]] constexpr std::string create_trigger(std::size_t which) const {
        constexpr std::string_view moments[] = {" AFTER INSERT ON ", " AFTER UPDATE ON ", " AFTER DELETE ON "};
        std::string out;
        add(out, {"CREATE TRIGGER "});
        dialect_.append_identifier(out, trigger_name(which));
        add(out, {moments[which], table_});
        if (which == 1) add_difference(out);
        add(out, {" BEGIN"});
        if (which != 0) {
            add(out, {" INSERT INTO ", words_, " (", words_, ", rowid, "});
            add_columns(out, "");
            add(out, {") VALUES ('delete', old.", key_, ", "});
            add_columns(out, "old.");
            add(out, {");"});
        }
        if (which != 2) {
            add(out, {" INSERT INTO ", words_, " (rowid, "});
            add_columns(out, "");
            add(out, {") VALUES (new.", key_, ", "});
            add_columns(out, "new.");
            add(out, {");"});
        }
        add(out, {" END"});
        return out;
    }

    /// The words of all rows that are there.
    [[gnu::cold]] constexpr std::string fill() const {
        std::string out;
        add(out, {"INSERT INTO ", words_, " (", words_, ") VALUES ('rebuild')"});
        return out;
    }

    [[gnu::cold]] constexpr void refuse(std::string_view why) const {
        std::string out;
        add(out, {"index ", index_.name, " of table ", table_name_, ": ", why});
        if (!out.empty()) throw feature_not_supported(out);
    }

private:
    // One function for all texts: chains of + cost the compiler more than all the rest of this file.
    [[gnu::cold, gnu::noinline]] static constexpr void add(std::string& to, std::initializer_list<std::string_view> parts) {
        for (const std::string_view each : parts) to += each;
    }
    [[gnu::cold]] constexpr void add_columns(std::string& out, std::string_view before) const {
        for (const schema::index_part& each : index_.parts) {
            add(out, {&each == index_.parts.data() ? "" : ", ", before});
            dialect_.append_identifier(out, each.column);
        }
    }
    /// Texts are compared byte by byte, or a change of case in a NOCASE column would leave old words behind.
    [[gnu::cold]] constexpr void add_difference(std::string& out) const {
        add(out, {" WHEN old.", key_, " IS NOT new.", key_});
        for (const schema::index_part& each : index_.parts) {
            const std::string column = dialect_.identifier(each.column);
            add(out, {" OR old.", column, " IS NOT new.", column, " COLLATE BINARY"});
        }
    }

    const dialect& dialect_;
    const schema::index& index_;
    std::string_view table_name_;
    std::string_view key_name_;
    std::string words_;
    std::string table_;
    std::string key_;
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
