#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/ddl/migration_dialect.hpp>

namespace varve {

/// Where the rows of a rebuilt table come from: `source` is the old column that becomes `column` of the new table.
struct copied_column {
    std::string column{};
    std::string source{};

    constexpr bool operator==(const copied_column&) const = default;
};

/// What the rebuild planner asks an engine whose tables cannot be altered beyond a little. Dialects derive from
/// rebuild_dialect, which adds the planner.
class rebuild_hooks : public migration_dialect {
public:
    /// What must surround a transaction in which tables are dropped or rebuilt.
    constexpr virtual void surround(plan& made) const = 0;

    /// Whether ALTER TABLE can add this column to this table.
    constexpr virtual bool adds_in_place(const schema::table& table, const schema::column& column) const = 0;

    /// Whether ALTER TABLE can drop this column; `whole` holds the views and triggers that may mention it.
    constexpr virtual bool drops_in_place(const schema::schema& whole, const schema::table& table,
                                          const schema::column& column) const = 0;

    /// `source`, an expression of the old column's values, as a value of the new column.
    constexpr virtual std::string converted(const schema::column& from, const schema::column& to, const std::string& source) const = 0;

    /// A condition that is true for values of the old column which `converted` would change; empty when it changes none.
    constexpr virtual std::string conversion_loss(const schema::column& from, const schema::column& to,
                                                  const std::string& source) const = 0;

    /// Adds to `copied` what a row has beside its columns (SQLite's rowid).
    constexpr virtual void copy_hidden(const schema::table& old, const schema::table& fresh,
                                       std::vector<copied_column>& copied) const = 0;

    /// Statements after the copy and before the old table is dropped (SQLite's AUTOINCREMENT counter).
    constexpr virtual void keep_counters(std::vector<ddl_statement>& to, const schema::table& old, const schema::table& fresh,
                                         std::string_view temporary) const = 0;

    /// The new table takes the old one's name; what elsewhere mentions that name stays as it is.
    constexpr virtual void take_name(std::vector<ddl_statement>& to, std::string_view temporary, std::string_view name) const = 0;

    /// A statement that gives rows where references of `table` lead nowhere.
    constexpr virtual ddl_statement reference_check(const schema::table& table) const = 0;

    /// How often `sql` mentions an identifier.
    constexpr virtual int mentions(std::string_view sql, std::string_view identifier) const = 0;

    /// `sql` with one identifier for another, wherever it stands.
    constexpr virtual std::string with_renamed(std::string_view sql, std::string_view from, std::string_view to) const = 0;

protected:
    ~rebuild_hooks() = default;
};

}  // namespace varve
