#pragma once

#include <string>
#include <vector>

#include <varve/ddl/print_column.hpp>

namespace varve::detail {

/// The actions of ALTER TABLE that turn one column into another of the same name, each without "ALTER TABLE t".
struct column_actions {
    std::vector<std::string> actions{};
    bool rewrites = false;  ///< the type changes: the engine writes every row again
    bool may_fail = false;  ///< rows can refuse it: NOT NULL, or a value the new type cannot hold
};

constexpr column_actions alter_column_actions(const ddl_dialect& dialect, const schema::table& table,
                                              const schema::column& before, const schema::column& after) {
    column_actions made;
    const std::string column = "ALTER COLUMN " + dialect.identifier(after.name);
    const std::string type = dialect.column_type_text(table, after);
    const bool same_default = print(before.default_value, dialect) == print(after.default_value, dialect);
    const bool new_type = dialect.column_type_text(table, before) != type || before.collation != after.collation;
    // A default of the old type may have no meaning in the new one: it goes first and comes last.
    const bool had_default = has_text(before.default_value, dialect);
    const bool has_default = has_text(after.default_value, dialect);
    if (had_default && (!same_default || new_type)) made.actions.push_back(column + " DROP DEFAULT");
    if (new_type) {
        std::string action = column + " TYPE " + type;
        if (!after.collation.empty()) action += " COLLATE " + dialect.identifier(after.collation);
        action += " USING CAST(" + dialect.identifier(after.name) + " AS " + type + ")";
        made.actions.push_back(std::move(action));
        made.rewrites = true;
        made.may_fail = true;
    }
    if (has_default && (!same_default || new_type))
        made.actions.push_back(column + " SET DEFAULT " + default_text(dialect, after.default_value));
    if (before.nullable && !after.nullable) {
        made.actions.push_back(column + " SET NOT NULL");
        made.may_fail = true;
    }
    if (!before.nullable && after.nullable) made.actions.push_back(column + " DROP NOT NULL");
    if (before.identity != after.identity) {
        if (before.identity != schema::identity::none) made.actions.push_back(column + " DROP IDENTITY");
        std::string identity;
        dialect.append_identity(identity, table, after);
        if (!identity.empty()) made.actions.push_back(column + " ADD" + identity);
    }
    return made;
}

}  // namespace varve::detail
