// Does a revision do to a database what it says? Replays the history on an empty database of the same engine, applies
// the revision, and compares what the engine then tells with the fold; takes it back, and compares again. Called before
// a revision is written, and by `prove` after a person edited one.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/diff/describe.hpp>
#include <varve/diff/diff.hpp>
#include <varve/migrate/fold.hpp>
#include <varve/migrate/migrator.hpp>
#include <varve/session/any_session.hpp>

namespace varve::migration {

namespace detail {

/// Throws migration_error when they differ; both are as the engine tells them.
inline void expect_same(const schema::schema& expected, const schema::schema& found, const std::string& what) {
    const changes difference = diff(expected, found, {.confirm_drops = false});
    if (difference.empty()) return;
    std::string text = what + "; the difference:";
    for (const change& each : difference) text += "\n  " + describe(each);
    throw migration_error(text);
}

}  // namespace detail

/// Proves layers[at of id]; `session` gives the scratch database and is not touched otherwise. Throws migration_error that
/// says what the revision does not do.
inline void prove(any_session& session, const std::vector<layer>& layers, std::string_view id) {
    const layer& proved = layers[find_layer(layers, id)];
    const std::string name = "revision " + proved.id + " (" + proved.message + ")";
    const std::unique_ptr<any_session> scratch = session.scratch();
    const auto live = [&] { return without_version_tables(scratch->introspect()); };

    migrator runner{*scratch, layers};
    for (const std::string& parent : proved.after) runner.upgrade(parent);
    const schema::schema before = live();
    runner.upgrade(proved.id);
    const schema::schema said = scratch->normalised(proved.result);
    detail::expect_same(said, live(), name + " does not make the schema that its operations say");
    if (!proved.reversible) return;

    schema::schema folded_back = proved.result;
    apply_steps(folded_back, proved.down);
    detail::expect_same(scratch->normalised(schema_before(layers, proved.after)), scratch->normalised(folded_back),
                        name + ": the operations of its downgrade do not lead back to where its upgrade began");
    runner.downgrade("-1");
    detail::expect_same(before, live(), name + ": its downgrade does not lead the database back to where its upgrade began");
    runner.upgrade(proved.id);
    detail::expect_same(said, live(), name + " cannot be applied again after it was undone");
}

}  // namespace varve::migration
