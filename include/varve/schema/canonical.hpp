#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <varve/schema/schema.hpp>

namespace varve::schema {

namespace detail {

template <class Part>
constexpr void sort_by_name(std::vector<Part>& parts) {
    std::sort(parts.begin(), parts.end(), [](const Part& left, const Part& right) { return left.name < right.name; });
}

template <class Part>
constexpr void sort_by_schema_and_name(std::vector<Part>& parts) {
    std::sort(parts.begin(), parts.end(), [](const Part& left, const Part& right) {
        // Not the other way round: clang takes `in_schema <` for the fact of this name, where a header of the model came first.
        return left.in_schema != right.in_schema ? right.in_schema > left.in_schema : left.name < right.name;
    });
}

}  // namespace detail

/// The table with what is a set (keys, checks, indexes, options) in order of name; columns stay where they are.
constexpr table canonical(const table& given) {
    table one = given;  // not a parameter by value: g++ 12 loses track of short strings there in a constant expression
    detail::sort_by_name(one.uniques);
    detail::sort_by_name(one.foreign_keys);
    detail::sort_by_name(one.checks);
    detail::sort_by_name(one.indexes);
    std::sort(one.options.begin(), one.options.end(), [](const option& left, const option& right) {
        return left.dialect != right.dialect ? left.dialect < right.dialect : left.name < right.name;
    });
    return one;
}

/// The schema with everything that is a set in order of name, so that equality means "the same database".
constexpr schema canonical(const schema& given) {
    schema whole = given;
    for (table& each : whole.tables) each = canonical(each);
    detail::sort_by_schema_and_name(whole.tables);
    detail::sort_by_schema_and_name(whole.views);
    std::sort(whole.objects.begin(), whole.objects.end(), [](const object& left, const object& right) {
        if (left.kind != right.kind) return left.kind < right.kind;
        return left.name != right.name ? left.name < right.name : left.table < right.table;
    });
    return whole;
}

}  // namespace varve::schema
