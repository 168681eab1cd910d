// Two schemas go in; the ordered, invertible changes from one to the other come out, each with its hazards, and the
// questions that only a person can answer. The one comparison behind autogenerate, check, drift, the proof of a revision
// and static_assert(diff(v1, v2).is_backward_compatible()). Called by migrate/, cli/ and users.
#pragma once

#include <utility>
#include <vector>

#include <varve/diff/changes.hpp>
#include <varve/diff/detail/match.hpp>
#include <varve/diff/detail/pair_hazards.hpp>
#include <varve/diff/detail/relevant.hpp>
#include <varve/diff/detail/rename_changes.hpp>
#include <varve/diff/detail/sequence.hpp>
#include <varve/diff/detail/sequencing.hpp>
#include <varve/diff/diff_options.hpp>
#include <varve/schema/schema.hpp>

namespace varve {

/// The changes that make `to` out of `from`. Folded by `apply` they give `to`, and their inverse gives `from` back, up to
/// the order of what is a set (schema::canonical).
///
/// Columns, keys, checks, indexes, views and objects are known by name. A changed key, check or index is dropped and
/// created; an index with the same content under another name is renamed; a changed column is one alteration. Another
/// order of the same columns is no change: no engine can move one without writing the table anew, and nothing Varve
/// makes depends on it. Renames and drops come from the hints in `to` and from `options`; whatever else is gone is asked
/// for in `changes::refused`, never guessed.
constexpr changes diff(const schema::schema& from, const schema::schema& to, const diff_options& options = {}) {
    changes found;
    const detail::matching matched = detail::match(from, to, options, found.refused);
    const std::vector<change> renames = detail::rename_changes(from, to, matched);
    schema::schema start = detail::relevant(from, to, matched.same);
    schema::schema renamed;  // copied only when needed: copies are what a diff at compile time spends its steps on
    if (!renames.empty()) renamed = start;
    for (const change& each : renames) detail::apply_change(renamed, each, detail::references::unchecked);
    const schema::schema& base = renames.empty() ? from : renamed;
    schema::schema kept;
    if (!found.refused.empty()) kept = to;
    detail::keep_what_is_asked(base, kept, found.refused);
    const schema::schema& target = found.refused.empty() ? to : kept;

    detail::sequencing ordered{from,
                               base,
                               target,
                               detail::differing(base, matched.same),
                               detail::differing(target, matched.same),
                               std::move(start),
                               {}};
    detail::order_changes(ordered, matched, renames);
    found.list = ordered.list;
    found.hazards_of_each = detail::hazards_of_all(found.list, base);
    return found;
}

}  // namespace varve
