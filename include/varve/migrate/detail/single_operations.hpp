#pragma once

#include <utility>
#include <vector>

#include <varve/diff/change.hpp>
#include <varve/migrate/detail/part_name.hpp>

namespace varve::migration::detail {

inline change with_sides(const change& one, schema_part before, schema_part after) {
    change made = one;
    made.before = std::move(before);
    made.after = std::move(after);
    return made;
}

/// A header that changed in several ways, as the operations that change it in one way each.
inline void split_header(const change& one, std::vector<change>& out) {
    const auto& before = std::get<table_header>(one.before);
    const auto& after = std::get<table_header>(one.after);
    table_header now = before;
    const auto take = [&](const table_header& next) {
        if (next == now) return;
        out.push_back(with_sides(one, now, next));
        now = next;
    };
    table_header renamed = now;
    renamed.name = after.name;
    renamed.in_schema = after.in_schema;
    take(renamed);
    table_header commented = now;
    commented.comment = after.comment;
    take(commented);
    take(after);
}

/// The changes such that each is one call of `operations`: what the written file does is then, step by step, what was proved.
inline std::vector<change> single_operations(const std::vector<change>& changes) {
    std::vector<change> out;
    for (const change& one : changes) {
        const bool altered = !one.creates() && !one.drops();
        const bool renames_index =
            one.concerns<schema::index>() && altered && name_of(one.before) != name_of(one.after);
        if (altered && one.concerns<table_header>())
            split_header(one, out);
        else if (altered && !one.concerns<schema::column>() &&
                 !one.concerns<schema::primary_key>() && !renames_index) {
            out.push_back(with_sides(one, one.before, {}));
            out.push_back(with_sides(one, {}, one.after));
        } else
            out.push_back(one);
    }
    return out;
}

}  // namespace varve::migration::detail
