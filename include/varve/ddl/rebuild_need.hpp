#pragma once

#include <string>
#include <vector>

#include <varve/ddl/create_index.hpp>
#include <varve/ddl/create_table.hpp>
#include <varve/ddl/rebuild_hooks.hpp>
#include <varve/diff/apply.hpp>

namespace varve::detail {

/// What a list of changes means for one table, which keeps its entry when it is renamed.
struct table_need {
    std::string name{};
    std::string in_schema{};
    bool rebuild = false;
    bool dropped = false;
    bool without_full_text = false;        ///< its full-text indexes are gone until all changes of the table are made
    std::size_t last = 0;                  ///< the last change of the table
    schema::table old{};                   ///< as the engine has it now; unnamed while no rebuild is open
    std::vector<copied_column> copied{};
    hazard_set hazards{};
};

struct rebuild_needs {
    std::vector<table_need> tables{};
    std::vector<std::size_t> table_of{};   ///< for each change, its table's place in `tables`
    std::vector<std::string> beside{};     ///< for each change that adds a column, the constraints written beside it
};

/// Constraints that say the same to this engine need no rebuild.
template <class Part>
constexpr bool prints_same(const ddl_dialect& dialect, const change& one) {
    const auto* const before = std::get_if<Part>(&one.before);
    const auto* const after = std::get_if<Part>(&one.after);
    if (before == nullptr || after == nullptr) return false;
    std::string old_text;
    std::string new_text;
    append_constraint(old_text, dialect, *before);
    append_constraint(new_text, dialect, *after);
    return old_text == new_text;
}

constexpr bool check_matters(const ddl_dialect& dialect, const change& one) {
    const auto* const before = std::get_if<schema::check>(&one.before);
    const auto* const after = std::get_if<schema::check>(&one.after);
    return (before != nullptr && has_text(before->condition, dialect)) || (after != nullptr && has_text(after->condition, dialect));
}

/// Whether ALTER TABLE is not enough for one change of a table that is as `table` before it.
constexpr bool needs_rebuild(const rebuild_hooks& dialect, const schema::schema& whole, const schema::table& table,
                             const change& one) {
    if (const auto* const header = std::get_if<table_header>(&one.after)) {
        schema::table after = table;
        after.options = header->options;
        std::string old_options;
        std::string new_options;
        dialect.append_table_options(old_options, table);
        dialect.append_table_options(new_options, after);
        if (old_options != new_options) return true;
        if (header->name == table.name) return false;
        for (const schema::column& each : table.columns)
            if (has_implied_check(dialect, each)) return true;  // its name follows the table's
        return false;
    }
    if (one.concerns<schema::column>()) {
        const auto* const before = std::get_if<schema::column>(&one.before);
        const auto* const after = std::get_if<schema::column>(&one.after);
        if (before == nullptr) return !dialect.adds_in_place(table, *after);
        if (after == nullptr) return !dialect.drops_in_place(whole, table, *before);
        if (before->name != after->name) return has_implied_check(dialect, *before);
        // Two logical types may be declared alike and still keep their values in different forms (date and timestamp).
        return column_text(dialect, table, *before) != column_text(dialect, table, *after) ||
               !dialect.conversion_loss(*before, *after, "x").empty() || dialect.converted(*before, *after, "x") != "x";
    }
    if (one.concerns<schema::index>()) return false;
    if (one.concerns<schema::unique>()) {
        const auto* const before = std::get_if<schema::unique>(&one.before);
        const auto* const after = std::get_if<schema::unique>(&one.after);
        const bool in_place = (before == nullptr || is_kept_as_index(dialect, *before)) &&
                              (after == nullptr || is_kept_as_index(dialect, *after));
        return !in_place && !prints_same<schema::unique>(dialect, one);
    }
    if (one.concerns<schema::check>()) return check_matters(dialect, one) && !prints_same<schema::check>(dialect, one);
    if (one.concerns<schema::foreign_key>()) return !prints_same<schema::foreign_key>(dialect, one);
    return !prints_same<schema::primary_key>(dialect, one);
}

/// Constraints that may be written beside a column which the same list adds in place: a foreign key of that column when it
/// is NULL in every row, and any check. Gives that change, or `changes.size()`.
constexpr std::size_t column_added_for(const std::vector<change>& changes, std::size_t constraint) {
    const change& one = changes[constraint];
    const auto* const key = std::get_if<schema::foreign_key>(&one.after);
    if (!one.creates() || (key == nullptr && !one.concerns<schema::check>())) return changes.size();
    for (std::size_t i = constraint; i-- > 0;) {
        const change& other = changes[i];
        if (other.concerns<table_header>()) break;  // a rename in between: too clever to be worth it
        if (other.table != one.table || other.in_schema != one.in_schema) continue;
        const auto* const column = std::get_if<schema::column>(&other.after);
        if (column == nullptr || !other.creates()) continue;
        if (key == nullptr) return i;
        if (key->columns.size() == 1 && key->columns[0] == column->name)
            return column->nullable && column->default_value.empty() && column->generated.empty() ? i : changes.size();
    }
    return changes.size();
}

constexpr rebuild_needs find_rebuild_needs(const rebuild_hooks& dialect, const schema::schema& from,
                                           const std::vector<change>& changes) {
    schema::schema state = from;
    rebuild_needs made;
    made.table_of.resize(changes.size());
    made.beside.resize(changes.size());
    std::vector<std::pair<std::size_t, std::size_t>> beside;  // constraint, the change that adds its column
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const change& one = changes[i];
        if (one.concerns<schema::view>() || one.concerns<schema::object>()) {
            apply_change(state, one, references::unchecked);
            continue;
        }
        std::string name = one.table;
        std::string in_schema = one.in_schema;
        const auto names = [&](const auto* part) {
            if (part == nullptr) return;
            name = part->name;
            in_schema = part->in_schema;
        };
        names(std::get_if<schema::table>(&one.after));
        names(std::get_if<schema::table>(&one.before));
        names(std::get_if<table_header>(&one.before));
        std::size_t at = 0;
        while (at < made.tables.size() && (made.tables[at].dropped || made.tables[at].name != name || made.tables[at].in_schema != in_schema)) ++at;
        if (at == made.tables.size()) made.tables.push_back({.name = name, .in_schema = in_schema});
        table_need& need = made.tables[at];
        made.table_of[i] = at;
        need.last = i;
        if (const schema::table* const table = state.find_table(name, in_schema); table != nullptr && !one.concerns<schema::table>()) {
            if (!need.rebuild && needs_rebuild(dialect, state, *table, one)) {
                const std::size_t column = column_added_for(changes, i);
                if (column < changes.size()) beside.emplace_back(i, column);
                else need.rebuild = true;
            }
        }
        if (const auto* const header = std::get_if<table_header>(&one.after)) {
            need.name = header->name;
            need.in_schema = header->in_schema;
        }
        if (one.concerns<schema::table>() && one.drops()) {
            need.dropped = true;
            need.rebuild = false;
        }
        apply_change(state, one, references::unchecked);
    }
    for (const auto& [constraint, column] : beside) {
        const table_need& need = made.tables[made.table_of[constraint]];
        if (need.rebuild || need.dropped) continue;
        std::string& text = made.beside[column];
        text.push_back(' ');
        if (const auto* const key = std::get_if<schema::foreign_key>(&changes[constraint].after)) {
            append_constraint_name(text, dialect, key->name);
            append_references(text, dialect, *key);
        } else {
            append_constraint(text, dialect, std::get<schema::check>(changes[constraint].after));
        }
    }
    return made;
}

}  // namespace varve::detail
