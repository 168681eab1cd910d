#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/diff/detail/refuse.hpp>
#include <varve/diff/detail/uses.hpp>
#include <varve/diff/diff_options.hpp>
#include <varve/diff/question.hpp>
#include <varve/schema/schema.hpp>

namespace varve::detail {

using table_list = std::vector<const schema::table*>;

struct column_rename {
    std::string from{};
    std::string to{};
};

struct table_rename {
    std::string from{};
    std::string from_schema{};
    std::string to{};
    std::string to_schema{};
};

struct renamed_columns {
    std::string table{};  // by its new name
    std::string in_schema{};
    std::vector<column_rename> columns{};
};

/// The renames that were declared and fit.
struct matching {
    std::vector<table_rename> tables{};
    std::vector<renamed_columns> columns{};
    table_list same{};  // tables of `to` that `from` has just so: nothing below looks at their columns again

    constexpr const table_rename* renamed_to(const schema::table& table) const {
        for (const table_rename& each : tables)
            if (each.to == table.name && each.to_schema == table.in_schema) return &each;
        return nullptr;
    }
    constexpr const table_rename* renamed_from(const schema::table& table) const {
        for (const table_rename& each : tables)
            if (each.from == table.name && each.from_schema == table.in_schema) return &each;
        return nullptr;
    }
    /// The table that `table` of `to` was, or nullptr when it is new.
    constexpr const schema::table* origin(const schema::schema& from, const schema::table& table) const {
        if (const table_rename* const one = renamed_to(table)) return from.find_table(one->from, one->from_schema);
        return from.find_table(table.name, table.in_schema);
    }
    constexpr const renamed_columns* columns_of(const schema::table& table) const {
        for (const renamed_columns& each : columns)
            if (each.table == table.name && each.in_schema == table.in_schema) return &each;
        return nullptr;
    }
};

constexpr bool is_named(std::string_view given, const schema::table& table) {
    return given == table.name ? table.in_schema.empty() || given.find('.') == given.npos
                               : given == qualified(table.in_schema, table.name);
}

/// Old names of a column or table of `to`, those given as options before those in the facts.
constexpr std::vector<std::string> old_names(const schema::table& table, const diff_options& options) {
    std::vector<std::string> names;
    for (const rename& each : options.renames)
        if (each.table.empty() && is_named(each.to, table)) names.push_back(each.from);
    for (const std::string& each : table.hints.renamed_from) names.push_back(each);
    return names;
}

constexpr std::vector<std::string> old_names(const schema::table& before, const schema::table& after, const schema::column& column,
                                             const diff_options& options) {
    std::vector<std::string> names;
    for (const rename& each : options.renames)
        if (each.to == column.name && !each.table.empty() && (is_named(each.table, before) || is_named(each.table, after)))
            names.push_back(each.from);
    for (const std::string& each : column.hints.renamed_from) names.push_back(each);
    return names;
}

// A hint is old news once `from` lacks the old name or has the new one, and no rename while `to` still has the old one.
constexpr void match_tables(const schema::schema& from, const schema::schema& to, const diff_options& options, matching& out) {
    for (const schema::table& after : to.tables) {
        if (from.find_table(after.name, after.in_schema)) continue;
        for (const std::string& old : old_names(after, options)) {
            const schema::table* found = from.find_table(old, after.in_schema);
            for (const schema::table& each : from.tables)  // moved from another namespace: "other.table"
                if (!found && old == qualified(each.in_schema, each.name)) found = &each;
            if (!found || to.find_table(found->name, found->in_schema) || out.renamed_from(*found)) continue;
            out.tables.push_back({found->name, found->in_schema, after.name, after.in_schema});
            break;
        }
    }
}

constexpr void match_columns(const schema::table& before, const schema::table& after, const diff_options& options, matching& out) {
    renamed_columns renamed{after.name, after.in_schema, {}};
    const auto taken = [&](const std::string& name) {
        for (const column_rename& each : renamed.columns)
            if (each.from == name) return true;
        return false;
    };
    for (const schema::column& column : after.columns) {
        if (schema::find(before.columns, column.name)) continue;
        for (const std::string& old : old_names(before, after, column, options)) {
            if (!schema::find(before.columns, old) || schema::find(after.columns, old) || taken(old)) continue;
            renamed.columns.push_back({old, column.name});
            break;
        }
    }
    if (!renamed.columns.empty()) out.columns.push_back(renamed);
}

constexpr bool confirmed_column(const schema::table& before, const schema::table& after, const std::string& column,
                                const diff_options& options) {
    if (!options.confirm_drops || holds(after.hints.dropped, column)) return true;
    for (const std::string& each : options.drops)
        for (const schema::table* const table : {&before, &after})
            if (each == table->name + "." + column || each == qualified(table->in_schema, table->name) + "." + column) return true;
    return false;
}

constexpr bool confirmed_table(const schema::schema& to, const schema::table& table, const diff_options& options) {
    if (!options.confirm_drops) return true;
    const auto name_it = [&](const std::vector<std::string>& names) {
        for (const std::string& each : names)
            if (is_named(each, table)) return true;
        return false;
    };
    return name_it(options.drops) || name_it(to.hints.dropped);
}

/// Asks about the columns that are gone without a word.
constexpr void ask_for_columns(const schema::table& before, const schema::table& after, const renamed_columns* renamed,
                               const diff_options& options, std::vector<question>& asked) {
    const auto renamed_side = [&](const std::string& name, std::string column_rename::*side) {
        if (renamed)
            for (const column_rename& each : renamed->columns)
                if (each.*side == name) return true;
        return false;
    };
    std::vector<std::string> appeared;
    for (const schema::column& each : after.columns)
        if (!schema::find(before.columns, each.name) && !renamed_side(each.name, &column_rename::to)) appeared.push_back(each.name);
    for (const schema::column& each : before.columns) {
        if (schema::find(after.columns, each.name) || renamed_side(each.name, &column_rename::from)) continue;
        if (!confirmed_column(before, after, each.name, options)) asked.push_back({after.name, after.in_schema, each.name, appeared});
    }
}

/// The first half of diff: which table and column of `to` is which of `from`, and what must be asked.
constexpr matching match(const schema::schema& from, const schema::schema& to, const diff_options& options,
                         std::vector<question>& asked) {
    matching out;
    match_tables(from, to, options, out);
    std::vector<std::string> appeared;
    for (const schema::table& after : to.tables) {
        const schema::table* const before = out.origin(from, after);
        if (!before) {
            appeared.push_back(qualified(after.in_schema, after.name));
            continue;
        }
        if (*before == after) {
            out.same.push_back(&after);
            continue;
        }
        match_columns(*before, after, options, out);
        ask_for_columns(*before, after, out.columns_of(after), options, asked);
    }
    for (const schema::table& before : from.tables)
        if (!to.find_table(before.name, before.in_schema) && !out.renamed_from(before) && !confirmed_table(to, before, options))
            asked.push_back({{}, before.in_schema, before.name, appeared});
    return out;
}

}  // namespace varve::detail
