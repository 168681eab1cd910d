#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <varve/backend/sqlite/detail/parse_index.hpp>
#include <varve/backend/sqlite/detail/reader.hpp>
#include <varve/schema/table.hpp>

namespace varve::detail {

/// What only the text of CREATE TABLE tells of a column.
struct sqlite_parsed_column {
    std::string name{};
    std::string collation{};
    std::string generated{};
    bool generated_stored = false;
    bool autoincrement = false;
};

struct sqlite_parsed_table {
    std::vector<sqlite_parsed_column> columns{};
    std::string primary_key_name{};
    std::vector<schema::unique> uniques{};
    std::vector<schema::foreign_key> foreign_keys{};  ///< referenced_columns empty = the parent's primary key
    std::vector<schema::check> checks{};
    bool strict = false;
    bool without_rowid = false;

    const sqlite_parsed_column* find(std::string_view name) const {
        for (const sqlite_parsed_column& each : columns)
            if (sqlite_same_name(each.name, name)) return &each;
        return nullptr;
    }
};

/// Reads CREATE TABLE as https://sqlite.org/lang_createtable.html gives it.
class sqlite_table_parser {
public:
    explicit sqlite_table_parser(std::string_view sql) : in_(sql) {}

    sqlite_parsed_table parse() {
        while (!in_.done() && !in_.at_symbol("(")) in_.skip();
        in_.skip();
        do {
            if (at_constraint())
                table_constraints();
            else
                column();
        } while (in_.take_symbol(","));
        in_.take_symbol(")");
        for (; !in_.done(); in_.skip()) {
            if (in_.at_word("STRICT")) made_.strict = true;
            if (in_.at_word("WITHOUT") && in_.at_word("ROWID", 1)) made_.without_rowid = true;
        }
        return std::move(made_);
    }

private:
    bool at_any(std::initializer_list<std::string_view> keywords) const {
        for (const std::string_view each : keywords)
            if (in_.at_word(each)) return true;
        return false;
    }
    bool at_constraint() const { return at_any({"CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"}); }
    bool at_item_end() const { return in_.done() || in_.at_symbol(",") || in_.at_symbol(")"); }

    void column() {
        sqlite_parsed_column column{.name = in_.take_name()};
        // The declared type is PRAGMA table_xinfo's to tell.
        while (!at_item_end() && !at_any({"CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT", "COLLATE", "REFERENCES",
                                          "GENERATED", "AS", "DEFERRABLE"})) {
            if (in_.at_symbol("("))
                in_.take_group();
            else
                in_.skip();
        }
        std::string name;
        while (!at_item_end()) {
            if (in_.take_word("CONSTRAINT")) {
                name = in_.take_name();
                continue;
            }
            column_constraint(column, name);
            name.clear();
        }
        made_.columns.push_back(std::move(column));
    }

    void column_constraint(sqlite_parsed_column& column, const std::string& name) {
        if (in_.take_word("PRIMARY")) {
            in_.take_word("KEY");
            made_.primary_key_name = name;
            if (!in_.take_word("DESC")) in_.take_word("ASC");
            conflict_clause();
            column.autoincrement = in_.take_word("AUTOINCREMENT");
        } else if (in_.take_word("UNIQUE")) {
            made_.uniques.push_back({.name = name, .columns = {column.name}});
            conflict_clause();
        } else if (in_.take_word("CHECK")) {
            check(name);
        } else if (in_.take_word("COLLATE")) {
            column.collation = in_.take_name();
        } else if (in_.take_word("DEFAULT")) {
            if (in_.at_symbol("(")) {
                in_.take_group();
            } else {
                if (!in_.take_symbol("-")) in_.take_symbol("+");
                in_.skip();
            }
        } else if (in_.take_word("GENERATED") || in_.at_word("AS")) {
            in_.take_word("ALWAYS");
            in_.take_word("AS");
            column.generated = in_.take_group();
            column.generated_stored = in_.take_word("STORED");
            in_.take_word("VIRTUAL");
        } else if (in_.at_word("REFERENCES")) {
            schema::foreign_key key{.name = name, .columns = {column.name}};
            references(key);
            made_.foreign_keys.push_back(std::move(key));
        } else if (in_.take_word("NOT") || in_.at_word("NULL")) {
            in_.take_word("NULL");
            conflict_clause();
        } else {
            in_.skip();
        }
    }

    // A comma between the constraints of a table may be left out.
    void table_constraints() {
        std::string name;
        while (!at_item_end()) {
            if (in_.take_word("CONSTRAINT")) {
                name = in_.take_name();
                continue;
            }
            if (in_.take_word("PRIMARY")) {
                in_.take_word("KEY");
                made_.primary_key_name = name;
                key_columns();  // their order is PRAGMA table_xinfo's to tell
                conflict_clause();
            } else if (in_.take_word("UNIQUE")) {
                made_.uniques.push_back({.name = name, .columns = key_columns()});
                conflict_clause();
            } else if (in_.take_word("CHECK")) {
                check(name);
                conflict_clause();
            } else if (in_.take_word("FOREIGN")) {
                in_.take_word("KEY");
                schema::foreign_key key{.name = name, .columns = names()};
                references(key);
                made_.foreign_keys.push_back(std::move(key));
            } else {
                in_.skip();
            }
            name.clear();
        }
    }

    void check(const std::string& name) { made_.checks.push_back({.name = name, .condition = schema::sql(in_.take_group(), "sqlite")}); }

    void conflict_clause() {
        if (in_.at_word("ON") && in_.at_word("CONFLICT", 1)) in_.skip(3);
    }

    std::vector<std::string> names() {
        std::vector<std::string> all;
        in_.take_symbol("(");
        do {
            all.push_back(in_.take_name());
        } while (in_.take_symbol(","));
        in_.take_symbol(")");
        return all;
    }

    /// The columns of PRIMARY KEY (…) or UNIQUE (…), each perhaps with COLLATE and an order. AUTOINCREMENT may stand within.
    std::vector<std::string> key_columns() {
        std::vector<std::string> all;
        in_.take_symbol("(");
        do {
            std::string item = in_.take_item();
            const std::vector<sqlite_token> tokens = sqlite_tokens(item);
            const bool autoincrement = tokens.size() > 1 && sqlite_spells(tokens.back(), "AUTOINCREMENT");
            if (autoincrement) item.resize(tokens.back().position);
            all.push_back(sqlite_parse_index_part(item).column);
            if (autoincrement)
                for (sqlite_parsed_column& each : made_.columns)
                    if (sqlite_same_name(each.name, all.back())) each.autoincrement = true;
        } while (in_.take_symbol(","));
        in_.take_symbol(")");
        return all;
    }

    void references(schema::foreign_key& key) {
        in_.take_word("REFERENCES");
        key.referenced_table = in_.take_name();
        if (in_.at_symbol("(")) key.referenced_columns = names();
        for (;;) {
            if (in_.at_word("ON") && !in_.at_word("CONFLICT", 1)) {
                in_.skip();
                const bool deletes = in_.take_word("DELETE");
                const bool updates = !deletes && in_.take_word("UPDATE");
                const schema::referential_action taken = action();
                if (deletes) key.on_delete = taken;
                if (updates) key.on_update = taken;
            } else if (in_.take_word("MATCH")) {
                in_.skip();  // parsed and ignored by SQLite
            } else if (in_.at_word("DEFERRABLE") || (in_.at_word("NOT") && in_.at_word("DEFERRABLE", 1))) {
                key.deferrable = !in_.take_word("NOT");
                in_.skip();
                if (in_.take_word("INITIALLY")) {
                    key.initially_deferred = key.deferrable && in_.at_word("DEFERRED");
                    in_.skip();
                }
            } else {
                return;
            }
        }
    }

    schema::referential_action action() {
        using enum schema::referential_action;
        if (in_.take_word("CASCADE")) return cascade;
        if (in_.take_word("RESTRICT")) return restrict;
        if (in_.take_word("SET")) {
            if (in_.take_word("NULL")) return set_null;
            in_.skip();
            return set_default;
        }
        in_.skip(2);  // NO ACTION
        return no_action;
    }

    sqlite_reader in_;
    sqlite_parsed_table made_{};
};

}  // namespace varve::detail
