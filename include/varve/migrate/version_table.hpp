// What the database knows of its own history: `varve_revision`, a row for each applied revision, and `varve_journal`, a
// row for each statement that a migration ran. Both are made by the first migration, in its transaction.
#pragma once

#include <array>
#include <cstdint>
#include <ctime>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/migrate/applied_revision.hpp>
#include <varve/migrate/migration_event.hpp>
#include <varve/migrate/recorder.hpp>
#include <varve/session/any_session.hpp>

namespace varve::migration {

class version_table {
public:
    static constexpr std::string_view revisions = "varve_revision";
    static constexpr std::string_view journal = "varve_journal";

    explicit version_table(any_session& session) : session_(session) {}

    /// The applied revisions in the order they were applied; none when the database has never been migrated.
    std::vector<applied_revision> read() {
        if (!exists()) return {};
        std::vector<applied_revision> found;
        for (const any_row& row :
             session_.query("select " + names({"id", "hash", "message", "applied_at", "position"}) +
                            " from " + name(revisions) + " order by " + name("position")))
            found.push_back({text_of(row[0]), text_of(row[1]), text_of(row[2]), text_of(row[3]),
                             std::get<std::int64_t>(row[4])});
        return found;
    }

    bool exists() {
        const bool guarded = session_.in_transaction() && session_.dialect().can().fails_transactions;
        if (guarded) session_.execute("savepoint varve_version_table");
        try {
            session_.query("select " + name("id") + " from " + name(revisions) + " where 1 = 0");
            if (guarded) session_.execute("release savepoint varve_version_table");
            return true;
        } catch (const syntax_or_access_error& why) {
            if (guarded) session_.execute("rollback to savepoint varve_version_table; release savepoint varve_version_table");
            if (why.sqlstate() == "42P01") return false;  // not one that may not be read
            throw;
        }
    }

    /// The statements that make both tables.
    static std::vector<std::string> statements_to_create(const migration_dialect& dialect) {
        std::vector<std::string> out;
        for (const schema::table& each : tables())
            for (const ddl_statement& statement :
                 dialect.plan_changes({}, {{.after = each}}).statements)
                out.push_back(statement.sql);
        return out;
    }

    void insert(const applied_revision& row) {
        write("insert into " + name(revisions) + " (" +
                  names({"id", "hash", "message", "applied_at", "position"}) + ") values (" +
                  placeholders(5) + ")",
              {row.id, row.hash, row.message, now(), row.position});
    }
    void erase(std::string_view id) {
        write("delete from " + name(revisions) + " where " + name("id") + " = " + placeholders(1),
              {std::string{id}});
    }
    void erase_all() { session_.execute("delete from " + name(revisions)); }

    void note(std::string_view revision, direction way, int statement, std::string_view sql) {
        write("insert into " + name(journal) + " (" +
                  names({"revision", "direction", "statement", "sql", "ran_at"}) + ") values (" +
                  placeholders(5) + ")",
              {std::string{revision}, std::string{way == direction::up ? "up" : "down"},
               std::int64_t{statement}, std::string{sql}, now()});
    }

    /// The moment in UTC, as `applied_at` holds it.
    static std::string now() {
        const std::time_t seconds = std::time(nullptr);
        std::tm parts{};
        gmtime_r(&seconds, &parts);
        std::array<char, 32> text{};
        return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &parts)};
    }

    static bool owns(const schema::table& table) {
        return table.name == revisions || table.name == journal;
    }

    static std::vector<schema::table> tables() {
        namespace types = varve::migration;
        recorder op;
        op.create_table(revisions, {
                                       column("id", types::text()),
                                       column("hash", types::text()),
                                       column("message", types::text()),
                                       column("applied_at", types::text()),
                                       column("position", types::bigint()),
                                       primary_key("pk_varve_revision", {"id"}),
                                   });
        op.create_table(journal, {
                                     column("entry", types::bigint()).identity(),
                                     column("revision", types::text()),
                                     column("direction", types::text()),
                                     column("statement", types::bigint()),
                                     column("sql", types::text()),
                                     column("ran_at", types::text()),
                                     primary_key("pk_varve_journal", {"entry"}),
                                 });
        return op.state().tables;
    }

private:
    std::string name(std::string_view identifier) const {
        return session_.dialect().identifier(identifier);
    }
    std::string names(std::initializer_list<std::string_view> identifiers) const {
        std::string out;
        for (const std::string_view each : identifiers)
            (out += out.empty() ? "" : ", ") += name(each);
        return out;
    }
    std::string placeholders(int count) const {
        std::string out;
        for (int i = 1; i <= count; ++i) {
            if (i != 1) out += ", ";
            session_.dialect().append_placeholder(out, i);
        }
        return out;
    }
    void write(const std::string& sql, const std::vector<any_value>& arguments) {
        session_.execute(sql, arguments);
    }
    static std::string text_of(const any_value& value) {
        const std::string* found = std::get_if<std::string>(&value);
        return found == nullptr ? std::string{} : *found;
    }

    any_session& session_;
};

/// The schema without Varve's own tables.
inline schema::schema without_version_tables(schema::schema all) {
    std::erase_if(all.tables, version_table::owns);
    return all;
}

}  // namespace varve::migration
