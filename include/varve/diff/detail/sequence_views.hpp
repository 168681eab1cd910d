#pragma once

#include <vector>

#include <varve/diff/detail/match.hpp>
#include <varve/diff/detail/mentions.hpp>
#include <varve/diff/detail/sequencing.hpp>

namespace varve::detail {

constexpr const schema::view* find_view(const std::vector<schema::view>& views, const schema::view& wanted) {
    for (const schema::view& each : views)
        if (each.name == wanted.name && each.in_schema == wanted.in_schema) return &each;
    return nullptr;
}

/// Whether a view that stays reads something that is dropped or changes its type, so that it must make way for a while
/// (PostgreSQL refuses to alter a column that a view uses). `table` is of `from`, under its old name, as in the view's text.
constexpr bool reads_what_changes(const sequencing& s, const matching& matched, const schema::view& view, const schema::table& table) {
    if (!mentions(view.definition, table.name)) return false;
    const table_rename* const renamed = matched.renamed_from(table);
    const schema::table* const after =
        renamed ? s.target.find_table(renamed->to, renamed->to_schema) : s.target.find_table(table.name, table.in_schema);
    if (!after) return true;
    const renamed_columns* const columns = matched.columns_of(*after);
    for (const schema::column& each : table.columns) {
        std::string_view name = each.name;
        if (columns)
            for (const column_rename& one : columns->columns)
                if (one.from == name) name = one.to;
        const schema::column* const kept = schema::find(after->columns, name);
        if (kept && kept->type == each.type) continue;
        if (mentions(view.definition, each.name)) return true;
        for (const schema::dialect_text& text : view.definition)
            if (text.text.find('*') != text.text.npos) return true;
    }
    return false;
}

/// Drops the views that change, go, or stand in the way; those that read other views before the views they read.
constexpr void drop_views(sequencing& s, const matching& matched) {
    std::vector<schema::view> going;
    std::vector<schema::view> staying;
    for (const schema::view& each : s.now.views) {
        const schema::view* const after = find_view(s.target.views, each);
        bool goes = !after || *after != each;
        for (const schema::table& table : s.from.tables) goes = goes || reads_what_changes(s, matched, each, table);
        (goes ? going : staying).push_back(each);
    }
    for (std::size_t i = 0; i < going.size(); ++i)  // grows: a view that reads a view that goes has to go with it
        for (std::size_t k = 0; k < staying.size();) {
            if (!mentions(staying[k].definition, going[i].name)) {
                ++k;
                continue;
            }
            going.push_back(staying[k]);
            staying.erase(staying.begin() + static_cast<std::ptrdiff_t>(k));
        }
    while (!going.empty()) {
        std::size_t chosen = going.size() - 1;
        for (std::size_t i = going.size(); i-- > 0;) {
            bool read = false;
            for (const schema::view& other : going) read = read || (other != going[i] && mentions(other.definition, going[i].name));
            if (read) continue;
            chosen = i;
            break;
        }
        change one;
        one.before = going[chosen];
        s.emit(one);
        going.erase(going.begin() + static_cast<std::ptrdiff_t>(chosen));
    }
}

/// Creates the views that are missing, those that others read first.
constexpr void create_views(sequencing& s) {
    std::vector<schema::view> missing;
    for (const schema::view& each : s.target.views)
        if (!find_view(s.now.views, each)) missing.push_back(each);
    while (!missing.empty()) {
        std::size_t chosen = 0;
        for (std::size_t i = 0; i < missing.size(); ++i) {
            bool waits = false;
            for (const schema::view& other : missing) waits = waits || (other != missing[i] && mentions(missing[i].definition, other.name));
            if (waits) continue;
            chosen = i;
            break;
        }
        change one;
        one.after = missing[chosen];
        s.emit(one);
        missing.erase(missing.begin() + static_cast<std::ptrdiff_t>(chosen));
    }
}

}  // namespace varve::detail
