// A repository is one model's table in the hands of a program: rows go in and come out as the model's own struct, each
// call one prepared statement with bound values. It stands on query/ (texts) and session/ (statements), and is what
// applications call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include <varve/core/rule.hpp>
#include <varve/model/model.hpp>
#include <varve/query/query.hpp>
#include <varve/repository/behaviour_rules.hpp>
#include <varve/repository/detail/behaving.hpp>
#include <varve/repository/detail/exists_query.hpp>
#include <varve/repository/detail/insert_row.hpp>
#include <varve/repository/detail/key_column.hpp>
#include <varve/repository/detail/page_query.hpp>
#include <varve/repository/update_rules.hpp>
#include <varve/repository/generated_key.hpp>
#include <varve/repository/history_entry.hpp>
#include <varve/repository/repository_options.hpp>
#include <varve/session/session.hpp>

namespace varve {

namespace detail {

/// Of a model without behaviours there is nothing to be told.
struct no_repository_options {
    constexpr no_repository_options() = default;
    explicit no_repository_options(const repository_options&) {}
};

}  // namespace detail

template <class Model, backend Backend, seen_rows Seen, auto... Relations>
class loader;

/// The rows of `Model` on `Backend`. Cheap to make; the session must outlive it. Throws the classes of varve::error.
///
/// A model's behaviours (timestamps, soft_deleted, versioned, audited, retained) apply to every call; what they note in a
/// row is written back into an object that can be written. `Seen` is chosen by with_deleted().
template <class Model, backend Backend, seen_rows Seen = seen_rows::live>
class repository {
public:
    explicit repository(session<Backend>& session) : session_(session) { check(); }
    /// With an actor for histories, or another clock: `repository<metric, sqlite> metrics{session, {.actor = "jan"}}`.
    repository(session<Backend>& session, repository_options options) : session_(session), options_(std::move(options)) { check(); }

    /// Who is written into the history from now on.
    repository& acting_as(std::string actor)
        requires detail::behaves<Model>
    {
        options_.actor = std::move(actor);
        return *this;
    }

    /// The same rows and those that were erased softly: they are found, updated and counted like the others.
    auto with_deleted() const {
        if constexpr (detail::obeys<rows_are_soft_deleted<Model>>())
            return repository<Model, Backend, seen_rows::all>{session_, options_};
        else
            return *this;
    }

    /// Inserts a row. A generated key is written back into it; a key that is set (is not zero) is kept.
    Model& insert(Model& row) {
        if constexpr (detail::behaves<Model>)
            acts().insert(row);
        else
            detail::insert_row(session_, row);
        return row;
    }
    Model insert(Model&& row) {
        insert(row);
        return std::move(row);
    }

    /// Inserts a range of rows, many in one statement, all or none, and writes generated keys back when the range's
    /// elements can be written. Returns how many.
    template <class Range>
    std::size_t insert_range(Range&& rows);

    /// The row with this key, if there is one. A composite key takes its values in the order of the fields.
    template <class... Key>
    std::optional<Model> get(const Key&... key) {
        if constexpr (!detail::obeys<key_matches<Model, Key...>>())
            return std::nullopt;
        else if constexpr (detail::behaves<Model>)
            return acts().get(detail::given_key<Model, Key...>{{{key}...}});
        else
            return session_.first(detail::get_query<Model, Key...>{{{key}...}});
    }

    /// The first row for which a condition holds, if there is one.
    template <predicate Predicate>
    std::optional<Model> find(const Predicate& condition) {
        return session_.first(seen(select<Model>().where(condition).limit(1)));
    }

    /// Every row for which a condition holds.
    template <predicate Predicate>
    std::vector<Model> where(const Predicate& condition) {
        return session_.all(seen(select<Model>().where(condition)));
    }

    /// The same in an order: `where(col<&metric::value> > 20.0, desc(col<&metric::measured_at>))`.
    template <predicate Predicate, detail::order_key First, detail::order_key... Rest>
    std::vector<Model> where(const Predicate& condition, const First& first, const Rest&... rest) {
        return session_.all(seen(select<Model>().where(condition).order_by(first, rest...)));
    }

    /// Every row. For a table that may be large, stream() instead.
    std::vector<Model> all() { return session_.all(seen(select<Model>())); }

    /// Every row, in an order: expressions, or `asc` and `desc` of them.
    template <detail::order_key First, detail::order_key... Rest>
    std::vector<Model> all(const First& first, const Rest&... rest) {
        return session_.all(seen(select<Model>().order_by(first, rest...)));
    }

    /// A page in the order of the key: `page(20)` is the first, `page(last.id, 20)` what follows the row with that key. A page
    /// costs the same wherever it is, and rows that come or go meanwhile move no others to another page.
    template <class... KeyAndSize>
    std::vector<Model> page(const KeyAndSize&... each) {
        if constexpr (sizeof...(KeyAndSize) == 1 && detail::key_size<Model> != 0)
            return session_.all(detail::page_query<Model, Seen, std::nullptr_t>{nullptr, static_cast<std::int64_t>((each, ...))});
        else if constexpr (detail::obeys<page_follows_a_key<Model, sizeof...(KeyAndSize)>>() &&
                           detail::obeys<typename detail::leading_key<Model, KeyAndSize...>::rule>())
            return session_.all(detail::page_query<Model, Seen, typename detail::leading_key<Model, KeyAndSize...>::type>{
                detail::leading_key<Model, KeyAndSize...>::make({each...}), detail::number_behind_key<Model>(0, each...)});
        else
            return {};
    }

    /// A page in another order, of fields that are never NULL and behind them the key: the first, or what follows the last row
    /// of the page before; include varve/repository/page_by.hpp.
    ///
    ///     auto next = metrics.page_by(page.back(), 20, desc(col<&metric::measured_at>));
    template <detail::order_key... Orders>
    std::vector<Model> page_by(std::int64_t size, const Orders&... orders);
    template <detail::order_key... Orders>
    std::vector<Model> page_by(const Model& last, std::int64_t size, const Orders&... orders);

    /// Rows together with those that belong to them, one query a relation; include varve/repository/with.hpp.
    ///
    ///     for (auto& [metric, readings] : metrics.with<&reading::metric_id>().all()) …
    template <auto... Relations>
    loader<Model, Backend, Seen, Relations...> with() const;

    /// Every row, one at a time, in an order when one is given.
    auto stream() { return session_.stream(seen(select<Model>())); }
    template <detail::order_key First, detail::order_key... Rest>
        requires(!predicate<First>)
    auto stream(const First& first, const Rest&... rest) {
        return session_.stream(seen(select<Model>().order_by(first, rest...)));
    }
    template <predicate Predicate>
    auto stream(const Predicate& condition) {
        return session_.stream(seen(select<Model>().where(condition)));
    }
    template <predicate Predicate, detail::order_key First, detail::order_key... Rest>
    auto stream(const Predicate& condition, const First& first, const Rest&... rest) {
        return session_.stream(seen(select<Model>().where(condition).order_by(first, rest...)));
    }

    /// Writes all fields of the row that has this object's key. False when there is none. Of a versioned model throws
    /// stale_write when the row's version is no longer the object's.
    bool update(const Model& row) {
        if constexpr (detail::behaves<Model>) {
            Model copy = row;
            return update(copy);
        } else {
            return session_.run(detail::update_by_key_query<Model>{row}) != 0;
        }
    }
    bool update(Model& row)
        requires detail::behaves<Model>
    {
        return acts().template update<detail::change_of<Model, false>>(row);
    }

    /// Writes the fields named and no others: `update<&metric::value, &metric::note>(row)`.
    template <member auto First, member auto... Rest>
    bool update(const Model& row) {
        if constexpr (detail::behaves<Model>) {
            Model copy = row;
            return update<First, Rest...>(copy);
        } else if constexpr (detail::check_written<Model, First, Rest...>()) {
            return session_.run(detail::change_query<Model, Seen, detail::change_of<Model, false, First, Rest...>>{row}) != 0;
        } else {
            return false;
        }
    }
    template <member auto First, member auto... Rest>
    bool update(Model& row)
        requires detail::behaves<Model>
    {
        if constexpr (detail::check_written<Model, First, Rest...>())
            return acts().template update<detail::change_of<Model, false, First, Rest...>>(row);
        else
            return false;
    }

    /// Inserts the row, or writes its fields over the one that has the same key; with members named, over the one that is
    /// the same in that unique fact: `upsert<&metric::name, &metric::dataset>(row)`. The key of the row that stayed is written
    /// back. No version is compared; a softly erased row becomes what the object says.
    template <member auto... Unique>
    Model& upsert(Model& row) {
        if constexpr (detail::behaves<Model>)
            acts().template upsert<Unique...>(row);
        else if constexpr (sizeof...(Unique) == 0)
            upsert_by_key(row);
        else
            upsert_by_unique<Unique...>(row);
        return row;
    }
    template <member auto... Unique>
    Model upsert(Model&& row) {
        upsert<Unique...>(row);
        return std::move(row);
    }
    template <member auto... Unique>
    Model upsert(const Model& row) {
        Model copy = row;
        upsert<Unique...>(copy);
        return copy;
    }

    /// Deletes the row with this key. False when there is none.
    template <class... Key>
    bool erase(const Key&... key) {
        if constexpr (!detail::obeys<key_matches<Model, Key...>>())
            return false;
        else if constexpr (detail::behaves<Model>)
            return acts().template erase<false>(detail::given_key<Model, Key...>{{{key}...}});
        else
            return session_.run(detail::erase_by_key_query<Model, Key...>{{{key}...}}) != 0;
    }
    /// Deletes the row that has this object's key. Of a versioned model throws stale_write when the row's version is no
    /// longer the object's.
    bool erase(const Model& row)
        requires detail::behaves<Model>
    {
        return acts().template erase<detail::has_versions<Model>>(detail::key_of_row<Model>{row}, detail::version_of(row));
    }

    /// Deletes the rows with these keys, which are one parameter: `erase_range(std::vector{1, 2, 3})`. Returns how many there were.
    template <class Keys>
    std::int64_t erase_range(const Keys& keys) {
        if constexpr (detail::obeys<key_matches<Model, std::iter_value_t<decltype(std::begin(keys))>>>())
            return erase_where(detail::key_column<Model>{}.in(keys));
        else
            return 0;
    }

    /// Deletes every row for which a condition holds; returns how many.
    template <predicate Predicate>
    std::int64_t erase_where(const Predicate& condition) {
        if constexpr (requires { condition.expect_something(); }) condition.expect_something();  // dynamic
        if constexpr (detail::behaves<Model>)
            return acts().erase_where(condition);
        else
            return session_.run(varve::erase<Model>().where(condition));
    }

    /// Brings back the softly erased row with this key. False when there is none.
    template <class... Key>
    bool restore(const Key&... key) {
        if constexpr (detail::obeys<rows_are_soft_deleted<Model>>() && detail::obeys<key_matches<Model, Key...>>())
            return acts().restore(detail::given_key<Model, Key...>{{{key}...}});
        else
            return false;
    }

    /// Deletes the row with this key for good, erased before or not. False when there is none. Its history stays.
    template <class... Key>
    bool purge(const Key&... key) {
        if constexpr (detail::obeys<rows_are_soft_deleted<Model>>() && detail::obeys<key_matches<Model, Key...>>())
            return acts().template purge<false>(detail::given_key<Model, Key...>{{{key}...}});
        else
            return false;
    }

    /// Deletes for good the rows that are older than their retention allows, softly erased ones too; returns how many.
    std::int64_t expire() { return expire(now()); }
    std::int64_t expire(clock::time_point now) {
        if constexpr (detail::obeys<rows_are_retained<Model>>())
            return acts().expire({static_cast<std::int64_t>(now.time_since_epoch().count())});
        else
            return 0;
    }

    /// What happened to the row with this key, newest first, one entry a changed field: `history(42)`, or at most so many
    /// entries, `history(42, 20)`.
    template <class... KeyAndLimit>
    std::vector<history_entry> history(const KeyAndLimit&... each) {
        if constexpr (asks_history<0, 1, KeyAndLimit...>())
            return detail::read_history<Model>(session_, detail::leading_key<Model, KeyAndLimit...>::make({each...}).text(),
                                               detail::number_behind_key<Model>(INT64_MAX, each...));
        else
            return {};
    }

    /// Makes the row with this key what it was after a revision of its history, `revert(42, 3)`, or at a time,
    /// `revert(42, clock::time_point)`. That is a change like any other, and can be reverted. False when there is no such
    /// revision, or no row was there then; a row that was erased for good comes back if all its fields are audited (one added
    /// since with its initializer), and is of version 1 again. SQLite may have given its generated key to another row by then,
    /// which is what is changed. Throws data_error when an entry to be undone names no column, or holds no value of its type.
    template <class... KeyAndRevision>
    bool revert(const KeyAndRevision&... each) {
        if constexpr (asks_history<1, 1, KeyAndRevision...>())
            return acts().revert(detail::leading_key<Model, KeyAndRevision...>::make({each...}),
                                 detail::moment_behind_key<std::int64_t, clock::time_point>(each...));
        else
            return false;
    }

    /// How many rows there are, or how many a condition holds for.
    std::int64_t count() { return count_of(seen(select<counted>(varve::count()).template from<Model>())); }
    template <predicate Predicate>
    std::int64_t count(const Predicate& condition) {
        return count_of(seen(select<counted>(varve::count()).template from<Model>().where(condition)));
    }

    /// Whether a condition holds for any row.
    template <predicate Predicate>
    bool exists(const Predicate& condition) {
        if constexpr (detail::soft_deletes<Model> && Seen == seen_rows::live)
            return exists_row(condition && col<detail::behaviour_of<Model, detail::behaviour::soft_deleted>::deleted>.is_null());
        else
            return exists_row(condition);
    }

private:
    struct counted {
        std::int64_t rows{};
    };
    template <class Range>
    std::size_t insert_rows(Range& rows);
    template <class Predicate>
    bool exists_row(const Predicate& condition) {
        return session_.first(detail::exists_where<Model>(condition)).has_value();
    }
    void upsert_by_key(Model& row) {
        if constexpr (detail::has_generated_key<Model>)
            if (detail::key_is_unset(row)) return detail::insert_row(session_, row);
        session_.run(detail::upsert_query<Model, true>{row});
    }
    template <auto... Unique>
    void upsert_by_unique(Model& row);
    template <class Query>
    std::int64_t count_of(const Query& query) {
        return session_.first(query)->rows;
    }

    static void check() {
        static_cast<void>(detail::model_is_sound<Model>);
        if constexpr (detail::behaves<Model>) static_cast<void>(detail::obeys<behaving_model_has_key<Model>>());
    }

    auto acts() { return detail::behaving<Model, Backend, Seen>{session_, options_}; }

    clock::time_point now() const {
        if constexpr (detail::behaves<Model>)
            return options_.clock->now();
        else
            return {};
    }

    // What a plain model is asked for passes through untouched.
    template <class Query>
    static constexpr decltype(auto) seen(const Query& query) {
        if constexpr (detail::soft_deletes<Model> && Seen == seen_rows::live)
            return detail::behaving<Model, Backend, Seen>::seen(query);
        else
            return (query);
    }

    /// Of a key and so many numbers behind it.
    template <std::size_t Least, std::size_t Most, class... Arguments>
    static consteval bool asks_history() {
        if constexpr (!detail::obeys<changes_are_audited<Model>>())
            return false;
        else if constexpr (sizeof...(Arguments) < detail::key_size<Model> + Least || sizeof...(Arguments) > detail::key_size<Model> + Most)
            return detail::obeys<key_has_a_number_behind_it<Model, sizeof...(Arguments), Least>>();
        else
            return detail::obeys<typename detail::leading_key<Model, Arguments...>::rule>();
    }

    session<Backend>& session_;
    [[no_unique_address]] std::conditional_t<detail::behaves<Model>, repository_options, detail::no_repository_options> options_{};
};

}  // namespace varve

#include <varve/repository/insert_range.hpp>
#include <varve/repository/upsert_by_unique.hpp>
