#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <varve/diff/hazard.hpp>
#include <varve/schema/type.hpp>

namespace varve::detail {

// What a value can suffer when its column's type changes, in the engine-neutral view: the table is written anew, old
// programs read another type, and what does not fit makes the change fail or is cut.
inline constexpr hazard_set unreadable = hazard::table_rewrite | hazard::breaks_old_readers;
inline constexpr hazard_set lossy = unreadable | hazard::data_loss | hazard::may_fail_on_data;

/// Limits where 0 means none.
constexpr bool narrows(int before, int after) { return after != 0 && (before == 0 || after < before); }

constexpr hazard_set text_hazards(const schema::type& before, const schema::type& after) {
    // Widening costs nothing: no engine stores the limit with the value. Narrowing fails on, or cuts, what is longer;
    // and programs from before still write up to the old limit.
    return narrows(before.size, after.size) ? lossy : hazard_set{};
}

constexpr hazard_set integer_hazards(const schema::type& before, const schema::type& after) {
    const bool fits = before.is_unsigned == after.is_unsigned ? after.size >= before.size
                                                              : before.is_unsigned && after.size > before.size;
    return fits ? unreadable : lossy;  // wider too: an old program's field cannot hold what new ones write
}

constexpr hazard_set decimal_hazards(const schema::type& before, const schema::type& after) {
    const bool fits = after.size == 0 || (before.size != 0 && after.scale >= before.scale && after.size - after.scale >= before.size - before.scale);
    return fits ? unreadable : lossy;
}

constexpr hazard_set enumeration_hazards(const schema::type& before, const schema::type& after) {
    hazard_set out;
    std::vector<std::string> kept;
    for (const std::string& each : before.labels)
        if (std::find(after.labels.begin(), after.labels.end(), each) != after.labels.end())
            kept.push_back(each);
        else
            out |= lossy;  // rows that have the label, and old programs that write it
    if (after.labels.size() > kept.size()) out |= hazard::breaks_old_readers;  // they meet a label they do not know
    std::vector<std::string> order;
    for (const std::string& each : after.labels)
        if (std::find(kept.begin(), kept.end(), each) != kept.end()) order.push_back(each);
    if (order != kept) out |= hazard::table_rewrite;  // the order of the labels is the order of the values
    if (before.name != after.name) out |= unreadable;  // programs bind by the type's name
    return out;
}

/// Whether every value has one form in the other kind, from which it can be read back.
constexpr bool converts(const schema::type& before, const schema::type& after) {
    using enum schema::type_kind;
    const bool unlimited_text = after.kind == text && after.size == 0;
    switch (before.kind) {
        case boolean: return after.kind == integer || unlimited_text;
        case integer:
            if (after.kind == floating) return before.size <= (after.size == 64 ? 32 : 16);  // 53 and 24 bits of mantissa
            if (after.kind == decimal) return after.size == 0 || after.size - after.scale >= 20;  // 2^64 has 20 digits
            return unlimited_text;
        case uuid: return unlimited_text || after.kind == bytes;
        case json:
        case enumeration:
        case date:
        case time:
        case decimal: return unlimited_text || (before.kind == date && after.kind == local_timestamp);
        case duration: return after.kind == integer && after.size == 64;
        default: return false;  // text may not parse; zones get lost; floating text loses digits; the user's own are unknown
    }
}

constexpr hazard_set hazards_of_type(const schema::type& before, const schema::type& after) {
    using enum schema::type_kind;
    if (before == after) return {};
    if (before.spelled != after.spelled || before.kind == custom || after.kind == custom) return lossy;  // unknown: the worst
    if (before.kind != after.kind) return converts(before, after) ? unreadable : lossy;
    hazard_set out;
    // Old programs read the old representation, and a value may have no form in the new one (a date as a number).
    if (before.stored_as != after.stored_as) out |= unreadable | hazard::may_fail_on_data;
    switch (before.kind) {
        case text:
        case bytes: return out | text_hazards(before, after);
        case integer:
            return before.size == after.size && before.is_unsigned == after.is_unsigned ? out : out | integer_hazards(before, after);
        case decimal: return before.size == after.size && before.scale == after.scale ? out : out | decimal_hazards(before, after);
        case floating: return before.size == after.size ? out : out | (after.size > before.size ? unreadable : lossy);
        case enumeration: return out | enumeration_hazards(before, after);
        case array:
            if (before.element.size() != 1 || after.element.size() != 1) return lossy;
            return out | hazards_of_type(before.element.front(), after.element.front());
        default: return out.empty() ? hazard_set{hazard::table_rewrite} : out;
    }
}

}  // namespace varve::detail
