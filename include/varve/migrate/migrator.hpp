// Brings a database to a revision: reads what it has, verifies that against the compiled revisions, takes the engine's
// lock, and runs what is missing, each revision in its own transaction. Called by applications at deployment, by the
// command line and by the proof.
#pragma once

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/migrate/detail/layer_runner.hpp>
#include <varve/migrate/fold.hpp>
#include <varve/migrate/graph.hpp>
#include <varve/migrate/revision_set.hpp>
#include <varve/migrate/target.hpp>
#include <varve/migrate/verify_applied.hpp>
#include <varve/migrate/version_table.hpp>
#include <varve/session/any_session.hpp>
#include <varve/session/any_session_of.hpp>
#include <varve/session/database.hpp>

namespace varve {

/// Every function throws migration_error when the database and the revisions do not go together, or when a revision
/// fails; the cause is nested in it, its SQL and SQLSTATE are in the details, and the database is as it was before that
/// revision.
class migrator {
public:
    /// The session must outlive the migrator and have no transaction open.
    migrator(any_session& session, const migration::revision_set& set)
        : migrator(session, migration::fold(set)) {}
    migrator(any_session& session, std::vector<migration::layer> layers)
        : session_(&session), layers_(std::move(layers)) {}
    /// On a session of its own, which it borrows from the database: `varve::migrator(db, shop_migrations()).upgrade()`.
    template <backend Backend>
    migrator(database<Backend>& from, const migration::revision_set& set)
        : owned_(std::make_unique<any_session_of<Backend>>(from.session())),
          session_(owned_.get()),
          layers_(migration::fold(set)) {}

    /// Called while it works, before each statement and around each transaction.
    void on_event(migration::listener told) { told_ = std::move(told); }
    /// How long to wait for another process that migrates the same database; 5 minutes if never set.
    void set_lock_wait(std::chrono::milliseconds wait) { lock_wait_ = wait; }

    const std::vector<migration::layer>& layers() const { return layers_; }

    /// The applied revisions in the order they were applied, as the database tells them.
    std::vector<migration::applied_revision> applied() {
        return migration::version_table{*session_}.read();
    }

    /// The applied revisions that no applied revision follows: one, or none for an empty database.
    std::vector<std::string> current() {
        std::vector<migration::layer> known;
        const auto rows = applied();
        for (const migration::layer& each : layers_)
            if (has(rows, each.id)) known.push_back(outline(each));
        std::vector<std::string> found = migration::heads(known);
        for (const migration::applied_revision& each : rows)
            if (migration::find_layer(layers_, each.id) == layers_.size()) found.push_back(each.id);
        return found;
    }

    /// The revisions up to `target` that the database lacks, in the order in which upgrade would apply them.
    std::vector<std::string> pending(std::string_view target = "head") {
        const auto rows = applied();
        migration::verify_applied(layers_, rows);
        return missing(rows, target);
    }

    /// Applies what is missing up to `target`: "head", an id or its beginning, "+1". Returns what it applied.
    /// Two processes at once: one applies, the other waits and finds nothing to do.
    std::vector<std::string> upgrade(std::string_view target = "head") {
        if (pending(target).empty())
            return {};  // a database that is up to date needs neither lock nor write access
        const lock held{*this};
        auto rows = applied();  // again: somebody may have migrated while this process waited
        migration::verify_applied(layers_, rows);
        const std::vector<std::string> wanted = missing(rows, target);
        for (const std::string& id : wanted) {
            const migration::layer& next = layers_[migration::find_layer(layers_, id)];
            const std::int64_t position = rows.empty() ? 1 : rows.back().position + 1;
            run(next, migration::direction::up, state_of(rows), position);
            rows.push_back({id, {}, next.message, {}, position});
        }
        return wanted;
    }

    /// Undoes what was applied after `target`, last first: an id or its beginning, "-1", or "base" for all of it.
    std::vector<std::string> downgrade(std::string_view target) {
        const lock held{*this};
        auto rows = applied();
        migration::verify_applied(layers_, rows);
        const std::vector<std::string> wanted = surplus(rows, target);
        for (const std::string& id : wanted)
            if (const migration::layer& one = layers_[migration::find_layer(layers_, id)];
                !one.reversible)
                throw migration_error(
                    "revision " + id + " (" + one.message +
                    ") cannot be undone: it has no downgrade. Nothing was changed");
        for (const std::string& id : wanted) {
            run(layers_[migration::find_layer(layers_, id)], migration::direction::down,
                state_of(rows), 0);
            std::erase_if(rows,
                          [&](const migration::applied_revision& each) { return each.id == id; });
        }
        return wanted;
    }

    /// Writes down that the database is at `target`, with the hashes of the revisions as they are now, and runs nothing.
    void stamp(std::string_view target) {
        const std::string id = migration::resolve(layers_, target);
        const std::vector<std::string> wanted =
            id.empty() ? std::vector<std::string>{} : migration::ancestors(layers_, id);
        const lock held{*this};
        migration::version_table table{*session_};
        session_->begin(transaction_mode::immediate);
        try {
            if (!table.exists())
                for (const std::string& each :
                     migration::version_table::statements_to_create(session_->dialect()))
                    session_->execute(each);
            table.erase_all();
            std::int64_t position = 0;
            for (const std::string& each : wanted) {
                const migration::layer& one = layers_[migration::find_layer(layers_, each)];
                table.insert({one.id, migration::hash_of(one), one.message, {}, ++position});
            }
            session_->commit();
        } catch (...) {
            session_->rollback();
            throw;
        }
    }

    /// The schema that the applied revisions make.
    schema::schema applied_schema() { return state_of(applied()); }

private:
    using rows_of = std::vector<migration::applied_revision>;

    class lock {
    public:
        explicit lock(migrator& of) : session_(*of.session_) {
            if (of.told_) of.told_({.what = migration::migration_event::moment::waits_for_lock});
            try {
                session_.lock_migrations(of.lock_wait_);
            } catch (const lock_not_available& cause) {
                std::throw_with_nested(migration_error(
                    std::string{"another process is migrating this database and did not end in "
                                "time; try again when it has (set_lock_wait waits longer). Nothing "
                                "was changed: "} +
                        cause.what(),
                    cause.details()));
            }
        }
        ~lock() {
            try {
                session_.unlock_migrations();
                // NOLINTNEXTLINE(bugprone-empty-catch): the lock dies with the connection anyway
            } catch (const error&) {
            }
        }
        lock(const lock&) = delete;
        lock& operator=(const lock&) = delete;

    private:
        any_session& session_;
    };

    static bool has(const rows_of& rows, std::string_view id) {
        return std::any_of(rows.begin(), rows.end(),
                           [&](const migration::applied_revision& each) { return each.id == id; });
    }

    /// What the graph needs of a layer, without its schema.
    static migration::layer outline(const migration::layer& of) {
        migration::layer made;
        made.id = of.id;
        made.after = of.after;
        return made;
    }

    std::vector<std::string> missing(const rows_of& rows, std::string_view target) const {
        const int steps = migration::relative_target(target);
        if (steps < 0)
            throw migration_error("upgrade goes forward; to go back say: downgrade " +
                                  std::string{target});
        const std::string id = migration::resolve(layers_, steps > 0 ? "head" : target);
        std::vector<std::string> found;
        if (!id.empty()) found = migration::ancestors(layers_, id);
        std::erase_if(found, [&](const std::string& each) { return has(rows, each); });
        if (steps > 0 && found.size() > static_cast<std::size_t>(steps))
            found.resize(static_cast<std::size_t>(steps));
        return found;
    }

    std::vector<std::string> surplus(const rows_of& rows, std::string_view target) const {
        const int steps = migration::relative_target(target);
        if (steps > 0)
            throw migration_error("downgrade goes back; to go forward say: upgrade " +
                                  std::string{target});
        std::vector<std::string> found;
        const std::string id = steps < 0 ? std::string{} : migration::resolve(layers_, target);
        if (!id.empty() && !has(rows, id))
            throw migration_error("revision " + id +
                                  " is not applied, so there is no way back to it; `current` shows "
                                  "where the database is");
        for (auto each = rows.rbegin(); each != rows.rend(); ++each) {
            if (steps < 0 && found.size() == static_cast<std::size_t>(-steps)) break;
            const std::vector<std::string> line = migration::ancestors(layers_, each->id);
            const bool follows =
                id.empty() || std::find(line.begin(), line.end(), id) != line.end();
            if (follows && each->id != id) found.push_back(each->id);
        }
        return found;
    }

    schema::schema state_of(const rows_of& rows) const {
        std::vector<migration::layer> known;
        const migration::layer* last = nullptr;
        for (const migration::layer& each : layers_)
            if (has(rows, each.id)) {
                known.push_back(outline(each));
                last = &each;
            }
        if (known.empty()) return {};
        if (migration::heads(known).size() == 1) return last->result;
        schema::schema state;
        for (const migration::layer& each : layers_)
            if (has(rows, each.id)) migration::apply_steps(state, each.up);
        return state;
    }

    void run(const migration::layer& one, migration::direction way, const schema::schema& from,
             std::int64_t position) {
        migration::detail::layer_runner{*session_, one, way, told_}.run(from, position);
    }

    std::unique_ptr<any_session> owned_;
    any_session* session_;
    std::vector<migration::layer> layers_;
    migration::listener told_;
    std::chrono::milliseconds lock_wait_ = std::chrono::minutes{5};
};

}  // namespace varve
