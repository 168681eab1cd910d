// A unit of work: rows are read as plain structs, changed, added and removed, and one commit writes what differs. What goes
// in are keys and queries, what comes out are references to objects, one for each row; applications call it where a repository
// would write whole rows one at a time. Included by those who use it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <varve/core/rule.hpp>
#include <varve/repository/detail/row_link.hpp>
#include <varve/repository/detail/tracked_models.hpp>
#include <varve/repository/detail/write_order.hpp>
#include <varve/repository/manual_clock.hpp>
#include <varve/repository/pending_change.hpp>
#include <varve/repository/repository_options.hpp>
#include <varve/repository/tracked_rows.hpp>
#include <varve/repository/unit_of_work_rules.hpp>
#include <varve/session/session.hpp>

namespace varve {

/// Objects that are read, changed and written together:
///
///     varve::unit_of_work work{session};
///     metric& warm = work.load<metric>(42);
///     warm.value = 21.5;
///     reading& fresh = work.add(reading{.taken_at = now});
///     work.link<&reading::metric_id>(fresh, warm);
///     work.commit();
///
/// A row has one object, however often it is found, and the object stays where it is until the unit ends. A commit is one
/// transaction: inserts (parents before children, many rows in one statement), then an UPDATE of the columns that changed and
/// no others, then deletes (children before parents). Objects that nobody changed cost no statement. Behaviours apply as
/// in a repository: all of a commit has one time; softly erased rows are not found. What an update never writes (computed
/// columns, the notes of behaviours) is not looked at.
///
/// An object keeps the values it was read with, also when a later query meets its row changed by others: refresh() reads it
/// again. Whatever an object holds at a commit is written: one that was moved from as well, so copy out of it. Two rows that
/// hand on a unique value between them need a commit each. Where the engine gives keys out again (SQLite, of the newest rows),
/// the object of a row that others deleted may be taken for the row that others inserted with its key; refresh() tells.
///
/// When a commit throws, nothing was written and every object is what it was before: it can be tried again. Queries see the
/// database, not what is yet to be committed. One thread; the session must outlive it. Throws the classes of varve::error.
template <backend Backend>
class unit_of_work {
public:
    /// With an actor for histories, or another clock: `unit_of_work work{session, {.actor = "jan"}}`.
    explicit unit_of_work(session<Backend>& session, repository_options options = {})
        : session_(session), clock_(options.clock), options_{std::move(options.actor), &moment_} {}
    unit_of_work(const unit_of_work&) = delete;
    unit_of_work& operator=(const unit_of_work&) = delete;

    /// Who is written into the history from now on.
    unit_of_work& acting_as(std::string actor) {
        options_.actor = std::move(actor);
        return *this;
    }

    /// The object of the row with this key; nullptr when there is none, or it is to be removed. A row whose object is here is
    /// not read again.
    template <class Model, class... Key>
    Model* get(const Key&... key) {
        if constexpr (tracks<Model>() && detail::obeys<key_matches<Model, Key...>>()) {
            using given = detail::given_key<Model, Key...>;
            const given wanted{{{key}...}};
            detail::tracked_models<Model, Backend>& models = models_of<Model>();
            if (detail::tracked_object<Model>* const found = models.find(wanted.text()))
                return found->state == detail::row_state::removed ? nullptr : &found->row;
            std::optional<Model> row = session_.first(detail::seen_row_query<Model, seen_rows::live, given>{wanted});
            return row ? models.track(std::move(*row)) : nullptr;
        } else {
            return nullptr;
        }
    }
    /// The same of a row that must be there. Throws data_error (SQLSTATE 02000) when it is not.
    template <class Model, class... Key>
    Model& load(const Key&... key) {
        Model* const found = get<Model>(key...);
        if (found == nullptr) missing(detail::table_name_of<Model>);
        return *found;
    }

    /// The objects of the rows that a query gives, whole rows of a model.
    template <runnable<Backend> Query>
    auto all(const Query& query) {
        using model = typename Query::row_type;
        std::vector<model*> found;
        if constexpr (tracks<model>()) {
            std::vector<model> rows = session_.all(seen<model>(query));
            detail::tracked_models<model, Backend>& models = models_of<model>();
            models.expect(rows.size());
            found.reserve(rows.size());
            for (model& each : rows) {
                if constexpr (detail::soft_deletes<model> && !narrows<model, Query>())  // a query that takes no condition
                    if (is_erased(each)) continue;
                if (model* const tracked = models.track(std::move(each))) found.push_back(tracked);
            }
        }
        return tracked_rows<model>{std::move(found)};
    }
    /// Of every row, in an order if one is given.
    template <class Model, detail::order_key... Orders>
    tracked_rows<Model> all(const Orders&... orders) {
        return all(ordered(select<Model>(), orders...));
    }
    /// Of every row for which a condition holds.
    template <class Model, predicate Predicate, detail::order_key... Orders>
    tracked_rows<Model> where(const Predicate& condition, const Orders&... orders) {
        return all(ordered(select<Model>().where(condition), orders...));
    }
    /// Of the first row for which a condition holds; nullptr when there is none.
    template <class Model, predicate Predicate>
    Model* find(const Predicate& condition) {
        tracked_rows<Model> found = all(select<Model>().where(condition).limit(1));
        if (found.empty())  // that may have been one to be removed, which the database still has
            if (const std::size_t hidden = models_of<Model>().count_removed(); hidden != 0)
                found = all(select<Model>().where(condition).limit(static_cast<std::int64_t>(hidden) + 1));
        return found.empty() ? nullptr : &found[0];
    }

    /// An object that the next commit inserts; a generated key is then written into it. Until then it is not found by its key.
    template <class Model>
    Model& add(Model row) {
        if constexpr (tracks<Model>())
            return models_of<Model>().add(std::move(row));
        else
            untracked({});
    }

    /// The next commit deletes the object's row (one that was only added is forgotten), behind all that it inserts: what is to
    /// take its key or another unique value waits for a second commit. The object's memory stays until the unit ends.
    template <class Model>
    void remove(Model& row) {
        detail::tracked_object<Model>& object = object_of(row);
        if (object.state == detail::row_state::added)
            models_of<Model>().discard(object);
        else
            object.state = detail::row_state::removed;
    }

    /// Fills a foreign key of one object, all of its columns named, from another: when the other is inserted if it has no key before.
    template <member auto First, member auto... Rest, class Child, class Parent>
    void link(Child& child, Parent& parent) {
        if constexpr (detail::obeys<link_is_a_foreign_key<Child, Parent, First, Rest...>>())
            detail::link_rows<First, Rest...>(object_of(child), object_of(parent));
    }

    /// Makes an object what it was when it was read, and takes its removal back; one that was added is forgotten.
    template <class Model>
    void discard(Model& row) {
        models_of<Model>().discard(object_of(row));
    }

    /// Reads an object's row again, and drops what was changed in it. False when the row is gone: the object is forgotten.
    template <class Model>
    bool refresh(Model& row) {
        detail::tracked_object<Model>& object = object_of(row);
        if (object.state == detail::row_state::added)
            throw usage_error("varve: an object is to be read again that no row was inserted for; commit first");
        return models_of<Model>().refresh(object);
    }

    /// What a commit would write, in its order.
    std::vector<pending_change> changes() {
        std::vector<pending_change> found;
        const planned plan = make_plan();
        for (const detail::write_batch& batch : plan.inserts)
            for (const detail::tracked_row* const row : batch.rows)
                found.push_back(batch.set->describe(*row, pending_change::kind::insert));
        for (const auto& set : sets_)
            for (const detail::tracked_row* const row : set->changed())
                found.push_back(set->describe(*row, pending_change::kind::update));
        for (const detail::write_batch& batch : plan.removals)
            for (const detail::tracked_row* const row : batch.rows)
                found.push_back(batch.set->describe(*row, pending_change::kind::remove));
        return found;
    }

    /// Writes what differs, all or nothing, and returns how many rows that were; without a difference no statement runs. Throws
    /// stale_write for a versioned row that another has written, and for any changed row that is gone (its found_version() is
    /// then 0): refresh() its object and commit again. In a transaction of the caller's it is a savepoint: whoever
    /// rolls that back loses the commit, while the objects count as written and no later commit writes them; clear() the unit then.
    std::size_t commit() {
        const planned plan = make_plan();
        if (plan.rows == 0) return 0;
        try {
            auto whole = session_.transaction();
            moment_.set(clock_->now());  // behind the wait for other writers, so that histories are in the order of their times
            for (const auto& set : sets_) set->keep();
            for (const detail::write_batch& batch : plan.inserts) batch.set->insert(batch.rows);
            for (const auto& set : sets_) set->update();
            for (const detail::write_batch& batch : plan.removals) batch.set->remove(batch.rows);
            for (const auto& set : sets_) set->write_history();
            for (const auto& set : sets_) set->prepare_to_settle();
            whole.commit();
        } catch (...) {
            for (const auto& set : sets_) set->put_back();
            throw;
        }
        for (const auto& set : sets_) set->settle();
        return plan.rows;
    }

    /// Forgets every object; references to them end here.
    void clear() { sets_.clear(); }

private:
    struct planned {
        std::vector<detail::write_batch> inserts;
        std::vector<detail::write_batch> removals;
        std::size_t rows = 0;
    };

    planned make_plan() {
        planned plan;
        for (const auto& set : sets_) {
            set->plan();
            plan.rows += set->added().size() + set->changed().size() + set->removed().size();
        }
        if (plan.rows == 0) return plan;
        plan.inserts = detail::write_order(sets_, detail::write_kind::insert);
        plan.removals = detail::write_order(sets_, detail::write_kind::remove);
        return plan;
    }

    template <class Model>
    static consteval bool tracks() {
        return detail::obeys<tracked_model_has_key<Model>>();
    }

    template <class Model>
    detail::tracked_models<Model, Backend>& models_of() {
        using models = detail::tracked_models<Model, Backend>;
        for (const auto& set : sets_)
            if (set->tag() == &detail::model_tag<Model>) return static_cast<models&>(*set);
        return static_cast<models&>(*sets_.emplace_back(std::make_unique<models>(session_, options_)));
    }
    template <class Model>
    detail::tracked_object<Model>& object_of(Model& row) {
        detail::tracked_object<Model>* const found = models_of<Model>().find(row);
        if (found == nullptr) untracked(detail::table_name_of<Model>);
        return *found;
    }

    template <class Model, class Query>
    static consteval bool narrows() {
        using soft = detail::behaviour_of<Model, detail::behaviour::soft_deleted>;
        return requires(const Query& query) { query.where(col<soft::deleted>.is_null()); };
    }
    template <class Model>
    static bool is_erased(const Model& row) {
        return get_member<detail::behaviour_of<Model, detail::behaviour::soft_deleted>::deleted>(row).has_value();
    }
    template <class Model, class Query>
    static auto seen(const Query& query) {
        if constexpr (detail::soft_deletes<Model> && narrows<Model, Query>())
            return detail::behaving<Model, Backend, seen_rows::live>::seen(query);
        else
            return query;
    }
    template <class Query, class... Orders>
    static auto ordered(const Query& query, const Orders&... orders) {
        if constexpr (sizeof...(Orders) == 0)
            return query;
        else
            return query.order_by(orders...);
    }

    [[noreturn, gnu::cold]] static void missing(std::string_view table) {
        throw data_error("a row of " + std::string{table} + " is not there; get() finds out whether one is", {.sqlstate = "02000"});
    }
    [[noreturn, gnu::cold]] static void untracked(std::string_view table) {
        throw usage_error("varve: an object of " + std::string{table} +
                          " is not one of this unit of work; give the reference that get, all or add returned");
    }

    session<Backend>& session_;
    const clock* clock_;
    manual_clock moment_{};  ///< of the commit
    repository_options options_;
    detail::tracked_sets sets_{};
};

}  // namespace varve
